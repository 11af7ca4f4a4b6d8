"""From a save to what is seen: a web page against `mkdocs serve`, a publication against its bare layout.

Every preview is a process of its own over a copy of this event, and sees the same saves: a word more in one page. A
page is asked for over and over until it has the word; a publication is seen when the picture of its cover has come
after the preview told of new pages. Times are medians of what is measured in one run.
"""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

ROOT = Path(__file__).parents[1]
RUNS = 5
PAGE = "content/sv/study-visits/helios.md"
# Each with a page that it prints.
PUBLICATIONS = {"study-visits": PAGE, "welcome-brochure": "content/sv/welcome.md", "study-visit-helios": PAGE}
# The same Markdown with nothing of ours: MkDocs, Material for MkDocs, static-i18n, as their manuals say.
STOCK = """
site_name: Stock
docs_dir: content
exclude_docs: /*.yml
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {locale: sv, name: Svenska, default: true}
        - {locale: en, name: English}
"""


def main() -> None:
    """Measure and print both tables."""
    with TemporaryDirectory() as folder:
        print("save -> web page: at least as fast as plain mkdocs serve on the same content")
        print("preview                                  s  ratio")
        stock = _page_seconds(Path(folder) / "stock", _mkdocs, "study-visits/helios/", STOCK)
        own = _page_seconds(Path(folder) / "own", _mkdocs, "studiebesok/helios/")
        live = _page_seconds(Path(folder) / "live", _trycksak, "studiebesok/helios/")
        for name, seconds in (
            ("mkdocs serve, Material, static-i18n", stock),
            ("mkdocs serve, this mkdocs.yml", own),
            ("trycksak serve", live),
        ):
            print(f"{name:<36} {seconds:>6.2f} {seconds / stock:>6.2f}", flush=True)
        print("\nsave -> open publication: within its layout time")
        print("publication          layout s  seen s  ratio")
        for name, page in PUBLICATIONS.items():
            bare, seen = _layout_seconds(name), _publication_seconds(Path(folder) / name, name, page)
            print(f"{name:<20} {bare:>8.2f} {seen:>7.2f} {seen / bare:>6.2f}", flush=True)


def _event(root: Path, settings: str | None = None) -> Path:
    for name in ("content", "brand", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    text = settings or (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def _saves(file: Path, rest: Callable[[], None]) -> Iterator[str]:
    """Save a page again and again with another word in it; gives the word, right after the save."""
    before = file.read_text(encoding="utf-8")
    for number in range(RUNS):
        rest()
        word = f"Ordet{number}x"
        file.write_text(before.replace("\n---\n", f"\n---\n{word} ", 1), encoding="utf-8")
        yield word


def _page_seconds(root: Path, start: Callable[[Path, int], list[str]], page: str, settings: str | None = None) -> float:
    _event(root, settings)
    with _running(start, root) as address:
        found = []
        # Let the last save's work come to its end.
        for word in _saves(root / PAGE, lambda: time.sleep(3)):
            started = time.perf_counter()
            while word not in _got(address + page):
                time.sleep(0.01)
            found.append(time.perf_counter() - started)
    return median(found)


def _publication_seconds(root: Path, name: str, page: str) -> float:
    _event(root)
    with _running(_trycksak, root) as address, _tab(address, f"publication={name}-sv&locale=sv") as tab:
        shown = _pages(tab, "")
        found = []
        for _ in _saves(root / page, lambda: _measured(tab)):
            started = time.perf_counter()
            shown = _pages(tab, shown)
            urllib.request.urlopen(f"{address}-/pages/{name}-sv/{shown}/1.png").read()
            found.append(time.perf_counter() - started)
    return median(found)


def _measured(tab: ClientConnection) -> None:
    """Wait until the pages that a tab shows are measured."""
    while 'class="measuring"' in json.loads(tab.recv())["html"]:
        pass


def _pages(tab: ClientConnection, before: str) -> str:
    """Wait until a tab is told of other pages; gives their key."""
    while True:
        key = re.search(r"/-/pages/[^/]+/(\w+)/1\.png", json.loads(tab.recv())["html"])
        if key and key[1] != before:
            return key[1]


@contextmanager
def _tab(address: str, query: str) -> Iterator[ClientConnection]:
    where = f"{address.replace('http', 'ws')}-/socket?{query}"
    with connect(where, origin=Origin(address.rstrip("/")), max_size=None) as tab:
        yield tab


def _layout_seconds(name: str) -> float:
    """Time one plain WeasyPrint write of the same markup, in a process that has loaded everything."""
    command = [sys.executable, "-c", f"from bench.live import measure; measure({name!r})"]
    return float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def measure(name: str) -> None:
    """Measure a publication's bare layout in this process, and print the median."""
    from weasyprint import HTML

    from trycksak.gather import gather
    from trycksak.press.typeset import ProjectOnly
    from trycksak.read.files import Project
    from trycksak.render.publication import markup, printed

    edition, brand, terms, _ = gather(Project(ROOT))
    publication = next(one for one in printed(edition) if one.id == name)
    sheet = markup(publication, edition, brand, terms, "sv", ROOT / "overrides")
    found = []
    for _ in range(3):
        started = time.perf_counter()
        fetcher = ProjectOnly(ROOT, sheet.assets)
        HTML(string=sheet.html, base_url=f"{ROOT.as_uri()}/", url_fetcher=fetcher).write_pdf()
        found.append(time.perf_counter() - started)
    print(median(found))


def _mkdocs(root: Path, port: int) -> list[str]:
    return ["-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}", "-f", str(root / "mkdocs.yml")]


def _trycksak(root: Path, port: int) -> list[str]:
    return ["-m", "trycksak", "--project", str(root), "serve", "--port", str(port)]


@contextmanager
def _running(start: Callable[[Path, int], list[str]], root: Path) -> Iterator[str]:
    """Run a preview until its first page is there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, *start(root, port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        while not _got(address):
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def _got(address: str) -> str:
    with suppress(OSError):
        return str(urllib.request.urlopen(address).read().decode())
    return ""
