"""A synthetic edition of any size, for measuring: the same numbers give the same bytes.

`scripts/synthesise FOLDER --sessions 100 --visits 14 --pages 380` writes 500 pages in each of two languages. It is an
event like any other, valid for `trycksak check` and `trycksak build`; nothing in it is true of any event.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LOCALES: Final = ("sv", "en")
FRAME: Final = 6
"""The pages that every edition has: home, search, programme, study visits, workshops and one workshop."""
ISLANDS: Final = 14
"""The most study visits that an edition can have: each has an island of its own."""
_A_FOLDER: Final = 25
_DAYS: Final = [date(2006, 12, 4) + timedelta(n) for n in range(5)]
_HOURS: Final = range(9, 17)
_WORKSHOP_DAY: Final = date(2006, 12, 9)

# Sentences without a fact in them, in both languages.
_SENTENCES: Final = {
    "sv": (
        "Den här texten är påhittad och fyller en sida.",
        "Den som läser vidare hittar mer av samma slag.",
        "En sida har en rubrik, en ingress och några stycken.",
        "Varje stycke är lika långt som ett vanligt stycke.",
        "Sidan finns på två språk och säger samma sak på båda.",
        "Meningarna är valda av ett tal som alltid är detsamma.",
        "Läs nästa sida om du vill se hur den ser ut.",
        "Här står ingenting som någon behöver minnas.",
        "Orden är enkla och raderna lagom långa.",
        "Ingen har sagt det här, och ingen har hört det.",
    ),
    "en": (
        "This text is made up and fills a page.",
        "Those who read on find more of the same kind.",
        "A page has a heading, a summary and some paragraphs.",
        "Each paragraph is as long as any other paragraph.",
        "The page is in two languages and says the same in both.",
        "The sentences are chosen by a number that stays the same.",
        "Read the next page if you want to see what it looks like.",
        "Nothing stands here that anybody needs to remember.",
        "The words are simple and the lines are not long.",
        "Nobody has said this, and nobody has heard it.",
    ),
}
_HEADINGS: Final = {"sv": ("Bakgrund", "Så går det till", "Läs mer"), "en": ("Background", "How it works", "Read more")}
_NAMES: Final = {
    "index": ("Påhittad konferens", "Made-up conference"),
    "search": ("Sök", "Search"),
    "programme/index": ("Program", "Programme"),
    "study-visits/index": ("Studiebesök", "Study visits"),
    "workshops/index": ("Workshoppar", "Workshops"),
    "workshops/workshop": ("Påhittad workshop", "Made-up workshop"),
}


@dataclass(frozen=True)
class Size:
    """How many sessions, study visits and plain pages an edition has, in each language."""

    sessions: int
    visits: int
    pages: int

    @staticmethod
    def of(total: int) -> "Size":
        """Share a number of pages in each language: a fifth are sessions, a tenth visits as far as islands reach."""
        sessions, visits = total // 5, max(1, min(ISLANDS, total // 10))
        return Size(sessions, visits, total - FRAME - sessions - visits)

    @property
    def total(self) -> int:
        """Count the pages of one language."""
        return FRAME + self.sessions + self.visits + self.pages


@dataclass(frozen=True)
class _Page:
    """A page to be written: its id, its title in each language, the facts of its front matter, what it links to."""

    id: str
    titles: Mapping[str, str]
    facts: str = ""
    next: str = "index"


def synthesise(folder: Path, size: Size, seed: int = 1) -> None:
    """Write an edition into a new folder, with this repository's brand and templates; raises ValueError for a size."""
    if not 1 <= size.visits <= ISLANDS or min(size.sessions, size.pages) < 0:
        raise ValueError(f"an edition has 1 to {ISLANDS} study visits, and no fewer than 0 of anything else")
    from trycksak.read.accept import accept
    from trycksak.read.files import Project

    pages = list(_pages(size))
    for name in ("brand", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    files = {"mkdocs.yml": _mkdocs(pages), "content/event.yml": _event(size), "content/publications.yml": _PRINTED}
    for number, page in enumerate(pages):
        for locale in LOCALES:
            random = Random(f"{seed} {number}")  # noqa: S311  # the same sentences in both languages
            files[f"content/{locale}/{page.id}.md"] = _markdown(page, number, locale, random)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    accept(Project(folder), ())


def _pages(size: Size) -> Iterator[_Page]:
    """Go through the pages of an edition; each but those of the frame links to the next of its kind."""
    for id, names in _NAMES.items():
        yield _Page(id, dict(zip(LOCALES, names, strict=True)), _WORKSHOP if id == "workshops/workshop" else "")
    kinds = (
        ([f"programme/session-{n:04}" for n in range(1, size.sessions + 1)], ("Programpunkt", "Session"), _session),
        ([f"study-visits/visit-{n:02}" for n in range(1, size.visits + 1)], ("Besök", "Visit"), _visit),
        ([f"part-{n // _A_FOLDER + 1:03}/page-{n + 1:04}" for n in range(size.pages)], ("Sida", "Page"), _nothing),
    )
    for ids, words, facts in kinds:
        for n, id in enumerate(ids):
            titles = {locale: f"{word} {n + 1}" for locale, word in zip(LOCALES, words, strict=True)}
            yield _Page(id, titles, facts(n), ids[(n + 1) % len(ids)])


def _session(n: int) -> str:
    room, moment = divmod(n, len(_DAYS) * len(_HOURS))
    day, hour = divmod(moment, len(_HOURS))
    start = _HOURS[hour]
    slot = f"{{date: {_DAYS[day]}, start: {start:02}:00, end: {start:02}:45, room: room-{room + 1}}}"
    return f"kind: plenary\nslots:\n  - {slot}\n"


def _visit(n: int) -> str:
    start = 8 + n // 2
    trip = f"{{date: {_DAYS[n % len(_DAYS)]}, start: {start:02}:15, end: {start + 2:02}:15, venue: venue}}"
    return f"island: {n + 1}\nworkshop: workshop\nguide_languages: [en]\ndepartures:\n  - {trip}\n"


def _nothing(_: int) -> str:
    return ""


def _markdown(page: _Page, number: int, locale: str, random: Random) -> str:
    title = page.titles[locale]
    about = {"sv": f"Nummer {number + 1} av sidorna i en påhittad utgåva.", "en": f"Number {number + 1} of the pages."}
    facts = page.facts if locale == LOCALES[0] else ""
    head = f"---\ntitle: {title}\nsummary: {about[locale]}\n{facts}---\n"
    if page.id == "search":
        return head
    link = {"sv": "Gå till nästa", "en": "Go to the next"}[locale]
    up = "../" * page.id.count("/")
    parts = [_paragraph(locale, random)]
    for heading in _HEADINGS[locale]:
        items = "".join(f"- {random.choice(_SENTENCES[locale])}\n" for _ in range(3))
        parts += [f"## {heading}", _paragraph(locale, random), items.rstrip(), _paragraph(locale, random)]
    return head + "\n\n".join([*parts, f"[{link}]({up}{page.next}.md)."]) + "\n"


def _paragraph(locale: str, random: Random) -> str:
    return " ".join(random.choice(_SENTENCES[locale]) for _ in range(6))


def _event(size: Size) -> str:
    rooms = range(1, size.sessions // (len(_DAYS) * len(_HOURS)) + 2)
    held = "".join(f"  - {{id: room-{n}, name: {{sv: Sal {n}, en: Room {n}}}, venue: venue}}\n" for n in rooms)
    days = "".join(
        f"  - {{date: {day}, name: {{sv: Dag {n}, en: Day {n}}}}}\n" for n, day in enumerate([*_DAYS, _WORKSHOP_DAY], 1)
    )
    dates = f"dates: {{start: {_DAYS[0]}, end: {_WORKSHOP_DAY}}}\n"
    return f"{_EVENT}{dates}rooms:\n{held}days:\n{days}"


def _mkdocs(pages: Sequence[_Page]) -> str:
    """Write the site's settings as this repository's, with a navigation that names every page."""
    settings, _, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\n# One list")
    nav = ["nav:", "  - index.md"]
    for folder, title in (("programme", "Program"), ("study-visits", "Studiebesök"), ("workshops", "Workshoppar")):
        nav += [f"  - {title}:", *(f"      - {page.id}.md" for page in pages if page.id.startswith(f"{folder}/"))]
    nav.append("  - Sidor:")
    nav.append("      - search.md")
    folder = ""
    for page in pages:
        part, _, _ = page.id.partition("/")
        if part.startswith("part-"):
            nav += [f"      - {part.capitalize().replace('-', ' ')}:"] if part != folder else []
            nav.append(f"          - {page.id}.md")
            folder = part
    return f"{settings}\n" + "\n".join(nav) + "\n"


_EVENT: Final = """\
# A made-up event, written by scripts/synthesise.
name: Made-up Conference 2006
number: 1
place: {sv: Stockholm, en: Stockholm}
website: https://made-up.example/
locales: [sv, en]
theme:
  words: {sv: Ett påhittat tema, en: A made-up theme}
organisers:
  - {id: city, name: {sv: Stockholms stad, en: City of Stockholm}, roles: [main]}
contacts: []
venues:
  - {id: venue, name: {sv: Platsen, en: The venue}}
"""
_WORKSHOP: Final = f"kind: workshop\nslots:\n  - {{date: {_WORKSHOP_DAY}, start: 09:00, end: 11:00, room: room-1}}\n"
_PRINTED: Final = """\
publications:
  - id: study-visits
    template: study-visits
    title: {sv: Studiebesök, en: Study visits}
    subtitle: {sv: Påhittade besök, en: Made-up visits}
    colourway: day
    spec:
      trim: A5
      binding: saddle-stitched
      pages: {min: 8, max: 60}
      paper: uncoated 120 g/m²
      profile: sheetfed-uncoated
  - id: study-visit
    template: study-visit
    for_each_visit: true
    title: {sv: Studiebesök, en: Study visit}
    subtitle: {sv: Påhittade besök, en: Made-up visits}
    colourway: night
    spec:
      trim: A4
      binding: sheet
      pages: {min: 2, max: 2}
      paper: uncoated 150 g/m²
      profile: sheetfed-uncoated
"""


def main() -> int:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(prog="scripts/synthesise", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="a new folder")
    for name, what in (("sessions", 100), ("visits", ISLANDS), ("pages", 380)):
        parser.add_argument(f"--{name}", type=int, default=what, help=f"in each language; {what}")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other texts")
    asked = parser.parse_args()
    if asked.folder.exists():
        print(f"{asked.folder} is there already. Name a new folder.", file=sys.stderr)
        return 2
    size = Size(asked.sessions, asked.visits, asked.pages)
    try:
        synthesise(asked.folder, size, asked.seed)
    except ValueError as fault:
        print(f"{fault}.", file=sys.stderr)
        return 2
    print(f"{size.total} pages in each of {len(LOCALES)} languages: {asked.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
