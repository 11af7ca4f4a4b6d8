"""One layout of one publication, in a process of its own: first its pages, then what a printer would say of them.

The process is a fork of one that has loaded everything (`multiprocessing`'s forkserver imports this module first), so
that it is as quick as one that is kept, and can be ended at any moment.
"""

import hashlib
import os
import pickle
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from typing import Final

import pikepdf

from trycksak.findings import Finding
from trycksak.live.faults import findings_of
from trycksak.model.people import Role
from trycksak.preflight import Delivered, judge_delivery
from trycksak.press.editions import Order, outdated
from trycksak.press.press_edition import press_edition
from trycksak.press.typeset import Typeset, typeset
from trycksak.press.web_edition import web_edition
from trycksak.render.codes import codes
from trycksak.render.publication import Markup, markup
from trycksak.units import pt_to_mm

_WORDS: Final = (".md", ".yml")
# Measuring must not slow what somebody waits for.
_PATIENT: Final = 10


@dataclass(frozen=True)
class Leaf:
    """A page's sheet with its bleed, in mm: its size, and how far the trim lies inside its left and upper edge."""

    width_mm: float
    height_mm: float
    trim: tuple[float, float, float, float]
    """Left, top, width, height."""


@dataclass(frozen=True)
class Laid:
    """A publication's pages: `pdf` is tagged and has its bleed; `key` is a hash of all that it was made from."""

    key: str
    pdf: bytes
    leaves: tuple[Leaf, ...]
    complaints: tuple[Finding, ...]
    printed: frozenset[str]
    """The ids of the pages of content that it prints."""


@dataclass(frozen=True)
class Outdated:
    """The translations that it prints and that are older than their source; told before the pages are laid out."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Same:
    """Nothing that it is made from has changed."""


@dataclass(frozen=True)
class Judged:
    """What the press and the finished files' checks say."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Failed:
    """Why there are no pages."""

    findings: tuple[Finding, ...]


Message = Outdated | Laid | Same | Judged | Failed


def lay_out(order: Order, known: str | None, connection: Connection) -> None:
    """Lay out a publication and send what comes of it, message by message; `known` is the key of what is shown."""
    # Ctrl-C reaches every process of a terminal; the preview ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Where the preview is gone, nobody listens.
    with suppress(BrokenPipeError), connection:
        try:
            for message in _messages(order, known):
                connection.send(message)
        except BrokenPipeError:
            raise
        except Exception as fault:
            connection.send(Failed(findings_of(fault, order.root)))


def _messages(order: Order, known: str | None) -> Iterator[Message]:
    made_up = markup(order.publication, order.edition, order.brand, order.terms, order.locale, order.root / "overrides")
    yield Outdated(tuple(outdated(order, made_up.pages)))
    key = _key(order, made_up)
    if key == known:
        yield Same()
        return
    pages = typeset(made_up, order.root)
    yield Laid(key, pages.written, tuple(_leaves(pages.written)), pages.findings, made_up.pages)
    os.nice(_PATIENT)
    yield Judged(tuple(_judge(order, pages)))


def _key(order: Order, made_up: Markup) -> str:
    """Hash what the pages and their findings depend on: markup, drawings, terms, and the files that are no text."""
    profile = order.edition.profiles[order.publication.spec.profile]
    whole = hashlib.sha256(made_up.html.encode())
    whole.update(pickle.dumps((sorted(made_up.assets.items()), order.brand, order.terms, order.publication, profile)))
    for folder in ("brand", "content"):
        for path in sorted((order.root / folder).rglob("*")):
            if path.is_file() and path.suffix not in _WORDS:
                stat = path.stat()
                whole.update(f"{path} {stat.st_mtime_ns} {stat.st_size}\n".encode())
    return whole.hexdigest()[:16]


def _leaves(pdf: bytes) -> Iterator[Leaf]:
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            x, y, x2, y2 = (float(edge) for edge in page.trimbox)
            sizes = (right - left, top - bottom, x - left, top - y2, x2 - x, y2 - y)
            width, height, *trim = (round(pt_to_mm(size), 2) for size in sizes)
            yield Leaf(width, height, (trim[0], trim[1], trim[2], trim[3]))


def _judge(order: Order, pages: Typeset) -> Iterator[Finding]:
    """Finish both editions and measure them as a build does; a colour that stops the press stops this too."""
    press = press_edition(pages, order.job)
    yield from press.findings
    if press.findings:
        return
    web_file, press_file = order.web / f"{order.name}.pdf", order.press / f"{order.name}.pdf"
    web_file.write_bytes(web_edition(pages))
    press_file.write_bytes(press.data)
    edition, spec = order.edition, order.publication.spec
    delivered = Delivered(
        web=web_file,
        web_shown=f"out/site/pdf/{order.name}.pdf",
        press=press_file,
        press_shown=f"out/print/{order.name}.pdf",
        locale=order.locale,
        spec=spec,
        profile=edition.profiles[spec.profile],
        root=order.root,
        brand=order.brand,
        terms=order.terms,
        partners=len(edition.organisers(Role.CO_HOST)),
        dates=edition.period,
        codes=codes(order.publication, edition, order.locale),
    )
    for judged in judge_delivery(delivered):
        yield from judged.measured.findings
