"""Measuring finished files, anybody's: the website, the publications, and the logotype on each."""
