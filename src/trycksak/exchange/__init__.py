"""The exchange of texts with a translation bureau: words go out as XLIFF or PO and come back; facts never leave."""
