"""The website's engine: the only part of the package that knows MkDocs."""
