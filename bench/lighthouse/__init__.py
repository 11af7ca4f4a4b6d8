"""Lighthouse on this repository's own site: home, programme and a visit in both languages, as a phone sees them.

It needs Node 18.16 or newer with npm (Debian: `nodejs npm`), and installs Lighthouse, pinned by package-lock.json, into
.cache/lighthouse. The site is served with gzip, as web servers do; its publications are there in name only.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
_PAGES: Final = (
    *("", "program/", "studiebesok/helios/"),
    *("en/", "en/programme/", "en/study-visits/helios/"),
)
_WANTED: Final = {"performance": 0.97, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
_PLAIN: Final = (".woff2", ".png", ".jpg", ".pdf")
# Of several runs the median of the performance counts, as Lighthouse's own guide says (docs/variability.md).
_RUNS: Final = 3


def main() -> None:
    """Print each page's scores, the median of the runs, and say which are below what the project asks."""
    program, tools = _installed(), TemporaryDirectory()
    from web.crawl import lay_out_own, published

    with tools as folder:
        site = published(lay_out_own(Path(folder) / "event"), Path(folder) / "site").site
        with _served(site) as address:
            for page in _PAGES:
                _measure(program, address + page, Path(folder) / "report.json", page)


def _measure(program: Path, url: str, report: Path, page: str) -> None:
    runs = sorted((_run(program, url, report) for _ in range(_RUNS)), key=lambda run: _score(run, "performance"))
    middle = runs[len(runs) // 2]
    scores = {name: _score(middle, name) for name in _WANTED}
    low = [name for name, least in _WANTED.items() if scores[name] < least]
    kilobytes = middle["audits"]["total-byte-weight"]["numericValue"] / 1000
    told = ", ".join(f"{name} {score:.2f}" for name, score in scores.items())
    print(f"/{page:<26} {told}; {kilobytes:.0f} kB{'; BELOW: ' + ', '.join(low) if low else ''}", flush=True)
    for name in low:
        for audit in middle["categories"][name]["auditRefs"]:
            found = middle["audits"][audit["id"]]
            if audit["weight"] and found["score"] not in (None, 1):
                print(f"    {audit['id']}: {found['score']} {found.get('displayValue', '')}")


def _score(run: dict[str, Any], name: str) -> float:
    return float(run["categories"][name]["score"])


def _run(program: Path, url: str, report: Path) -> dict[str, Any]:
    from trycksak.preflight.browser.chromium import find_chromium

    flags = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
    command = [
        "node",
        str(program),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={flags}",
    ]
    environment = {**os.environ, "CHROME_PATH": find_chromium()}
    subprocess.run(command, env=environment, check=True, timeout=180, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def _installed() -> Path:
    """Install Lighthouse where it is not, and give its program."""
    folder = ROOT / ".cache" / "lighthouse"
    lock = (Path(__file__).parent / "package-lock.json").read_bytes()
    program, stamp = folder / "node_modules/lighthouse/cli/index.js", folder / "package-lock.json"
    if not program.is_file() or stamp.read_bytes() != lock:
        if shutil.which("npm") is None:
            raise SystemExit("bench: Lighthouse needs Node 18.16 or newer with npm. Debian: apt-get install nodejs npm")
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(Path(__file__).parent / name, folder)
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True, timeout=600)
    return program


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            from trycksak.preflight.browser.serve import media_type

            path = site / self.path.partition("?")[0].lstrip("/")
            file = path / "index.html" if path.is_dir() else path
            found = file.is_file() and file.resolve().is_relative_to(site.resolve())
            data = file.read_bytes() if found else b""
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", media_type(file))
            if file.suffix not in _PLAIN:
                data = gzip.compress(data, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
