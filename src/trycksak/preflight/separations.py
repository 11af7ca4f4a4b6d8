"""The plates of a finished PDF as pixels, from one Ghostscript process, overprint simulated, cut to the bleed.

`pamcmyk32` gives the four process plates through a pipe, a page at a time; `tiffsep` gives spot colours plates of their
own, but writes files, so it is asked only where there are spots.
"""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final
from urllib.parse import unquote

import numpy as np
import numpy.typing as npt
import pikepdf
from PIL import Image

from trycksak.errors import CannotRun
from trycksak.preflight.sheet import Unmeasurable, opened, trim_view

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
# Seconds for one file: 256 pages take 8.
TIME_LIMIT: Final = 120
# Pixels of one sheet: A0 at 72 dpi has 8 million.
_MAX_PIXELS: Final = 40_000_000
_NO_SPOTS: Final = {*PROCESS, "All", "None"}
_MAX_DEPTH: Final = 8
_PLATE_FILE: Final = re.compile(r"p(\d+)\((.+)\)\.tif")
_OPTIONS: Final = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dOverprint=/simulate", "-sstdout=%stderr")

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class SheetPlates:
    """A page's plates inside its bleed: pixels by row, column and plate, 0 no ink, 255 full; spots come last."""

    number: int
    plates: tuple[str, ...]
    pixels: Pixels
    pixels_per_mm: float
    corner_mm: tuple[float, float]
    """The upper left corner of the pixels, in mm from the trim's."""


@dataclass(frozen=True)
class _Frame:
    """Where a page's bleed lies on the sheet that Ghostscript draws: pixels, and the corner in mm from the trim's."""

    rows: slice
    columns: slice
    corner_mm: tuple[float, float]


@dataclass(frozen=True)
class _Job:
    """One file for Ghostscript: where it is, a folder to work in, and what its pages need."""

    path: Path
    folder: Path
    resolution: int
    frames: list[_Frame]
    spots: bool
    intent: Path | None

    def command(self, device: str, output: str) -> list[str]:
        """Give the command; colours that are no device CMYK go through the file's own output intent."""
        options = [*_OPTIONS, f"-sDEVICE={device}", f"-r{self.resolution}", f"-sOutputFile={output}"]
        if self.intent:
            options += [f"-sOutputICCProfile={self.intent}", f"-sDefaultCMYKProfile={self.intent}"]
        return [_ghostscript(), *options, str(self.path.resolve())]


def separated(path: Path, resolution: int) -> Iterator[SheetPlates]:
    """Separate every page; raises Unmeasurable for damage and past the limits, CannotRun without Ghostscript."""
    _ghostscript()
    with TemporaryDirectory(prefix="trycksak-ink-") as folder:
        job = _job(path, Path(folder), resolution)
        sheets = _with_spots(job) if job.spots else _process_only(job)
        count = 0
        for count, (names, sheet) in enumerate(sheets, start=1):
            if count > len(job.frames):
                break
            frame = job.frames[count - 1]
            pixels = sheet[frame.rows, frame.columns]
            if not pixels.size:
                raise Unmeasurable(f"page {count} has no bleed box on its sheet")
            yield SheetPlates(count, names, pixels, resolution / 25.4, frame.corner_mm)
        if count != len(job.frames):
            raise Unmeasurable(f"Ghostscript draws {count} of its {len(job.frames)} pages")


@cache
def ghostscript_version() -> str:
    """Ask Ghostscript for its version; raises CannotRun where it is missing."""
    command = [_ghostscript(), "--version"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)  # noqa: S603
    return f"Ghostscript {done.stdout.strip()}"


def _ghostscript() -> str:
    found = shutil.which("gs")
    if found is None:
        raise CannotRun("Ghostscript is not installed, which measures the ink. Install the package `ghostscript`.")
    return found


def _job(path: Path, folder: Path, resolution: int) -> _Job:
    with opened(path) as pdf:
        frames = [_frame(page, number, resolution) for number, page in enumerate(pdf.pages, start=1)]
        spots = any(_spot(entry, 0) for entry in pdf.objects)
        profile = _intent(pdf)
    intent = folder / "intent.icc" if profile else None
    if intent:
        intent.write_bytes(profile)
    return _Job(path, folder, resolution, frames, spots, intent)


def _frame(page: pikepdf.Page, number: int, resolution: int) -> _Frame:
    """Place the bleed box (CropBox, MediaBox where there is none) on the sheet; partly covered pixels are left out.

    Ghostscript keeps the lower edge of the sheet on the pixel grid and rounds its size.
    """
    view, k = trim_view(page), resolution / 25.4
    left, top, right, bottom = _seen(view.to_mm, page.mediabox)
    wide, high = (right - left) * k, (bottom - top) * k
    if not 0 < wide * high <= _MAX_PIXELS:
        raise Unmeasurable(f"page {number} is {right - left:.0f} × {bottom - top:.0f} mm, which is not drawn")
    inner = _seen(view.to_mm, page.bleedbox)
    lift = round(high) - bottom * k
    rows = slice(max(ceil(inner[1] * k + lift - 0.01), 0), max(floor(inner[3] * k + lift + 0.01), 0))
    columns = slice(max(ceil((inner[0] - left) * k - 0.01), 0), max(floor((inner[2] - left) * k + 0.01), 0))
    return _Frame(rows, columns, (columns.start / k + left, (rows.start - lift) / k))


def _seen(to_mm: Any, box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(number) for number in box)
    (ax, ay), (bx, by) = to_mm.at((x0, y0)), to_mm.at((x1, y1))
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _spot(entry: Any, depth: int) -> bool:
    """Whether an object holds a colour space with a plate of its own (ISO 32000-1, 8.6.6.4 and 8.6.6.5)."""
    if depth > _MAX_DEPTH:
        return False
    if isinstance(entry, pikepdf.Array):
        if len(entry) >= 4 and entry[0] in (pikepdf.Name.Separation, pikepdf.Name.DeviceN):
            names = [entry[1]] if isinstance(entry[1], pikepdf.Name) else entry[1]
            if any(str(name).removeprefix("/") not in _NO_SPOTS for name in names):
                return True
        return any(_spot(item, depth + 1) for item in entry if _inside(item))
    if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
        return any(_spot(item, depth + 1) for _, item in entry.items() if _inside(item))
    return False


def _inside(item: Any) -> bool:
    """Whether an entry is a part of its owner: what is an object of its own is met there."""
    return isinstance(item, pikepdf.Array | pikepdf.Dictionary) and not item.is_indirect


def _intent(pdf: pikepdf.Pdf) -> bytes:
    """Give the profile of the output intent if it is one for CMYK (ICC.1:2010, 7.2.6), else nothing."""
    intents = pdf.Root.get("/OutputIntents", ())
    for intent in intents if isinstance(intents, pikepdf.Array) else ():
        profile = intent.get("/DestOutputProfile") if isinstance(intent, pikepdf.Dictionary) else None
        data = profile.read_bytes() if isinstance(profile, pikepdf.Stream) else b""
        if data[16:20] == b"CMYK":
            return data
    return b""


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[IO[bytes]]:
    """Run Ghostscript and give what it writes; raises Unmeasurable when it fails or its time is over."""
    process = subprocess.Popen(  # noqa: S603 -- our own options and an absolute path
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(folder)},
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(TIME_LIMIT, stop)
    timer.start()
    try:
        if process.stdout is not None:
            yield process.stdout
        code = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    if late.is_set():
        raise Unmeasurable(f"Ghostscript has not drawn it in {TIME_LIMIT} s")
    if code:
        raise Unmeasurable("Ghostscript cannot draw it")


def _process_only(job: _Job) -> Iterator[tuple[tuple[str, ...], Pixels]]:
    with _running(job.command("pamcmyk32", "-"), job.folder) as stream:
        while header := _header(stream):
            width, height = header
            data = stream.read(width * height * 4)
            if len(data) < width * height * 4:
                break
            yield PROCESS, np.frombuffer(data, np.uint8).reshape(height, width, 4)


def _header(stream: IO[bytes]) -> tuple[int, int] | None:
    """Read the head of a page (Netpbm's PAM), which gives its width and height; None at the end."""
    said: dict[bytes, int] = {}
    while (line := stream.readline(200)) and line != b"ENDHDR\n":
        word, _, value = line.partition(b" ")
        if value.strip().isdigit():
            said[word] = int(value)
    return (said[b"WIDTH"], said[b"HEIGHT"]) if line and {b"WIDTH", b"HEIGHT"} <= said.keys() else None


def _with_spots(job: _Job) -> Iterator[tuple[tuple[str, ...], Pixels]]:
    with _running(job.command("tiffsep", f"{job.folder}/p%d.tif"), job.folder) as stream:
        stream.read()
    files: dict[int, dict[str, Path]] = {}
    for path in job.folder.glob("p*(*).tif"):
        if match := _PLATE_FILE.fullmatch(path.name):
            files.setdefault(int(match[1]), {})[unquote(match[2])] = path
    for _, named in sorted(files.items()):
        names = (*PROCESS, *sorted(named.keys() - set(PROCESS)))
        yield names, np.dstack([255 - _plate(named[name]) for name in names])


def _plate(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(image.convert("L"), dtype=np.uint8)
