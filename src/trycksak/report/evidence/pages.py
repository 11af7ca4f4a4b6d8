"""The evidence as pages: an overview, and a page for each output, in the source language and in English."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trycksak.model.record import Locale
from trycksak.render.wording import Wording
from trycksak.report.appearance import clear_space_px, languages, logotype, templates
from trycksak.report.evidence.dossier import Dossier
from trycksak.report.evidence.words import Words
from trycksak.report.finished import House
from trycksak.report.pages import PROCESS
from trycksak.report.seals import SUMS


def write_pages(folder: Path, dossier: Dossier, papers: Sequence[tuple[Locale, str]]) -> None:
    """Write `evidence.html` and `evidence/<output>.html` into the report's folder, English into `en/`.

    `papers` are the PDFs beside them: their language, and their file's name.
    """
    for locale in languages(dossier.house.source, dossier.house.brand):
        own = folder if locale == dossier.house.source else folder / locale
        (own / "evidence").mkdir(parents=True, exist_ok=True)
        overview = templates().get_template("evidence.html")
        frame = _frame(locale, dossier.house, "evidence.html")
        text = overview.render(frame, dossier=dossier, papers=papers, sums=SUMS)
        (own / "evidence.html").write_text(text, encoding="utf-8")
        template = templates().get_template("evidence-output.html")
        for one in dossier.exhibits:
            if one.folds:
                name = f"evidence/{one.slug}.html"
                frame = _frame(locale, dossier.house, name)
                (own / name).write_text(template.render(frame, one=one), encoding="utf-8")


def _frame(locale: Locale, house: House, name: str) -> dict[str, Any]:
    """Give what the frame of a page says and links to; `base` leads to the report's folder."""
    wording = Wording(locale)
    mark = logotype(house.brand, house.terms, locale, house.root)
    return {
        "say": wording,
        "words": Words(wording),
        "locale": locale,
        "others": [Wording(other) for other in languages(house.source, house.brand) if other != locale],
        "name": name,
        "base": "../" * (name.count("/") + (locale != house.source)),
        "house": house,
        "mark": mark,
        "clear": clear_space_px(house.terms, mark),
        "letters": PROCESS,
    }
