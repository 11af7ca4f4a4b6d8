"""The website for machines: sitemap.xml with every address and its translations, and robots.txt."""

from xml.sax.saxutils import escape, quoteattr

from trycksak.model.edition import Edition
from trycksak.render.site_frame import alternates


def sitemap(edition: Edition) -> str:
    """Write the sitemap (sitemaps.org 0.9); without dates, so that the same event gives the same bytes."""
    urls = "".join(
        f"  <url>\n    <loc>{escape(edition.url(page, locale))}</loc>\n{_links(alternates(edition, page))}  </url>\n"
        for locale in edition.event.locales
        for page in edition.published(locale)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{urls}</urlset>\n"
    )


def _links(links: tuple[tuple[str, str], ...]) -> str:
    return "".join(
        f'    <xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>\n'
        for language, url in links
    )


def robots(edition: Edition) -> str:
    """Write robots.txt: everything may be read, and here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {edition.event.website}sitemap.xml\n"
