"""A tiny folder `out/` as a build leaves it: two pages, the logotype's copies, a report page, a delivery note."""

import shutil
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from weasyprint import HTML

from trycksak.model.brand import Brand
from trycksak.model.terms import Terms
from trycksak.preflight.original import read_drawings
from trycksak.preflight.outputs import Standard
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.site import Site
from trycksak.store import Store

WEBSITE = "https://summit.example/"
WEB_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Prov</title>
<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/site.css">
</head><body><header><a href="/"><img src="/assets/logotype/{lang}-positive.svg" alt="{alt}"></a></header></body></html>
"""
PAPER = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>Prov</title></head>
<body><header><img src="{src}" alt="{alt}"></header></body></html>
"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0L1 0L1 1Z"/></svg>\n'


@pytest.fixture(scope="session")
def standard(root: Path, brand: Brand, terms: Terms) -> Standard:
    return Standard(brand, terms, read_drawings(root, brand), WEBSITE, ("sv", "en"), "sv")


@pytest.fixture
def out(tmp_path: Path, root: Path) -> Path:
    folder = tmp_path / "out"
    originals, copies = root / "brand" / "logotype", folder / "site" / "assets" / "logotype"
    shutil.copytree(originals, copies, ignore=shutil.ignore_patterns("*.py"))
    write(folder, "site/index.html", WEB_PAGE.format(lang="sv", alt="Stockholms stad"))
    write(folder, "site/en/index.html", WEB_PAGE.format(lang="en", alt="City of Stockholm"))
    write(folder, "site/site.css", "main { color: #000000 }\n")
    write(folder, "site/favicon.svg", ICON)
    write(folder, "report/assets/logotype-en.svg", (originals / "en-positive.svg").read_bytes())
    note = PAPER.format(lang="en", src="../report/assets/logotype-en.svg", alt="City of Stockholm")
    write(folder, "print/delivery-note.html", note)
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What was seen in pictures, so that the tests look at each once."""
    return Store(tmp_path_factory.mktemp("store"))


@pytest.fixture
def gallery(out: Path, standard: Standard, store: Store) -> Gallery:
    return Gallery(Site(out / "site", WEBSITE), standard, store)


@pytest.fixture
def put(out: Path) -> Callable[[str, str | bytes], Path]:
    """Put a file into the folder."""
    return lambda path, data: write(out, path, data)


@pytest.fixture(scope="session")
def card(root: Path) -> Callable[..., bytes]:
    """Draw a picture of 1200 × 630 px as a page is drawn: its body, and what differs in its style and its format."""

    @cache
    def draw(body: str, style: str = "", format: str = "PNG") -> bytes:
        whole = f"""<style>@page {{ size: 1200px 630px; margin: 0 }} body {{ margin: 0; font: 60px sans-serif }}
            html {{ background: #FFFFFF }} img, p {{ position: absolute; margin: 0 }}
            img {{ left: 60px; top: 60px; width: 320px }} p {{ left: 60px; top: 300px }} {style}</style>{body}"""
        pdf = HTML(string=whole, base_url=f"{root.as_uri()}/").write_pdf()
        with pypdfium2.PdfDocument(pdf) as document:
            picture = document[0].render(scale=96 / 72).to_pil().convert("RGB")
        file = BytesIO()
        picture.save(file, format)
        return file.getvalue()

    return draw


def write(folder: Path, path: str, data: str | bytes) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file
