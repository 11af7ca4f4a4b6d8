"""How the report and the delivery note look: the brand's colours and typefaces, the logotype, the templates."""

import base64
import shutil
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader

from trycksak.model.brand import Brand, Variant
from trycksak.model.record import Locale
from trycksak.model.terms import Terms
from trycksak.render.environment import strict
from trycksak.render.site_brand import Mark, mark, proportions

_FORMATS = {"woff2": "woff2", "woff": "woff", "ttf": "truetype", "otf": "opentype"}
ENGLISH = "en"


@cache
def templates() -> Environment:
    """Make the environment of this layer's templates: strict and escaping."""
    return strict(PackageLoader("trycksak.report", "templates"))


def languages(source: Locale, brand: Brand) -> tuple[Locale, ...]:
    """List the languages that people at the printer's read: the source language, and English if the mark has it."""
    marked = {master.locale for master in brand.logotype.masters} & brand.logotype.wording.keys()
    return tuple(dict.fromkeys([source, *({ENGLISH} & marked)]))


def stylesheet(brand: Brand, root: Path | None = None) -> str:
    """Write the brand as CSS and the house's rules after it; fonts stand in the CSS itself where `root` is given."""
    faces = "".join(
        f'@font-face {{ font-family: "{font.family}"; font-weight: {file.weight}; font-style: {file.style};'
        f' src: url("{_address(file.path, root)}") format("{_format(file.path)}"); }}\n'
        for font in brand.typography.fonts
        for file in font.files
    )
    colours = "".join(f"  --{name}: {value};\n" for name, value in brand.color.palette.items())
    families = f"  --text: {brand.typography.base.css};\n  --headings: {brand.typography.headings.css};\n"
    return f"{faces}:root {{\n{colours}{families}}}\n"


def rules(name: str) -> str:
    """Read a stylesheet of the package, `report` or `note`."""
    return files("trycksak.report").joinpath("templates", f"{name}.css").read_text(encoding="utf-8")


def copy_assets(brand: Brand, folder: Path, root: Path) -> None:
    """Copy fonts and logotypes once, and write the stylesheet beside them."""
    folder.mkdir(parents=True)
    for path in sorted({file.path for font in brand.typography.fonts for file in font.files}):
        shutil.copyfile(root / path, folder / path.rpartition("/")[2])
    for master in brand.logotype.masters:
        if master.variant is Variant.POSITIVE:
            shutil.copyfile(root / master.path, folder / _logotype(master.locale))
    (folder / "report.css").write_text(stylesheet(brand) + rules("report"), encoding="utf-8")


def logotype(brand: Brand, terms: Terms, locale: Locale, root: Path) -> Mark:
    """Set the logotype by the terms, as a copy among the assets."""
    made = mark(brand, terms, locale, proportions(_original(brand, locale, root)))
    return Mark(_logotype(brand.logotype.drawn_in(locale)), "", made.alt, made.width, made.height)


def embedded_logotype(brand: Brand, terms: Terms, locale: Locale, root: Path) -> Mark:
    """Set the logotype by the terms, in the page itself, so that the page can be sent alone."""
    svg = _original(brand, locale, root)
    made = mark(brand, terms, locale, proportions(svg))
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    return Mark(address, "", made.alt, made.width, made.height)


def clear_space_px(terms: Terms, mark: Mark) -> float:
    """Give the logotype's clear space, in CSS pixels."""
    return round(terms.clear(mark.width, mark.height), 1)


def _original(brand: Brand, locale: Locale, root: Path) -> str:
    return (root / brand.master(locale, Variant.POSITIVE).path).read_text(encoding="utf-8")


def _logotype(locale: Locale) -> str:
    return f"logotype-{locale}.svg"


def _format(path: str) -> str:
    return _FORMATS.get(path.rpartition(".")[2], "woff2")


def _address(path: str, root: Path | None) -> str:
    if root is None:
        return path.rpartition("/")[2]
    return f"data:font/{_format(path)};base64," + base64.b64encode((root / path).read_bytes()).decode()
