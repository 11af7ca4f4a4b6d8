# ruff: noqa: E501 -- a finding's sentence stands on one line
"""What acts in a finished site is told, and so is what is for writers and printers; what a site may hold passes."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from trycksak.preflight.active import check_active
from trycksak.preflight.private import check_private
from trycksak.preflight.site import Site

Change = Callable[[str, str, str], None]
HEADING = '<h1 id="top-of-it">Rubrik</h1>'
OUT = "Take it out of the template or the text that it comes from."
OWN_FILES = f"scripts stand in files of their own. {OUT}"


def told(site: Site) -> list[str]:
    return [str(finding) for finding in check_active(site)]


def test_nothing_is_said_of_a_good_site(site: Site) -> None:
    assert (told(site), check_private(site)) == ([], [])


@pytest.mark.parametrize(
    "good",
    [
        '<script src="/assets/programme.js" defer></script><script type="module" src="assets/search.js"></script>',
        '<script type="application/ld+json">{"@type": "Event", "name": "javascript:"}</script>',
        '<form action="/sok/" method="get"><input name="q"></form><form><input></form>',
        '<a href="mailto:a@b.example">x</a><a href="tel:+468">x</a><a href="geo:59,18">x</a><a href="webcal://summit.example/a.ics">x</a>',
        '<p title="onclick=alert(1)" class="style">javascript:alert(1)</p><meta http-equiv="x" content="refresh">',
    ],
)
def test_what_a_page_may_hold(good: str, site: Site, change: Change) -> None:
    for name in ("programme", "search"):
        (site.root / "assets" / f"{name}.js").write_text("'use strict'\n", encoding="utf-8")
    change("index.html", HEADING, HEADING + good)
    assert told(site) == []


BAD = {
    "<script>alert(1)</script>": f"site/script\n  a script stands in the page; {OWN_FILES}",
    '<script type="module">x</script>': f"site/script\n  a script stands in the page; {OWN_FILES}",
    '<script type="importmap">{}</script>': f"site/script\n  a script stands in the page; {OWN_FILES}",
    '<script type="application/ld+json">alert(1)</script>': f"site/script\n  what calls itself application/ld+json is no JSON; data for machines can be read. {OUT}",
    '<script src="https://evil.example/x.js"></script>': f"site/script\n  the script `https://evil.example/x.js` is none of the site's own; scripts lie in assets or pagefind. {OUT}",
    '<script src="en/x.js"></script>': f"site/script\n  the script `en/x.js` is none of the site's own; scripts lie in assets or pagefind. {OUT}",
    '<script src="data:text/javascript,x"></script>': f"site/script\n  the script `data:text/javascript,x` is none of the site's own; scripts lie in assets or pagefind. {OUT}",
    '<p onclick="x">x</p>': f"site/handler\n  `onclick` runs a script; {OWN_FILES}",
    '<p style="color: red">x</p>': f"site/style\n  `<p>` has a `style`; looks stand in style sheets: the site's policy refuses inline styles. {OUT}",
    "<style>p { color: red }</style>": f"site/element\n  the page holds `<style>`; a page shows what is its own. {OUT}",
    '<iframe src="/"></iframe>': f"site/element\n  the page holds `<iframe>`; a page shows what is its own. {OUT}",
    '<object type="x"></object>': f"site/element\n  the page holds `<object>`; a page shows what is its own. {OUT}",
    '<base href="/">': f"site/element\n  the page holds `<base>`; a page shows what is its own. {OUT}",
    '<meta http-equiv="Refresh" content="0;url=/en/">': f"site/element\n  the page leads away by itself; a reader decides where to go. {OUT}",
    '<form action="https://evil.example/"></form>': f"site/element\n  a form is sent to another server; what a reader writes stays with the site. {OUT}",
    '<a href=" java&#9;script:x">x</a>': f"site/address\n  `href` is a `javascript:` address; an address leads to a page or a file. {OUT}",
    '<a href="data:text/html,x">x</a>': f"site/address\n  `href` is a `data:` address; an address leads to a page or a file. {OUT}",
    '<img alt="" srcset="data:image/gif;base64,AA== 2x">': f"site/address\n  `srcset` is a `data:` address; an address leads to a page or a file. {OUT}",
}


@pytest.mark.parametrize("bad", BAD)
def test_what_acts_in_a_page_is_told(bad: str, site: Site, change: Change) -> None:
    (site.root / "en" / "x.js").write_text("1\n", encoding="utf-8")
    change("index.html", HEADING, HEADING + bad)
    extra = [
        f"out/site/index.html:7 site/address\n  `src` is a `data:` address; an address leads to a page or a file. {OUT}"
    ]
    other = extra if 'src="data:' in bad and "srcset" not in bad else []
    assert sorted(told(site)) == sorted([f"out/site/index.html:7 {BAD[bad]}", *other])


def test_style_sheets_and_drawings_are_read_too(site: Site) -> None:
    (site.root / "assets" / "site.css").write_text(
        "p {\n  background: u\\72l(data:image/gif;base64,AA==) }\n", encoding="utf-8"
    )
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<script>x</script></svg>\n'
    (site.root / "assets" / "bad.svg").write_text(drawing, encoding="utf-8")
    assert told(site) == [
        "out/site/assets/bad.svg:2 site/drawing\n  the drawing holds the element `<script>`; a drawing shows, and fetches and runs nothing. Save it anew without.",
        "out/site/assets/site.css:2 site/address\n  the style sheet holds a `data:` address; what a sheet shows is a file of the site. Put it into a file.",
    ]


AWAY = "Take it away, and find out how it came here."
READERS = f"a site holds what readers may find. {AWAY}"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (".env", "the file is hidden"),
        ("en/.DS_Store", "the file is hidden"),
        (".git/config", "the file is hidden"),
        ("index.html~", "the file is a writer's"),
        ("#index.html#", "the file is a writer's"),
        ("assets/site.css.bak", "the file is a writer's"),
        ("index.md", "the file is a writer's"),
    ],
)
def test_what_is_a_writer_s_is_told(name: str, what: str, site: Site) -> None:
    (site.root / name).parent.mkdir(exist_ok=True)
    (site.root / name).write_text("x", encoding="utf-8")
    (site.root / ".well-known").mkdir()
    (site.root / ".well-known" / "security.txt").write_text("x", encoding="utf-8")
    assert [str(finding) for finding in check_private(site)] == [f"out/site/{name} site/private\n  {what}; {READERS}"]


@pytest.mark.parametrize(("intent", "says"), [("GTS_PDFX", 1), ("GTS_PDFA1", 0)])
def test_a_press_edition_is_told_and_a_web_edition_is_not(intent: str, says: int, site: Site) -> None:
    pdf = pikepdf.new()
    pdf.Root.OutputIntents = pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name(f"/{intent}"))])
    pdf.save(Path(site.root / "leaflet.pdf"))
    should = "press editions lie in out/print/ and go to the printer"
    line = f"out/site/leaflet.pdf site/private\n  the PDF is made for the press (PDF/X); {should}. {AWAY}"
    assert [str(finding) for finding in check_private(site)] == [line] * says
