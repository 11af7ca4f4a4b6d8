"""What was proved of a page is taken again until something changes that the page can show."""

from pathlib import Path

import pytest

from trycksak.preflight import Site
from trycksak.preflight.browser.kept import Kept
from trycksak.preflight.proof.evidence import Evidence
from trycksak.store import Store

DATA = '<script type="application/ld+json">{}</script>'
PROVED = Evidence("site/index.html", "0" * 64, "web page", "", ())


def kept(root: Path, store: Store) -> Kept:
    return Kept(store, "engine", "rules", Site(root, "https://x.example/"))


@pytest.mark.parametrize(
    ("head", "changed", "again"),
    [
        ("", "manifest.webmanifest", True),
        ("", "sitemap.xml", True),
        ("", "style.css", False),
        ("", "picture.png", False),
        (DATA, "manifest.webmanifest", True),
        (DATA, "sitemap.xml", True),
        (DATA, "style.css", False),
        ("<script src='x.js'></script>", "sitemap.xml", False),
    ],
)
def test_a_page_is_proved_anew_where_what_it_can_show_has_changed(
    head: str, changed: str, again: bool, tmp_path: Path
) -> None:
    root, store = tmp_path / "site", Store(tmp_path / "store")
    root.mkdir()
    page = root / "index.html"
    page.write_text(f"<!doctype html><title>x</title>{head}", encoding="utf-8")
    (root / changed).write_text("before", encoding="utf-8")
    kept(root, store).put(page, PROVED)
    assert kept(root, store).get(page) == PROVED
    (root / changed).write_text("after", encoding="utf-8")
    assert kept(root, store).get(page) == (PROVED if again else None)
