# ruff: noqa: E501 -- a finding's sentence stands on one line
"""Pictures that leave alone carry the logotype, in the language of the pages that share them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from trycksak.model.terms import Output
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.pages import read_page
from trycksak.preflight.outputs.shared_picture import judge_picture, judge_sharing
from trycksak.preflight.proof.evidence import Figure

Put = Callable[[str, str | bytes], Path]
Card = Callable[..., bytes]
SV, EN = '<img src="brand/logotype/sv-positive.svg">', '<img src="brand/logotype/en-positive.svg">'
NAME, SHOWN = "site/card.png", "out/site/card.png"


def test_the_evidence_of_a_picture(card: Card, put: Put, gallery: Gallery) -> None:
    (surface,) = judge_picture(put(NAME, card(SV)), SHOWN, gallery, ["sv"])
    assert (surface.state, surface.outputs, surface.required, surface.size) == (
        "",
        (Output.PICTURE,),
        True,
        (1200.0, 630.0),
    )
    assert [mark.master for mark in surface.marks] == ["brand/logotype/sv-positive.svg"]
    wording = Figure("language", "wording", "Stockholms stad", "Stockholms stad", "", True)
    assert surface.marks[0].figures[-1] == wording
    assert (surface.findings, surface.png[:4], surface.png_box) == ((), b"\x89PNG", (0.0, 0.0, 1200.0, 630.0))


def told(locales: list[str], data: bytes, put: Put, gallery: Gallery) -> list[tuple[str, list[str]]]:
    surfaces = judge_picture(put(NAME, data), SHOWN, gallery, locales)
    return [(surface.state, [str(finding) for finding in surface.findings]) for surface in surfaces]


LANGUAGE = "out/site/card.png logotype/language\n  the logotype says `Stockholms stad` (sv); in `en` it says `City of Stockholm`. Take the original whose `locale` is `en` in brand/brand.yml."
MISSING = "out/site/card.png logotype/missing\n  no logotype is found in the picture; a picture that leaves carries the logotype `Stockholms stad`. Draw it with the original from brand/logotype/, whole and large enough."
UNREADABLE = "out/site/card.png outputs/unreadable\n  the picture cannot be judged: it cannot be read as a picture; a picture that leaves can be judged. Export it anew as a still PNG or JPEG."


def test_the_language_of_those_who_share_it(card: Card, put: Put, gallery: Gallery) -> None:
    assert told([], card(EN), put, gallery) == [("", [])]
    assert told(["en"], card(EN), put, gallery) == [("", [])]
    assert told(["en"], card(SV), put, gallery) == [("", [LANGUAGE])]
    assert told(["en", "sv"], card(SV), put, gallery) == [("en", [LANGUAGE]), ("sv", [])]


def test_a_picture_without_the_logotype(card: Card, put: Put, gallery: Gallery) -> None:
    assert told(["sv"], card("<p>Summit</p>"), put, gallery) == [("", [MISSING])]
    assert told([], b"\x89PNG\r\n\x1a\n", put, gallery) == [("", [UNREADABLE])]


def test_where_the_terms_do_not_ask(card: Card, put: Put, gallery: Gallery) -> None:
    presence = gallery.standard.terms.presence.model_copy(update={"outputs": (Output.COVER,)})
    terms = gallery.standard.terms.model_copy(update={"presence": presence})
    free = Gallery(gallery.site, replace(gallery.standard, terms=terms))
    assert told([], card("<p>Summit</p>"), put, free) == [("", [])]
    assert told(["en"], card(SV), put, free) == [("", [LANGUAGE])]


GOOD = '<meta property="og:image" content="https://summit.example/card.png">\n<meta property="og:image:alt" content="Stockholm">'
SHOULD = "a page's `og:image` is a picture of the site, in pixels, and `og:image:alt` says what it shows. Correct the <meta> of the template."


def sharing(head: str, put: Put, gallery: Gallery) -> list[str] | None:
    put(NAME, b"\x89PNG\r\n\x1a\n")
    path = put("site/x.html", f'<!doctype html>\n<html lang="sv"><head>\n{head}</head></html>')
    surface = judge_sharing(read_page(path, gallery.site, ("sv", "en"), "sv"), "out/site/x.html", gallery)
    return None if surface is None else [str(finding) for finding in surface.findings]


@pytest.mark.parametrize(
    "head",
    [
        GOOD,
        GOOD.replace("property", "name").replace('"og:image"', '"OG:Image"'),
        GOOD.replace('"og:image"', '"twitter:image"'),
        GOOD.replace("og:", "twitter:"),
    ],
)
def test_a_page_that_shares_a_picture(head: str, put: Put, gallery: Gallery) -> None:
    assert sharing(head, put, gallery) == []


def test_a_page_that_shares_none(put: Put, gallery: Gallery) -> None:
    assert sharing("<title>x</title>", put, gallery) is None


BROKEN = {
    "gone": ("card.png", "gone.png", f"`https://summit.example/gone.png` leads to no file of the site; {SHOULD}"),
    "elsewhere": ("summit.", "other.", f"`https://other.example/card.png` leads out of the site, where nobody has measured it; {SHOULD}"),
    "a drawing": ("card.png", "favicon.svg", f"`https://summit.example/favicon.svg` is an SVG drawing, which is no picture of pixels; {SHOULD}"),
    "no words for it": (":alt", ":type", f"nothing says what the picture shows; {SHOULD}"),
    "empty words for it": ('content="Stockholm"', 'content=" "', f"nothing says what the picture shows; {SHOULD}"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(old: str, new: str, words: str, put: Put, gallery: Gallery) -> None:
    assert old in GOOD
    assert sharing(GOOD.replace(old, new), put, gallery) == [f"out/site/x.html:3 logotype/picture\n  {words}"]
