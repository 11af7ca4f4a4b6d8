"""A small website whose every page is a case: one good page, changed in exactly one way each time."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from building import ROOT

WEBSITE: Final = "https://summit.example/2006/"
MARK: Final = '<img src="/2006/assets/logotype/sv-positive.svg" alt="Stockholms stad">'
DARK: Final = '<source media="screen and (prefers-color-scheme: dark)" srcset="/2006/assets/logotype/sv-negative.svg">'
PICTURE: Final = f"<picture>{DARK}{MARK}</picture>"
LINKED: Final = f'<a class="mark" href="../">{PICTURE}</a>'
WORDS: Final = "<h1>Rubrik</h1><p>En rad som går att läsa, och så en till.</p>"
RELATION: Final = "<p>I samarbete med Hamnbolaget</p>"
_STYLE: Final = """
  body { margin: 0; background: #fff; color: #000; font: 1rem/1.5 sans-serif; }
  header { padding: 24px; }
  main, footer { padding: 0 24px; }
  .mark { display: inline-block; }
  .mark img { display: block; width: 160px; height: auto; }
  @media screen and (prefers-color-scheme: dark) { body { background: #002521; color: #fff; } }
"""


@dataclass(frozen=True)
class Case:
    """A page: its parts, what its styles add, its language, and the ids of all that is to be found on it."""

    header: str = LINKED
    main: str = WORDS
    footer: str = RELATION
    style: str = ""
    head: str = ""
    before: str = ""
    lang: str = "sv"
    expected: frozenset[str] = field(default_factory=frozenset)

    def html(self) -> str:
        """Write the page."""
        head = (
            f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Prov</title>{self.head}'
        )
        parts = f"<header>{self.header}</header><main>{self.main}</main><footer>{self.footer}</footer>"
        page = f'<!doctype html><html lang="{self.lang}"><head>{head}<style>{_STYLE}{self.style}</style></head>'
        return f"{page}<body>{self.before}{parts}</body></html>\n"


GOOD: Final = Case()
ENGLISH: Final = Case(
    header=LINKED.replace("sv-", "en-").replace("Stockholms stad", "City of Stockholm"),
    footer="<p>In cooperation with The Partner</p>",
    lang="en",
)
"""The same in English."""


def case(*expected: str, **changes: str) -> Case:
    """Make a case of the good page: what differs, and the ids of what is to be found."""
    return replace(GOOD, **changes, expected=frozenset(expected))


def lay_out(cases: Mapping[str, Case], folder: Path) -> dict[str, str]:
    """Write the site; gives each case's page, as findings show it."""
    logotypes = folder / "assets" / "logotype"
    shutil.copytree(ROOT / "brand" / "logotype", logotypes, ignore=shutil.ignore_patterns("*.py", "README*"))
    svg = (logotypes / "sv-positive.svg").read_text(encoding="utf-8")
    (folder / "assets" / "altered.svg").write_text(svg.replace("L75 0", "L75 3", 1), encoding="utf-8")
    bitmap = BytesIO()
    Image.new("RGB", (320, 86), "#00594F").save(bitmap, "PNG")
    (folder / "assets" / "mark.png").write_bytes(bitmap.getvalue())
    write(folder / "index.html", replace(GOOD, header=LINKED.replace("../", "./")))
    write(folder / "en" / "index.html", replace(ENGLISH, header=ENGLISH.header.replace('href="../"', 'href="./"')))
    names = {}
    for number, (name, one) in enumerate(cases.items()):
        page = folder / ("en" if one.lang == "en" else "") / f"case-{number}" / "index.html"
        write(page, one)
        names[name] = f"out/site/{page.relative_to(folder).as_posix()}"
    return names


def write(page: Path, one: Case) -> None:
    """Write a page."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(one.html(), encoding="utf-8")
