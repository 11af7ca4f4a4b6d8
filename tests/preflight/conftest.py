"""Real files to measure: publications set by WeasyPrint with the repository's own brand, and sites of a few pages."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from weasyprint import HTML

from trycksak.model.brand import Brand
from trycksak.model.terms import Terms
from trycksak.preflight.site import Site
from trycksak.read.edition import read_brand
from trycksak.read.files import Project

ROOT = Path(__file__).parents[2]
FONT = ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2"
WEBSITE = "https://summit.example/"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def brand() -> Brand:
    return read_brand(Project(ROOT))[0]


@pytest.fixture(scope="session")
def terms() -> Terms:
    return read_brand(Project(ROOT))[1]


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    """Set a publication: the bodies of its pages, and what differs from a good A5 in Swedish."""

    def set_(*pages: str, size: str = "148mm 210mm", title: str = "Prov", lang: str = "sv", **options: object) -> Path:
        style = f"""@font-face {{ font-family: "Source Sans 3"; src: url("{FONT.as_uri()}") }}
            @page {{ size: {size}; margin: 0 }} body {{ margin: 0; font-family: "Source Sans 3" }}
            section {{ break-after: page; position: relative; height: 100mm }}
            section:last-child {{ break-after: auto }} .mark {{ position: absolute; top: 12mm; left: 13mm; margin: 0 }}
            img {{ display: block; width: 40mm }}"""
        body = "".join(f"<section>{page}</section>" for page in pages)
        html = f'<!doctype html><html lang="{lang}"><title>{title}</title><style>{style}</style><body>{body}'
        path = tmp_path / "sheet.pdf"
        variant = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, **options}
        HTML(string=html, base_url=f"{ROOT.as_uri()}/").write_pdf(path, **variant)
        return path

    return set_


GOOD_PAGE = """<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><title>Prov</title><link rel="stylesheet" href="/assets/site.css">
<link rel="canonical" href="https://summit.example/"></head>
<body>
<header><a href="/"><img src="/assets/{lang}-positive.svg" alt="{alt}"></a></header>
<main><h1 id="top-of-it">Rubrik</h1></main>
</body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of four good pages in two languages, with one style sheet and the logotype's originals."""
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "brand" / "logotype", folder / "assets", ignore=shutil.ignore_patterns("*.py"))
    (folder / "assets" / "site.css").write_text("main { color: #000000 }\n", encoding="utf-8")
    for name, lang, alt in (
        ("index.html", "sv", "Stockholms stad"),
        ("404.html", "sv", "Stockholms stad"),
        ("en/index.html", "en", "City of Stockholm"),
        ("en/404.html", "en", "City of Stockholm"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(GOOD_PAGE.format(lang=lang, alt=alt), encoding="utf-8")
    return Site(folder, WEBSITE)


@pytest.fixture
def change(site: Site) -> Callable[[str, str, str], None]:
    """Break a file of the site in one place: what stood there must have stood there."""

    def swap(name: str, old: str, new: str) -> None:
        path = site.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    return swap
