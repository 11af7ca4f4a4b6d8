"""The proof of web pages: every page of a finished site in a real browser, as readers meet it."""

from trycksak.preflight.browser.proof import prove_site

__all__ = ["prove_site"]
