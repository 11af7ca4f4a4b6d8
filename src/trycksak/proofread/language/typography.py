"""Typography by language: slips of single signs and spaces, each with what should stand there; never of a word.

Swedish after Svenska skrivregler (Språkrådet, 2017), English after the GOV.UK style guide and New Hart's Rules (2014),
Finnish after Kielitoimiston ohjepankki. A language that has no rules here is left alone. Libraries for typography know
French or Russian (typus, typographeur), or English quotes alone (smartypants); none knows Swedish.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from babel import Locale as Cldr

from trycksak.dialect import quotes
from trycksak.model.record import Locale
from trycksak.proofread.language.prose import BLANK

NO_BREAK: Final = "\u00a0"
_UNITS: Final = r"kr|SEK|EUR|€|km|cm|mm|m|m²|km²|ha|kg|g|l|°C|kB|MB|GB|kWh|MWh|W|kW"


@dataclass(frozen=True)
class Rule:
    """A pattern that slips match, what to write instead (as `re` writes it), and why, as a finding says it.

    `by_markdown`: where Markdown sets the sign right by itself, a slip is none.
    """

    id: str
    pattern: re.Pattern[str]
    instead: str | Callable[[re.Match[str]], str]
    should: str
    by_markdown: bool = False


@dataclass(frozen=True, order=True)
class Slip:
    """A slip in a text: from where to where, what should stand there, and the rule."""

    start: int
    end: int
    instead: str
    rule: Rule


def slips(text: str, locale: Locale, *, markdown: bool, straight: bool = False) -> list[Slip]:
    """Find the slips of a text of prose, in order; of two that overlap the first is given.

    `straight`: nobody sets straight quotation marks and apostrophes later, so that they are slips too.
    """
    return list(_found(text, locale, markdown, straight))


@lru_cache(maxsize=4096)
def _found(text: str, locale: Locale, markdown: bool, straight: bool) -> tuple[Slip, ...]:
    found: list[tuple[int, int, str, int]] = []
    rules = (*_rules(locale), *([_straight(locale)] if straight and locale in _RULES else []))
    for number, rule in enumerate(rules):
        if markdown and rule.by_markdown:
            continue
        for match in rule.pattern.finditer(text):
            instead = match.expand(rule.instead) if isinstance(rule.instead, str) else rule.instead(match)
            if instead != match[0]:
                found.append((match.start(), match.end(), instead, number))
    told: list[Slip] = []
    for start, end, instead, number in sorted(found):
        if not told or start >= told[-1].end:
            told.append(Slip(start, end, instead, rules[number]))
    return tuple(told)


def mended(text: str, locale: Locale, shown: Callable[[str], str], *, markdown: bool, straight: bool = False) -> str:
    """Mend every slip of a text, until there is none; `shown` blanks out what is no prose."""
    while found := slips(shown(text), locale, markdown=markdown, straight=straight):
        for slip in reversed(found):
            text = text[: slip.start] + slip.instead + text[slip.end :]
    return text


def _rule(id: str, pattern: str, instead: str | Callable[[re.Match[str]], str], should: str, **more: bool) -> Rule:
    return Rule(f"language/{id}", re.compile(pattern), instead, should, **more)


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", NO_BREAK)


def _grouped(sign: str) -> Callable[[re.Match[str]], str]:
    return lambda match: re.sub(r"[ \u00a0]", sign, match[0])


def _spaced(match: re.Match[str]) -> str:
    """A dash stands between clauses; one that opens a line, but for what is no prose, opens a speech."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return " – " if before.strip(f" \t{BLANK}") else match[0]


def _range(match: re.Match[str]) -> str:
    """A range rises; what falls is a difference, a score or a number of something else."""
    first, last = (int(re.sub(r"\D", "", side)) for side in (match[1], match[2]))
    return f"{match[1]}–{match[2]}" if first < last else match[0]


# A number that begins with 0 is part of a telephone's, unless it is a time; one beside more hyphens is a date's.
_NUMBER: Final = r"[1-9]\d{0,3}|[01]?\d[.:][0-5]\d|2[0-3][.:][0-5]\d"
_THOUSANDS: Final = r"(?<![\w+.,:/-])(?<![\d)][ \u00a0])[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?![\w/-])(?![ \u00a0]\d)"

_SPACES: Final = (
    _rule("spaces", r"(?<=[^\s|\ue000]) {2,}(?=[^\s|])", " ", "one space stands between two words"),
    _rule(
        "spaces",
        r"(?<=\w) +(?=[,;:!?](?:\s|$))",
        "",
        "no space stands before a punctuation mark",
    ),
)
_DOTS: Final = _rule("dots", r"(?<!\.)\.{3}(?!\.)", "…", "three dots are one sign, …", by_markdown=True)
_DASHES: Final = (
    _rule("dash", r" -- ", " – ", "between clauses stands a dash, – with a space on each side", by_markdown=True),
    _rule(
        "dash",
        r"(?<=[^\s\d|]) - (?=[^\s\d|])",
        " – ",
        "between clauses stands a dash, – with a space on each side",
    ),
    _rule("dash", r"(?<=\S) — (?=\S)", " – ", "between clauses stands a dash, – with a space on each side"),
    _rule(
        "range",
        rf"(?<![\w.,:–/+-])(?<![\d+][ \u00a0])({_NUMBER})(?:-| - | – )({_NUMBER})(?![\w:–/-])(?![.,]\d)(?![ \u00a0]\d)",
        _range,
        "from … to is a dash without spaces, 9–12",
    ),
)
_NUMBERS: Final = (
    _rule(
        "no-break",
        rf"(?<=\d) (?=(?:{_UNITS})(?![\w²]))",
        NO_BREAK,
        "a number and its unit stand on one line",
    ),
    _rule("no-break", r"(?<=\d) (?=§)|(?<=§) (?=\d)", NO_BREAK, "a paragraph and its number stand on one line"),
)
_THIN: Final = (
    _rule("thousands", _THOUSANDS, _grouped(NO_BREAK), "a number stands on one line, with no-break spaces in it"),
    _rule("percent", r"(?<=\d) ?(?=%)", NO_BREAK, "a no-break space stands before %"),
)
_NORDIC_QUOTES: Final = (
    _rule("quotes", r"[“„«»‟]", "”", "quotation marks are ” and ”"),
    _rule("apostrophe", r"(?<=\w)[´‘′](?=\w|\s|$)", "’", "an apostrophe is ’"),
    _rule("quotes", r"(?<!\w)‘(?=\w)", "’", "quotation marks within quotation marks are ’ and ’"),
)
_RULES: Final[Mapping[Locale, Sequence[Rule]]] = {
    "sv": (
        *_NORDIC_QUOTES,
        _rule("dash", r"(?<=[^\s—])—(?=[^\s—])", _spaced, "between clauses stands a dash, – with a space on each side"),
        *_THIN,
        _rule("no-break", r"(?<![\w.])([Kk]l\.?) (?=\d)", rf"\1{NO_BREAK}", "kl. and its time stand on one line"),
        _rule(
            "no-break",
            r"(?<![\w.])([Nn]r|[Ss]\.|[Ss]id\.|[Kk]ap\.) (?=\d)",
            rf"\1{NO_BREAK}",
            "an abbreviation and its number stand on one line",
        ),
    ),
    "en": (
        _rule("quotes", r"(?<![^\s(\[–])[”„«](?=\w)", "“", "quotation marks are “ and ”"),
        _rule("quotes", r"(?<=[\w.,!?…])[“»](?!\w)", "”", "quotation marks are “ and ”"),
        _rule("apostrophe", r"(?<=\w)[´‘′](?=\w|\s|$)", "’", "an apostrophe is ’"),
        _rule("thousands", _THOUSANDS, _grouped(","), "thousands are parted by a comma, 800,000"),
        _rule("percent", r"(?<=\d)[ \u00a0]%", "%", "no space stands before %"),
        _rule("no-break", r"(?<=\d) (?=[ap]\.?m\b)", NO_BREAK, "a time of day stands on one line"),
        _rule("no-break", r"(?<![\w.])(SEK|EUR|USD|No\.|p\.|pp\.) (?=\d)", rf"\1{NO_BREAK}", "it stands on one line"),
    ),
    "fi": (
        *_NORDIC_QUOTES,
        *_THIN,
        _rule("no-break", r"(?<![\w.])([Kk]lo|[Nn]ro|[Ss]\.) (?=\d)", rf"\1{NO_BREAK}", "it stands on one line"),
    ),
}


@cache
def _straight(locale: Locale) -> Rule:
    marks = quotes(locale)

    def set_(match: re.Match[str]) -> str:
        before, after = match.string[: match.start()], match.string[match.end() :]
        opens = (not before or before[-1] in " \n([–-") and bool(after) and not after[0].isspace()
        kind = "single" if match[0] == "'" else "double"
        return marks[f"{'left' if opens else 'right'}-{kind}-quote"]

    return _rule("quotes", "[\"']", set_, "quotation marks and apostrophes are those of the language")


@cache
def _rules(locale: Locale) -> tuple[Rule, ...]:
    own = _RULES.get(locale)
    return (*_SPACES, _DOTS, *own, *_DASHES, *_NUMBERS, _dates(locale)) if own else ()


def _dates(locale: Locale) -> Rule:
    """A day stays with its month and its year; the months are CLDR's, in full and in short."""
    months = Cldr.parse(locale).months["format"]
    names = {str(name).rstrip(".") for form in ("wide", "abbreviated") for name in months[form].values()}
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    pattern = rf"(?<![\w.])[0-3]?\d\.? (?:{listed})\b\.?(?:[ \u00a0]\d{{4}}\b)?|(?<=\d[ \u00a0])(?:{listed}) \d{{4}}\b"
    return _rule("no-break", pattern, _joined, "a date stands on one line")
