"""Language lint: what is a slip in each language, what is none, and that mending mends no more than that."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trycksak.errors import Stopped
from trycksak.findings import Finding
from trycksak.mending import mend
from trycksak.proofread.language.plainness import long_sentences, sentences, stiff_words
from trycksak.proofread.language.prose import BLANK, masked
from trycksak.proofread.language.typography import mended, slips
from trycksak.read.files import Project

Folder = Callable[[str], Path]
Findings = Callable[[Path], list[Finding]]


def mended_markdown(text: str, locale: str) -> str:
    return mended(text, locale, masked, markdown=True)


@pytest.mark.parametrize(
    ("locale", "slip", "right"),
    [
        ("sv", "kostar 800 000 kr", "kostar 800·000·kr"),
        ("sv", "klockan är kl. 09.00", "klockan är kl.·09.00"),
        ("sv", "den 24 augusti 2006", "den 24·augusti·2006"),
        ("sv", "är 5 km bort", "är 5·km bort"),
        ("sv", "är 10 % eller 12% av", "är 10·% eller 12·% av"),
        ("sv", "se 11 § eller § 11", "se 11·§ eller §·11"),
        ("sv", "se nr 7 och s. 5", "se nr·7 och s.·5"),
        ("sv", "han sa “så” och „så“ och «så»", "han sa ”så” och ”så” och ”så”"),
        ("sv", "den ‘inre’ marknaden", "den ’inre’ marknaden"),
        ("sv", "rock´n´roll", "rock’n’roll"),
        ("sv", "staden - som ligger", "staden – som ligger"),
        ("sv", "staden—som ligger", "staden – som ligger"),
        ("sv", "staden — som ligger", "staden – som ligger"),
        ("sv", "sidorna 3-5 och 9 – 12", "sidorna 3–5 och 9–12"),
        ("sv", "mellan 09.00-10.30", "mellan 09.00–10.30"),
        ("sv", "åren 2002-2006", "åren 2002–2006"),
        ("sv", "två  ord och ett , till", "två ord och ett, till"),
        ("en", "costs SEK 800 000 in all", "costs SEK·800,000 in all"),
        ("en", "on 24 August 2006", "on 24·August·2006"),
        ("en", "is 5 km away and 10 % more", "is 5·km away and 10% more"),
        ("en", "at 9 am", "at 9·am"),
        ("en", "he said ”so” and „so”", "he said “so” and “so”"),
        ("en", "a “word“ here", "a “word” here"),
        ("en", "the city´s", "the city’s"),
        ("en", "the city - which lies", "the city – which lies"),
        ("fi", "maksaa 800 000 kr eli 10 %", "maksaa 800·000·kr eli 10·%"),
        ("fi", "alkaa 24. elokuuta 2006 klo 9.00", "alkaa 24.·elokuuta·2006 klo·9.00"),
        ("fi", "hän sanoi “niin”", "hän sanoi ”niin”"),
    ],
)
def test_a_slip_is_mended_and_then_there_is_none(locale: str, slip: str, right: str) -> None:
    now = mended_markdown(slip, locale)
    assert now.replace("\u00a0", "·") == right
    assert slips(masked(now), locale, markdown=True) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("sv", "Ring 08-508 00 000 eller +46 8-508 00 000."),
        ("sv", "Den 2006-12-08 vann de med 3-1, enligt lag 2009:600."),
        ("sv", "E-tjänster och 90-talet, A4-ark, a-b."),
        ("sv", "Hon sa ”så” – och gick kl.\u00a009.00–10.30."),
        ("sv", "Han sa \"så\" och 'så' -- Markdown sätter tecknen ... själv."),
        ("sv", "Se `10 km - 5 km` och [sidan](5-6.html \"5 km\") och <b title='5 km'>."),
        ("sv", "https://example.com/5%20km?a=800 och info@small.example 10."),
        ("sv", "| Ort    | Väg   |\n|--------|-------|\n| Kista  | lång  |"),
        ("sv", "Rad med hård brytning  \nnästa rad"),
        ("sv", "-   punkt\n-   punkt till\n\n1.  ett\n\nTerm\n:   förklaring"),
        ("sv", "Stycke.\n\n    kod med 5 km  och - streck\n\nStycke."),
        ("sv", "```\n5 km - 6 km\n```"),
        ("sv", "<div>\n5 km - 6 km\n</div>\n\nText."),
        ("sv", '{: .klass title="5 km"}'),
        ("sv", "*the city´s “own” - words?*{lang=en}"),
        ("en", "It’s ‘so’ – and “so”, 1990–2006, 10% of £5 and 3-1."),
        ("ar", "المسافة 5 km - 10 % “كذا” 800 000"),
        ("is", "5 km - 10 % „svo“ 800 000"),
    ],
)
def test_what_is_right_or_no_prose_is_left_alone(locale: str, text: str) -> None:
    assert mended_markdown(text, locale) == text


def test_an_admonition_and_a_list_hold_prose() -> None:
    text = '!!! note "Obs"\n\n    Det är 5 km.\n\n- en punkt\n\n    med 10 % till'
    assert mended_markdown(text, "sv").replace("\u00a0", "·") == text.replace("5 km", "5·km").replace("10 %", "10·%")


# Pieces that meet in texts, so that rules meet too.
PIECES = st.sampled_from(
    [
        *("5", "10", "800 000", "09.00", "2006", "24 augusti 2006", "24 August", "0", "000"),
        *(
            " ",
            "  ",
            "\u00a0",
            "\n",
            "\n\n",
            "    ",
            "-",
            " - ",
            "–",
            " – ",
            "—",
            " — ",
            "--",
            "...",
            ",",
            " ,",
            ".",
            ":",
        ),
        *("kr", "km", "%", " %", "kl. ", "§", "nr ", "SEK ", "“", "”", "„", "«", "»", "‘", "’", "´", '"', "'"),
        *("ord", "A", "`5 km`", "[5 km](a - b)", "<b>", "{#id 5 km}", "https://a.b/5 %", "*", "|", "- ", "å"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
# What a rule may write instead of something else.
SIGNS = re.compile("[ \u00a0\\-–—“”„«»‟‘’´′.…,%]")


@given(TEXTS, st.sampled_from(["sv", "en", "fi", "ar"]), st.booleans())
def test_a_second_run_has_nothing_to_mend(text: str, locale: str, markdown: bool) -> None:
    shown = masked if markdown else str
    once = mended(text, locale, shown, markdown=markdown)
    assert mended(once, locale, shown, markdown=markdown) == once


@given(TEXTS, st.sampled_from(["sv", "en", "fi"]))
@example(" —5", "sv")
def test_mending_changes_no_word_no_line_and_nothing_that_is_no_prose(text: str, locale: str) -> None:
    now = mended_markdown(text, locale)
    assert SIGNS.sub("", now) == SIGNS.sub("", text)
    assert now.count("\n") == text.count("\n")
    assert _hidden(now) == _hidden(text)


def _hidden(text: str) -> list[str]:
    return [sign for sign, shown in zip(text, masked(text), strict=True) if shown == BLANK]


@given(st.text(alphabet="ab `*_[](){}<>!#:|-\n\t\\&;@1.\"'", max_size=60))
def test_the_mask_is_as_long_as_the_text_and_breaks_its_lines(text: str) -> None:
    shown = masked(text)
    assert [len(line) for line in shown.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(sign in (own, BLANK) for sign, own in zip(shown, text, strict=True))


def test_sentences_end_where_they_end() -> None:
    text = (
        "Första meningen, t.ex. den här.\nAndra! Tredje?\n\n## Rubrik\n\n- punkt ett\n- punkt två\n\nKl. 9 börjar det."
    )
    assert list(sentences(masked(text))) == [
        (0, "Första meningen, t.ex. den här."),
        (1, "Andra!"),
        (1, "Tredje?"),
        (3, "Rubrik"),
        (5, "punkt ett"),
        (6, "punkt två"),
        (8, "Kl. 9 börjar det."),
    ]


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_a_sentence_of_25_words_is_right_and_one_of_26_is_long(locale: str) -> None:
    right, long = ("Intro.\n" + " ".join(["ord"] * count) + "." for count in (25, 26))
    assert list(long_sentences(right, locale)) == []
    (found,) = long_sentences(long, locale)
    assert (found.line, found.words, found.limit) == (1, 26, 25)


@pytest.mark.parametrize(
    ("locale", "text", "stiff"),
    [
        ("sv", "Staden ska tillhandahålla lokaler\noch samtliga ska\nin", [(0, "tillhandahålla"), (1, "samtliga")]),
        ("sv", "Mötet äger\nrum här.", [(0, "äger rum")]),
        ("sv", "Staden ger lokaler och alla ska in. Svejet, ejder.", []),
        ("en", "We will utilise this in order to help.", [(0, "utilise"), (0, "in order to")]),
        ("en", "We use this to help, in order.", []),
        ("fi", "in order to", []),
        ("ar", "in order to", []),
    ],
)
def test_a_stiff_word_has_a_plainer_one(locale: str, text: str, stiff: list[tuple[int, str]]) -> None:
    found = list(stiff_words(text, locale))
    assert [(word.line, word.word) for word in found] == stiff
    assert all(word.plain and word.source for word in found)


def test_check_tells_where_what_and_what_to_do(edition_folder: Folder, findings_of: Findings) -> None:
    assert [str(finding) for finding in findings_of(edition_folder("language"))] == [
        line.removeprefix("warning: ").rstrip("\n")
        for line in re.split(r"(?m)^(?=warning: )", _expected("language"))
        if line
    ]


def test_fix_mends_what_is_safe_and_tells_of_it(edition_folder: Folder, findings_of: Findings) -> None:
    folder = edition_folder("language")
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}
    told = list(mend(Project(folder)))
    after = {path: path.read_bytes() for path in before}
    assert told == [
        "content/en/practical.md:6: ts are 5 km away. -> ts are 5·km away.",
        "content/event.yml:11: the city's own} -> the city’s own}",
        "content/sv/practical.md:3: tt veta - och 10 % till. -> tt veta – och 10·% till.",
        "content/sv/practical.md:6: star 800 000 kr, och -> star 800·000·kr, och",
        # The Swedish text has another dash than the one that the English page translates, and the same words.
        "content/en/practical.md: accepted b70302b58055c6d9",
    ]
    assert {path.relative_to(folder).as_posix() for path in before if before[path] != after[path]} == {
        "content/en/practical.md",
        "content/event.yml",
        "content/sv/practical.md",
    }
    assert {finding.id for finding in findings_of(folder)} == {"language/sentence", "language/word"}
    assert list(mend(Project(folder))) == []
    assert not list(folder.rglob(".*.new"))


def test_fix_accepts_no_translation_of_other_words(edition_folder: Folder, findings_of: Findings) -> None:
    folder = edition_folder("language")
    page = folder / "content/sv/practical.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEtt nytt stycke.\n", encoding="utf-8")
    assert not [told for told in mend(Project(folder)) if "accepted" in told]
    assert "translation/outdated" in {finding.id for finding in findings_of(folder)}


def test_line_ends_and_a_byte_order_mark_stay(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    page = folder / "content/sv/practical.md"
    text = page.read_text(encoding="utf-8") + "\nDet är 5 km dit.\n"
    page.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    (told,) = mend(Project(folder))
    assert told == "content/sv/practical.md:14: Det är 5 km dit. -> Det är 5·km dit."
    assert page.read_bytes() == b"\xef\xbb\xbf" + text.replace("5 km", "5\u00a0km").replace("\n", "\r\n").encode()


def test_a_page_that_cannot_be_read_is_left_as_it_is(edition_folder: Folder) -> None:
    folder = edition_folder("file-not-utf8")
    before = {path: path.read_bytes() for path in (folder / "content").rglob("*") if path.is_file()}
    assert list(mend(Project(folder))) == []
    assert {path: path.read_bytes() for path in before} == before


def test_without_its_event_nothing_is_mended(edition_folder: Folder) -> None:
    with pytest.raises(Stopped):
        list(mend(Project(edition_folder("event-missing"))))


def _expected(name: str) -> str:
    return (Path(__file__).parents[1] / "editions" / name / "FINDINGS").read_text(encoding="utf-8")
