# ruff: noqa: E501 -- a finding's sentence stands on one line
"""References: what leads somewhere is passed over in silence, what leads nowhere or elsewhere is told."""

from collections.abc import Callable

import pytest

from trycksak.preflight.links import check_links
from trycksak.preflight.site import Site

Change = Callable[[str, str, str], None]
HEADING = '<h1 id="top-of-it">Rubrik</h1>'


def told(site: Site) -> list[str]:
    return [str(finding) for finding in check_links(site)]


def test_nothing_is_said_of_a_good_site(site: Site) -> None:
    assert told(site) == []


@pytest.mark.parametrize(
    "good",
    [
        '<a href="en/">x</a><a href="./en/index.html#top-of-it">x</a><a href="/en">x</a><a href="?q=1#top">x</a><a href="#">x</a>',
        '<a href="https://summit.example/en/#top-of-it">x</a><a href="//SUMMIT.example/404.html">x</a>',
        '<a href="https://other.example/">x</a><a href="mailto:a@b.example">x</a><a href="tel:+468">x</a>',
        '<a href="/assets/site.css#whatever">x</a><a href="#top-of-it:~:text=Rubrik">x</a><a name="old" href="#old">x</a>',
        '<img alt="" src="data:image/png;base64,AA=="><div style="background: url(data:image/svg+xml;utf8,x)"></div>',
        '<img alt="" srcset="assets/sv-mono.svg 1x,assets/en-mono.svg 2x">',
        '<style>@namespace svg url(http://www.w3.org/2000/svg); /* url(http://x.example/) */ a { mask: url("/assets/sv-mono.svg") }</style>',
        '<link rel="alternate" href="https://other.example/feed.xml"><p cite="https://other.example/">x</p>',
        '<h2 id="å b">x</h2><a href="#%C3%A5%20b">x</a>',
    ],
)
def test_references_that_are_right(good: str, site: Site, change: Change) -> None:
    change("index.html", HEADING, HEADING + good)
    assert told(site) == []


FILE = "leads to no file of the site; a reference leads to a file that exists. Correct it, or add the file."
ANCHOR = "the part after # is an id of that page. Correct it, or give the heading that id."


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ('<a href="gone/">x</a>', f"`gone/` {FILE}"),
        ('<a href="/assets/">x</a>', f"`/assets/` {FILE}"),
        ('<a href="404.html/">x</a>', f"`404.html/` {FILE}"),
        ('<a href="https://summit.example/gone">x</a>', f"`https://summit.example/gone` {FILE}"),
        ('<a href="/../../../etc/passwd">x</a>', f"`/../../../etc/passwd` {FILE}"),
        ('<a href="%2e%2e/beside.txt">x</a>', f"`%2e%2e/beside.txt` {FILE}"),
        (f'<a href="{"x" * 300}">x</a>', f"`{'x' * 300}` {FILE}"),
        (
            '<link rel="alternate" hreflang="en" href="https://summit.example/gone/">',
            f"`https://summit.example/gone/` {FILE}",
        ),
        ('<img alt="" src="gone.png">', f"`gone.png` {FILE}"),
        ('<picture><source srcset="assets/sv-mono.svg, gone.svg 2x"></picture>', f"`gone.svg` {FILE}"),
        ('<svg><use xlink:href="gone.svg#x"/></svg>', f"`gone.svg#x` {FILE}"),
        ('<a href="http://[">x</a>', "`http://[` is no address; a reference leads to something. Correct it."),
        ('<a href="#gone">x</a>', f"`#gone` leads to no `id` of `out/site/index.html`; {ANCHOR}"),
        ('<a href="en/#gone">x</a>', f"`en/#gone` leads to no `id` of `out/site/en/index.html`; {ANCHOR}"),
    ],
)
def test_dead_links(bad: str, words: str, site: Site, change: Change) -> None:
    (site.root.parent / "beside.txt").write_text("no part of the site")
    change("index.html", HEADING, HEADING + bad)
    assert told(site) == [f"out/site/index.html:7 site/dead-link\n  {words}"]


THIRD = "the site loads nothing from a third party. Put the file into the site, or leave it out."


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="{}"></script>',
        '<link rel="stylesheet" href="{}">',
        '<link rel="shortcut icon" href="{}">',
        '<link rel="preload" href="{}">',
        '<link rel="preconnect" href="{}">',
        '<img alt="" src="{}">',
        '<img alt="" srcset="{} 2x">',
        '<iframe src="{}"></iframe>',
        '<object data="{}"></object>',
        '<video poster="{}"></video>',
        '<svg><use href="{}"/></svg>',
        '<p style="background: url({})">x</p>',
        "<style>@import '{}';</style>",
    ],
)
@pytest.mark.parametrize("address", ["https://other.example/x", "//other.example/x"])
def test_third_parties(tag: str, address: str, site: Site, change: Change) -> None:
    change("index.html", HEADING, HEADING + tag.format(address))
    words = f"`{address}` loads from other.example; {THIRD}"
    assert told(site) == [f"out/site/index.html:7 site/third-party\n  {words}"]


def test_style_sheets_are_read(site: Site) -> None:
    css = '@import "https://other.example/a.css";\n/* url(x)\n */ a { src: url( "gone.woff2" ) }\nb { background: URL(sv-mono.svg) }\n'
    (site.root / "assets" / "site.css").write_text(css, encoding="utf-8")
    assert told(site) == [
        f"out/site/assets/site.css:1 site/third-party\n  `https://other.example/a.css` loads from other.example; {THIRD}",
        f"out/site/assets/site.css:3 site/dead-link\n  `gone.woff2` {FILE}",
    ]


def test_a_site_in_a_folder_of_its_server(site: Site, change: Change) -> None:
    inside = Site(site.root, "https://summit.example/2006/")
    for name in ("index.html", "404.html", "en/index.html", "en/404.html"):
        text = (site.root / name).read_text(encoding="utf-8")
        text = text.replace('="/', '="/2006/').replace("https://summit.example/", "https://summit.example/2006/")
        (site.root / name).write_text(text, encoding="utf-8")
    assert told(inside) == []
    change("index.html", HEADING, f'{HEADING}<a href="https://summit.example/2005/">x</a><a href="/en/">x</a>')
    assert told(inside) == [f"out/site/index.html:7 site/dead-link\n  `/en/` {FILE}"]
