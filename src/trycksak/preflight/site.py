"""A finished website as files: its pages, read once, and where a reference on one of them leads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import lxml.html
from lxml import etree

from trycksak.findings import Place
from trycksak.model.record import Locale

_FETCHED: Final = ("http", "https")
_CANDIDATE: Final = re.compile(r"[\s,]*(\S*[^\s,])(?:,+|\s+[^,]*(?:,|$)|$)")


@dataclass(frozen=True)
class Lead:
    """Where a reference leads: an address, and the file of the site that answers there, if the site does."""

    address: SplitResult
    inside: bool
    file: Path | None = None

    @property
    def third_party(self) -> bool:
        """Whether another server is asked."""
        return self.address.scheme in _FETCHED and not self.inside

    @property
    def dead(self) -> bool:
        """Whether it leads into the site, and to nothing there."""
        return self.inside and self.file is None


@dataclass(frozen=True)
class Site:
    """A folder with a finished website, the address it will have, and the folder as findings show it."""

    root: Path
    website: str
    shown: str = "out/site"

    def resolved(self) -> "Site":
        """Give the site by the folder's own path, which the files that references lead to are told by."""
        root = self.root.resolve()
        return self if root == self.root else replace(self, root=root)

    def files(self, ending: str) -> Iterator[Path]:
        """Go through the files that end so, in the order of their names."""
        return (path for path in sorted(self.root.rglob(f"*{ending}")) if path.is_file())

    def place(self, path: Path, line: int = 0) -> Place:
        """Give a file's place as findings show it."""
        return Place(f"{self.shown}/{self._name(path)}", line)

    def locale_of(self, path: Path, locales: Iterable[Locale], source: Locale) -> Locale:
        """Tell a page's language from its folder: `en/…` is English, what stands outside is the source language."""
        first = path.relative_to(self.root).parts[0]
        return first if first in locales else source

    def lead(self, path: Path, reference: str) -> Lead:
        """Follow a reference that stands in a file of the site; raises ValueError if it is no address.

        Every check follows the same references: where each leads is found once.
        """
        key = str(path), reference
        if key not in self._leads:
            self._leads[key] = self._followed(path, reference)
        return self._leads[key]

    def _followed(self, path: Path, reference: str) -> Lead:
        own = urlsplit(self.website)
        address = urlsplit(urljoin(urljoin(self.website, self._name(path)), reference.strip()))
        if address.scheme not in _FETCHED:
            return Lead(address, inside=False)
        if address.netloc.lower() != own.netloc.lower():
            return Lead(address, inside=False)
        if not address.path.startswith(own.path):
            # Another folder of the same server: not ours to prove, unless it was meant as a place in the site.
            return Lead(address, inside=not urlsplit(reference).netloc)
        return Lead(address, True, self._file(unquote(address.path[len(own.path) :])))

    def file_of(self, path: Path, reference: str) -> Path | None:
        """Give the file of the site that a reference leads to; None where it leads elsewhere, nowhere or is none."""
        try:
            return self.lead(path, reference).file
        except ValueError:
            return None

    def _name(self, path: Path) -> str:
        if path not in self._names:
            self._names[path] = path.relative_to(self.root).as_posix()
        return self._names[path]

    @cached_property
    def _names(self) -> dict[Path, str]:
        return {}

    @cached_property
    def _leads(self) -> dict[tuple[str, str], Lead]:
        return {}

    @cached_property
    def _answers(self) -> dict[str, Path | None]:
        return {}

    def _file(self, path: str) -> Path | None:
        """Find the file that answers at a path: the same few hundred are asked for again and again."""
        if path not in self._answers:
            self._answers[path] = self._find(path)
        return self._answers[path]

    def _find(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        try:
            file = (self.root / path).resolve()
            file = file / "index.html" if file.is_dir() else file
            answers = file.is_file() and file.is_relative_to(self.root.resolve())
        except OSError:  # longer than a file's name can be
            return None
        return file if answers and not path.endswith(f"{file.name}/") else None


def read_html(path: Path) -> lxml.html.HtmlElement | None:
    """Read a page as UTF-8; None where there is nothing in it."""
    return parse_html(path.read_bytes())


def parse_html(page: bytes) -> lxml.html.HtmlElement | None:
    """Parse a page as UTF-8; None where there is nothing in it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return lxml.html.document_fromstring(page, parser=parser)
    except etree.ParserError:
        return None


def elements(tree: lxml.html.HtmlElement) -> Iterator[Any]:
    """Go through a page's elements, without comments and instructions."""
    return (element for element in tree.iter() if isinstance(element.tag, str))


def candidates(srcset: str) -> list[str]:
    """List the addresses of a `srcset` (HTML, 4.8.4.2.1)."""
    return _CANDIDATE.findall(srcset)
