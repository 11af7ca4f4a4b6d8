"""What was proved of a page is taken again until something changes that the page has loaded."""

from pathlib import Path

import pytest

from trycksak.preflight.browser.kept import Kept
from trycksak.preflight.browser.serve import Served
from trycksak.preflight.proof.evidence import Evidence
from trycksak.preflight.site import Site
from trycksak.store import Store

PROVED = Evidence("site/index.html", "0" * 64, "web page", "", ())
HERE = "http://127.0.0.1:8000/"
ASKED = [HERE, f"{HERE}style.css", f"{HERE}picture.png#part", "https://x.example/assets/late.js", "data:image/png,"]


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ("sitemap.xml", True),
        ("other.png", True),
        ("index.html", False),
        ("style.css", False),
        ("picture.png", False),
        ("assets/late.js", False),
    ],
)
def test_a_page_is_proved_anew_where_what_it_loaded_has_changed(changed: str, again: bool, tmp_path: Path) -> None:
    root, store = tmp_path / "site", Store(tmp_path / "store")
    (root / "assets").mkdir(parents=True)
    for name in ("index.html", "style.css", "picture.png", "other.png", "sitemap.xml"):
        (root / name).write_text("before", encoding="utf-8")
    site = Site(root, "https://x.example/")
    Kept(store, "engine", ["rules"], site).put(root / "index.html", PROVED, ASKED, Served(site, HERE))
    assert Kept(store, "engine", ["rules"], site).get(root / "index.html") == PROVED
    # What was not there when the page asked for it counts too: `late.js`.
    (root / changed).write_text("after", encoding="utf-8")
    after = Site(root, "https://x.example/")
    assert Kept(store, "engine", ["rules"], after).get(root / "index.html") == (PROVED if again else None)
    assert Kept(store, "engine", ["other rules"], after).get(root / "index.html") is None
