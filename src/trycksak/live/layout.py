"""One layout of one publication after the other, in a process that can be ended at any moment.

First come a publication's pages, then what a printer would say of them.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, TypeVar

from weasyprint.document import Page

from trycksak.delivered import delivered
from trycksak.findings import Finding
from trycksak.garbage import collect_seldom
from trycksak.live.faults import findings_of
from trycksak.preflight.judge import judge_delivery
from trycksak.press.order import Order
from trycksak.press.press_edition import press_edition
from trycksak.press.typeset import Typeset, draw_alone, finish, lay_out
from trycksak.press.web_edition import web_edition
from trycksak.render.publication import Markup
from trycksak.units import pt_to_mm

Result = TypeVar("Result")
# Measuring must not slow what somebody waits for.
_PATIENT: Final = 10
# So many pages are drawn first where nobody has looked yet.
_FIRST: Final = 3


@dataclass(frozen=True)
class Job:
    """A publication to lay out; the pages that are `seen` come first."""

    order: Order
    made_up: Markup
    seen: tuple[int, ...]


@dataclass(frozen=True)
class Leaf:
    """A page's sheet with its bleed, in mm: its size, and how far the trim lies inside its left and upper edge."""

    width_mm: float
    height_mm: float
    trim: tuple[float, float, float, float]
    """Left, top, width, height."""


@dataclass(frozen=True)
class Laid:
    """A publication's pages are laid out: `pdf` holds those that somebody looks at, `numbers` says which."""

    leaves: tuple[Leaf, ...]
    complaints: tuple[Finding, ...]
    numbers: tuple[int, ...]
    pdf: bytes


@dataclass(frozen=True)
class Drawn:
    """All pages, with their bleed, and what was complained of while they were drawn."""

    pdf: bytes
    complaints: tuple[Finding, ...]


@dataclass(frozen=True)
class Judged:
    """What the press and the finished files' checks say."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Failed:
    """Why there are no pages."""

    findings: tuple[Finding, ...]


Message = Laid | Drawn | Judged | Failed


def work(connection: Connection) -> None:
    """Do jobs as they come, and send what comes of each, message by message: `Judged` or `Failed` is its last."""
    # Ctrl-C reaches every process of a terminal; the preview ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    # Where the preview is gone, nobody asks or listens.
    with suppress(EOFError, OSError), connection:
        while True:
            _do(connection.recv(), connection)
            gc.collect()


def _do(job: Job, connection: Connection) -> None:
    """Do a job; raises ConnectionError where nobody listens."""
    try:
        for message in _messages(job):
            connection.send(message)
    except ConnectionError:
        raise
    except Exception as fault:
        connection.send(Failed(findings_of(fault, job.order.root)))


def _messages(job: Job) -> Iterator[Message]:
    document, found = lay_out(job.made_up, job.order.root)
    total = len(document.pages)
    numbers = tuple(number for number in job.seen if number <= total) or tuple(range(1, min(total, _FIRST) + 1))
    yield Laid(tuple(map(_leaf, document.pages)), found, numbers, draw_alone(document, numbers))
    pages = finish(job.made_up, document)
    yield Drawn(pages.written, pages.findings)
    yield Judged(_patiently(lambda: tuple(_judge(job.order, pages))))


def _patiently(measure: Callable[[], Result]) -> Result:
    """Measure while others go first, where each thread can be nice by itself: on Linux (setpriority(2), notes).

    A process that was nice once cannot take it back, and the next layout is waited for.
    """
    niceness = _PATIENT if sys.platform == "linux" else 0
    with ThreadPoolExecutor(1, initializer=os.nice, initargs=(niceness,)) as patient:
        return patient.submit(measure).result()


def _leaf(page: Page) -> Leaf:
    # WeasyPrint counts in CSS pixels, of which an inch has 96.
    left, top = page.bleed["left"], page.bleed["top"]
    width, height = page.width + left + page.bleed["right"], page.height + top + page.bleed["bottom"]
    sizes = (width, height, left, top, page.width, page.height)
    across, down, *trim = (round(pt_to_mm(size * 72 / 96), 2) for size in sizes)
    return Leaf(across, down, (trim[0], trim[1], trim[2], trim[3]))


def _judge(order: Order, pages: Typeset) -> Iterator[Finding]:
    """Finish both editions and measure them as a build does; a colour that stops the press stops this too."""
    press = press_edition(pages, order.job)
    yield from press.findings
    if press.findings:
        return
    web_file, press_file = order.web / f"{order.name}.pdf", order.press / f"{order.name}.pdf"
    web_file.write_bytes(web_edition(pages))
    press_file.write_bytes(press.data)
    for judged in judge_delivery(delivered(order, web_file, press_file)):
        yield from judged.measured.findings
