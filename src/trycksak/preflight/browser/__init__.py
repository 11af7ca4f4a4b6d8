"""The proof of web pages: every page of a finished site in a real browser, as readers meet it."""
