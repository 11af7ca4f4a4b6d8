"""The model as HTML and SVG, for the website and for print."""
