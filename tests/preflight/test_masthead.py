# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The head of every page: its language and its logotype, broken in one way at a time."""

from collections.abc import Callable

import pytest

from trycksak.model.brand import Brand
from trycksak.preflight.masthead import check_html, check_site
from trycksak.preflight.site import Site

Change = Callable[[str, str, str], None]
PICTURE = '<img src="/assets/sv-positive.svg" alt="Stockholms stad">'


def told(site: Site, brand: Brand) -> list[str]:
    return [str(finding) for finding in check_site(site, brand, ("sv", "en"), "sv")]


def test_nothing_is_said_of_a_good_site(site: Site, brand: Brand) -> None:
    assert told(site, brand) == []
    assert check_html(site.root / "en" / "index.html", site, brand, "en") == []


@pytest.mark.parametrize(
    "picture",
    [
        '<img alt="" src="/assets/site.css">' + PICTURE,
        PICTURE + '<img alt="" src="/assets/menu.svg">',
        f'<picture><source srcset="/assets/sv-negative.svg 2x, assets/sv-mono.svg" media="print">{PICTURE}</picture>',
        PICTURE.replace("/assets", "https://summit.example/assets"),
        PICTURE.replace("/assets", "assets"),
    ],
)
def test_good_in_other_ways(picture: str, site: Site, brand: Brand, change: Change) -> None:
    change("index.html", PICTURE, picture)
    assert told(site, brand) == []


MISSING = "every page carries the logotype `Stockholms stad` in its header. Bring the header back in overrides/: an <img> of the file from brand/logotype/."
CHANGED = "is no original of the logotype; the header shows an original, byte for byte. Use the file from brand/logotype/, unchanged."
HIDDEN = "everybody meets it, at every width. Take that away."
BROKEN = {
    "no picture": (PICTURE, "", "index.html logotype/missing", f"the header has no logotype; {MISSING}"),
    "another picture": (PICTURE, '<img src="/assets/site.css" alt="x">', "index.html logotype/missing", f"the header has no logotype; {MISSING}"),
    "no header": ("<header>", "<div>", "index.html logotype/missing", f"the page has no header; {MISSING}"),
    "header of an article": ("<header>", "<article><header>", "index.html logotype/missing", f"the page has no header; {MISSING}"),
    "other language": ("sv-positive", "en-positive", "index.html:6 logotype/language", "`/assets/en-positive.svg` says `City of Stockholm` (en); in `sv` the logotype says `Stockholms stad`. Use the file from brand/logotype/, unchanged."),
    "file that is not there": ("sv-positive", "gone", "index.html:6 logotype/changed", f"`/assets/gone.svg` {CHANGED}"),
    "file from elsewhere": ("/assets/sv", "https://other.example/sv", "index.html:6 logotype/changed", f"`https://other.example/sv-positive.svg` {CHANGED}"),
    "another file in <picture>": (PICTURE, f'<picture><source srcset="/assets/site.css">{PICTURE}</picture>', "index.html:6 logotype/changed", f"`/assets/site.css` {CHANGED}"),
    "alternative text wrong": ('alt="Stockholms stad"', 'alt="Logotyp"', "index.html:6 logotype/alt", "the logotype's alternative text is `Logotyp`; it is what the mark says, `Stockholms stad`. Write `alt=\"Stockholms stad\"`."),
    "no alternative text": (' alt="Stockholms stad"', "", "index.html:6 logotype/alt", "the logotype has no alternative text; it is what the mark says, `Stockholms stad`. Write `alt=\"Stockholms stad\"`."),
    "no link": ('<a href="/">', "<a>", "index.html:6 logotype/link", "the logotype is not linked; it leads to the home page. Put it into a link."),
    "hidden": ("<header>", "<header hidden>", "index.html:6 logotype/hidden", f"the logotype is hidden by `hidden`; {HIDDEN}"),
    "hidden from some": ('<a href="/">', '<a href="/" aria-hidden="true">', "index.html:6 logotype/hidden", f"the logotype is hidden by `aria-hidden=\"true\"`; {HIDDEN}"),
    "hidden by style": ("<img ", '<img style="color: red; display: none !important" ', "index.html:6 logotype/hidden", f"the logotype is hidden by `display:none!important`; {HIDDEN}"),
    "says no language": (' lang="sv"', "", "index.html site/language", "the page does not say its language; here it is `lang=\"sv\"`. Correct the <html> of the template in overrides/."),
    "says another language": ('lang="sv"', 'lang="en"', "index.html site/language", "the page says `lang=\"en\"`; here it is `lang=\"sv\"`. Correct the <html> of the template in overrides/."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(
    old: str, new: str, place: str, words: str, site: Site, brand: Brand, change: Change
) -> None:
    change("index.html", old, new)
    assert told(site, brand) == [f"out/site/{place}\n  {words}"]


def test_one_changed_byte(site: Site, brand: Brand) -> None:
    path = site.root / "assets" / "en-positive.svg"
    path.write_bytes(path.read_bytes() + b"\n")
    words = f"`/assets/en-positive.svg` {CHANGED}"
    assert told(site, brand) == [f"out/site/en/{page}.html:6 logotype/changed\n  {words}" for page in ("404", "index")]


@pytest.mark.parametrize("data", ["", "\0", "<", "<!-- -->", "<html lang='sv'>", "\ud800"])
def test_a_page_of_nothing(data: str, site: Site, brand: Brand) -> None:
    (site.root / "index.html").write_bytes(data.encode("utf-8", "surrogatepass"))
    assert {finding.id for finding in check_site(site, brand, ("sv", "en"), "sv")} <= {
        "logotype/missing",
        "site/language",
    }
    assert check_site(site, brand, ("sv", "en"), "sv")


def test_a_site_of_nothing(site: Site, brand: Brand) -> None:
    for path in list(site.files(".html")):
        path.unlink()
    assert told(site, brand) == ["out/site site/empty\n  there is no page; a site has pages. Build it again."]
