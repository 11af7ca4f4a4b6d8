"""Pages and their two editions: WeasyPrint lays out and writes, pikepdf finishes."""
