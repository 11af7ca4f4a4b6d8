"""The evidence as pages: an overview, and a page for each output, in the source language and in English."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trycksak.model.record import Locale
from trycksak.parallel import Workers
from trycksak.render.wording import Wording
from trycksak.report.appearance import clear_space_px, languages, logotype, templates
from trycksak.report.evidence.dossier import Dossier
from trycksak.report.evidence.words import Words
from trycksak.report.finished import House
from trycksak.report.pages import PROCESS
from trycksak.report.seals import SUMS


def write_pages(folder: Path, dossier: Dossier, papers: Sequence[tuple[Locale, str]], workers: Workers) -> None:
    """Write `evidence.html` and `evidence/<output>.html` into the report's folder, English into `en/`.

    `papers` are the PDFs beside them: their language, and their file's name.
    """
    house = dossier.house
    jobs = [_Job(folder, dossier, tuple(papers), locale) for locale in languages(house.source, house.brand)]
    workers.each(_write, jobs)


@dataclass(frozen=True)
class _Job:
    folder: Path
    dossier: Dossier
    papers: tuple[tuple[Locale, str], ...]
    locale: Locale

    def __str__(self) -> str:
        return f"out/report/{self.locale}"


def _write(job: _Job) -> None:
    """Write the pages in one language."""
    dossier, locale = job.dossier, job.locale
    own = job.folder if locale == dossier.house.source else job.folder / locale
    (own / "evidence").mkdir(parents=True, exist_ok=True)
    overview = templates().get_template("evidence.html")
    frame = _frame(locale, dossier.house, "evidence.html")
    text = overview.render(frame, dossier=dossier, papers=job.papers, sums=SUMS)
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
