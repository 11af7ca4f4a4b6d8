# ruff: noqa: E501 -- a finding's sentence stands on one line
"""Papers that go along carry the logotype in their header, in themselves or as a file beside them."""

import base64
import urllib.parse
from dataclasses import replace
from pathlib import Path

import pytest

from trycksak.model.terms import Output
from trycksak.preflight.outputs import Standard
from trycksak.preflight.outputs.paper import judge_paper
from trycksak.preflight.proof.evidence import Figure, MarkEvidence, Surface, Unit

NAME = "print/delivery-note.html"
SRC = 'src="../report/assets/logotype-en.svg"'
NOWHERE = (0.0, 0.0, 0.0, 0.0)
EN = "c7471a7b484f9f5c8b632ddf44d8885f99fb216125abc93ff68a897c9a9b2f34"


def judged(out: Path, standard: Standard, old: str = "", new: str = "") -> Surface:
    path = out / NAME
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text, "utf-8")
    return judge_paper(path, out, "out", standard)


def told(out: Path, standard: Standard, old: str, new: str) -> list[str]:
    return [str(finding) for finding in judged(out, standard, old, new).findings]


def test_the_whole_evidence(out: Path, standard: Standard) -> None:
    figures = (
        Figure("original", "same bytes", "yes", "yes", "", True),
        Figure("language", "wording", "City of Stockholm", "City of Stockholm", "", True),
        Figure("original", "alternative text", "yes", "yes", "", True),
        Figure("original", "shown", "yes", "yes", "", True),
    )
    mark = MarkEvidence("brand/logotype/en-positive.svg", EN, "element", NOWHERE, NOWHERE, figures)
    there = (Figure("presence", "marks", 1.0, "at least 1", "", True),)
    assert judged(out, standard) == Surface(0, "", (Output.PAPER,), True, (0.0, 0.0), Unit.PX, (mark,), there, ())


def embedded(out: Path, name: str = "en-positive", plain: bool = False) -> str:
    data = (out / "site" / "assets" / "logotype" / f"{name}.svg").read_bytes()
    body = urllib.parse.quote(data) if plain else f";base64,{base64.b64encode(data).decode()}"
    return f'src="data:image/svg+xml{"," if plain else ""}{body}"'


def test_good_in_other_ways(out: Path, standard: Standard) -> None:
    assert told(out, standard, SRC, embedded(out)) == []
    assert told(out, standard, embedded(out), embedded(out, plain=True)) == []
    assert told(out, standard, embedded(out, plain=True), embedded(out, "en-mono")) == []
    assert told(out, standard, embedded(out, "en-mono"), 'src="../site/assets/logotype/en-positive.svg"') == []
    assert told(out, standard, 'lang="en"', 'lang="en-GB"') == []
    assert told(out, standard, "<img ", '<img src="../site/favicon.svg" alt=""><img ') == []


CHANGED = "is no original of the logotype; the header shows an original, byte for byte. Use the file from brand/logotype/, unchanged."
MISSING = "every page carries the logotype `City of Stockholm` in its header. Bring the header back in overrides/: an <img> of the file from brand/logotype/."
BROKEN = {
    "no logotype": (SRC, 'src="x.png" alt="x"', f" logotype/missing\n  the header has no logotype; {MISSING}"),
    "no header": ("<header>", "<div>", f" logotype/missing\n  the page has no header; {MISSING}"),
    "another file": ("logotype-en", "gone", f":3 logotype/changed\n  `../report/assets/gone.svg` {CHANGED}"),
    "out of the folder": (SRC, 'src="../../out/site/favicon.svg"', f":3 logotype/changed\n  `../../out/site/favicon.svg` {CHANGED}"),
    "an empty picture in itself": (SRC, 'src="data:image/svg+xml,"', f":3 logotype/changed\n  `data:image/svg+xml,` {CHANGED}"),
    "a damaged picture in itself": (SRC, 'src="data:image/svg+xml;base64,PHN*2Zz4"', f":3 logotype/changed\n  `data:image/svg+xml;base64,PHN*2Zz4` {CHANGED}"),
    "from elsewhere": (SRC, 'src="https://x.example/l.svg"', f":3 logotype/changed\n  `https://x.example/l.svg` {CHANGED}"),
    "alternative text wrong": ("City of Stockholm", "Logotype", ":3 logotype/alt\n  the logotype's alternative text is `Logotype`; it is what the mark says, `City of Stockholm`. Write `alt=\"City of Stockholm\"`."),
    "hidden": ("<header>", '<header style="visibility: hidden">', ":3 logotype/hidden\n  the logotype is hidden by `visibility:hidden`; everybody meets it, at every width. Take that away."),
    "a forgery beside it": ("</header>", '<img src="x.svg" alt="City of Stockholm"></header>', f":3 logotype/changed\n  `x.svg` {CHANGED}"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(old: str, new: str, words: str, out: Path, standard: Standard) -> None:
    assert told(out, standard, old, new) == [f"out/{NAME}{words}"]


def test_the_wrong_language(out: Path, standard: Standard) -> None:
    says = (
        "`../report/assets/logotype-en.svg` says `City of Stockholm` (en); in `sv` the logotype says `Stockholms stad`"
    )
    words = [
        'alt\n  the logotype\'s alternative text is `City of Stockholm`; it is what the mark says, `Stockholms stad`. Write `alt="Stockholms stad"`.',
        f"language\n  {says}. Use the file from brand/logotype/, unchanged.",
    ]
    assert told(out, standard, 'lang="en"', 'lang="sv"') == [f"out/{NAME}:3 logotype/{one}" for one in words]


@pytest.mark.parametrize(
    ("lang", "is_"), [("", "the page does not say its language"), ("de", 'the page says `lang="de"`')]
)
def test_a_language_that_is_none_of_ours(lang: str, is_: str, out: Path, standard: Standard) -> None:
    english = replace(standard, source="en")
    words = f"{is_}; it says one of: `sv`, `en`. Correct the <html> of its template."
    assert told(out, english, 'lang="en"', f'lang="{lang}"') == [f"out/{NAME} site/language\n  {words}"]


@pytest.mark.parametrize("data", ["", "\0", "<", "<!-- -->", "<html lang='en'>"])
def test_a_page_of_nothing(data: str, out: Path, standard: Standard) -> None:
    (out / NAME).write_text(data, "utf-8")
    found = {finding.id for finding in judge_paper(out / NAME, out, "out", standard).findings}
    assert found - {"site/language"} == {"logotype/missing"}


def test_where_the_terms_do_not_ask(out: Path, standard: Standard) -> None:
    presence = standard.terms.presence.model_copy(update={"outputs": (Output.COVER,)})
    free = replace(standard, terms=standard.terms.model_copy(update={"presence": presence}))
    assert judged(out, free, "<header>", "<div>").findings == ()
