"""The preview: the website and the publications in a browser, new at every save.

`watching` tells of saves, `desk` reads the event anew, `pressroom` has what is open laid out, `views` says what a tab
shows, `server` hands it to the browser, `session` is all of it from start to end.
"""
