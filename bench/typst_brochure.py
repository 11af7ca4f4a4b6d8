"""The welcome brochure in Typst's own markup: the same words, tables, drawings, fonts and format, page for page.

It is made from the very HTML that is typeset, so that both programs set the same text.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from fontTools.ttLib import TTFont
from lxml import html

_SPECIAL: Final = re.compile(r"([\\#$*_<>@`~\[\]=+\-/'\"])")
_DRAWN: Final = re.compile(r'\.([\w-]+)::before \{ content: url\("asset:([^"]+)"\); \}')
_FULL: Final = {"cover-art": 210, "motto-art": 95, "map-art": 210, "back-art": 81, "evening": 95}
"""The heights in mm of the drawings that are as wide as the page; all others are strips."""
_PAGES: Final = ("water", "chapter", "day", "bare")
_HEAD: Final = """\
#set page(width: 148mm, height: 210mm, margin: (top: 17mm, bottom: 19mm, x: 14.5mm), numbering: "1")
#set text(font: "Source Sans 3", size: 9.2pt, lang: "sv", hyphenate: true)
#set par(leading: 3.4pt, spacing: 3.4pt, first-line-indent: 3mm)
#show heading: set text(font: "Familjen Grotesk", weight: 700, hyphenate: false)
#show heading.where(level: 1): set text(size: 30pt)
#show heading.where(level: 2): set text(size: 26pt)
#show heading.where(level: 3): set text(size: 15pt)
#show heading: set block(below: 9pt)
"""


def write_brochure(markup: str, assets: Mapping[str, bytes], root: Path, folder: Path) -> None:
    """Write the brochure as `brochure.typ` with its drawings and fonts; `root` is the project's, for the logotype."""
    for name, data in assets.items():
        (folder / name).write_bytes(data)
    for path in (root / "brand" / "fonts").glob("*.woff2"):
        with TTFont(BytesIO(path.read_bytes())) as font:
            font.flavor = None
            font.save(folder / f"{path.stem}.ttf")
    writer = _Writer(dict(_DRAWN.findall(markup)), root, folder)
    body = html.document_fromstring(markup).find("body")
    (folder / "brochure.typ").write_text(_HEAD + "\n".join(writer.blocks(body)), encoding="utf-8")


class _Writer:
    """Writes elements as Typst."""

    def __init__(self, drawn: Mapping[str, str], root: Path, folder: Path) -> None:
        self.drawn, self.root, self.folder = drawn, root, folder

    def blocks(self, parent: Any) -> Iterator[str]:
        """Go through the blocks of an element."""
        for element in parent:
            classes = (element.get("class") or "").split()
            if element.tag == "section" and set(classes) & set(_PAGES):
                yield "#pagebreak(weak: true)"
            if "picture" in classes:
                yield self._drawing(classes[-1])
            elif element.tag in ("h1", "h2", "h3", "h4"):
                yield f"{'=' * int(element.tag[1])} {self._words(element)}\n"
            elif element.tag == "ul":
                yield "".join(f"- {self._words(item)}\n" for item in element)
            elif element.tag == "table":
                yield self._table(element)
            elif element.tag == "p":
                yield f"{self._words(element)}\n"
            elif element.tag not in ("style", "br"):
                yield from self.blocks(element)

    def _drawing(self, name: str) -> str:
        """Place a drawing behind the words: over the whole page, at its foot, or as a strip at its head."""
        height = _FULL.get(name)
        where = "top + left, dx: -17.5mm, dy: -20mm" if height is None else "bottom + left, dx: -17.5mm, dy: 22mm"
        drawing = f'#place({where}, image("{self.drawn[name]}", width: 154mm))'
        return f"{drawing}\n#v(18mm)" if height is None else drawing

    def _table(self, table: Any) -> str:
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
        width = max(len(row) for row in rows)
        columns = "auto, 1fr" if width == 2 else f"(1fr,) * {width}"
        cells = "".join(f"[{self._words(cell)}]," for row in rows for cell in row)
        shape = f"({columns})" if width == 2 else columns
        return f"#table(columns: {shape}, stroke: (bottom: 0.5pt), inset: (x: 1mm, y: 3pt), {cells})\n"

    def _words(self, element: Any) -> str:
        """Write what stands in a line; what is a block inside a cell begins on a line of its own."""
        parts = [_escaped(element.text)]
        for inner in element:
            words = self._words(inner)
            if inner.tag in ("strong", "b") and words.strip():
                words = f"#strong[{words}]"
            elif inner.tag == "a" and words.strip():
                words = f"#underline[{words}]"
            elif inner.tag == "img":
                words = self._image(str(inner.get("src")))
            elif inner.tag == "p":
                words = f"{words} \\ "
            parts += [words, _escaped(inner.tail)]
        return "".join(parts)

    def _image(self, source: str) -> str:
        name = source.removeprefix("asset:")
        if name == source:
            name = source.rpartition("/")[2]
            (self.folder / name).write_bytes((self.root / source).read_bytes())
        return f'#box(image("{name}", width: 34mm))'


def _escaped(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text or ""))
