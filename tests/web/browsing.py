"""What the tests in a browser share: a server with a policy, and pages whose facts and words are known."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

Open = Callable[..., Page]
CHROMIUM = "/usr/bin/chromium-headless-shell"
SEARCHES = ("/sok/", "/en/search/")


def policy(path: str) -> str:
    """Give the least policy (Content Security Policy 3) that a page of the site works with."""
    wasm = " 'wasm-unsafe-eval'" if path.partition("?")[0] in SEARCHES else ""
    allowed = {"script": f"'self'{wasm}", "style": "'self'", "img": "'self'", "font": "'self'", "connect": "'self'"}
    sources = "; ".join(f"{kind}-src {source}" for kind, source in allowed.items())
    return f"default-src 'none'; {sources}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


def policy_without_wasm(path: str) -> str:
    """Give the policy that the search lacks WebAssembly under."""
    return policy("")


@contextmanager
def serving(folder: Path, policy_of: Callable[[str], str]) -> Iterator[str]:
    """Serve a folder on a free port of the loopback; give its address."""

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy_of(self.path))
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def add_test_pages(root: Path) -> Path:
    """Add a page with words to search for, a session that only touches others in time, and languages."""
    pages = {
        "sv/beredskap.md": "---\ntitle: Beredskap\n---\nKommunens ansvar vid översvämningar & < annat.\n",
        "en/beredskap.md": "---\ntitle: Preparedness\n---\nThe city and its floodings.\n",
        "sv/programme/film.md": (
            "---\ntitle: Film\nkind: plenary\nlanguages: [sv, en]\nslots:\n"
            "  - {date: 2006-12-07, start: '14:30', end: '15:00', room: blue-hall}\n---\nEn film.\n"
        ),
        "en/programme/film.md": "---\ntitle: Film\n---\nA film.\n",
    }
    for path, text in pages.items():
        (root / "content" / path).write_text(text, encoding="utf-8")
    opening = root / "content/sv/programme/opening.md"
    text = opening.read_text(encoding="utf-8")
    opening.write_text(text.replace("kind: plenary\n", "kind: plenary\nlanguages: [en]\n"), encoding="utf-8")
    return root
