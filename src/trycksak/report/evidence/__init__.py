"""The evidence that the logotype stands where the terms demand it: pages, data, and a paper for the file."""

from collections.abc import Sequence
from pathlib import Path

from trycksak.parallel import Workers
from trycksak.preflight.proof.evidence import Evidence
from trycksak.report.appearance import languages, rules
from trycksak.report.evidence.data import write_data
from trycksak.report.evidence.dossier import dossier
from trycksak.report.evidence.pages import write_pages
from trycksak.report.evidence.paper import begin_papers, finish_papers, paper_name
from trycksak.report.finished import House

__all__ = ["write_evidence"]


def write_evidence(folder: Path, out: Path, evidence: Sequence[Evidence], house: House, workers: Workers) -> None:
    """Write the evidence into the report's folder, beside its assets; `out` is where the outputs lie.

    Makes `evidence.html`, `evidence/` with a page for each output and `evidence/pictures/`, the same in English in
    `en/`, `evidence.json` with its schema, and a PDF in each language.
    """
    pictures = folder / "evidence" / "pictures"
    pictures.mkdir(parents=True)
    whole = dossier(evidence, house, out, pictures)
    write_data(folder, whole)
    papers = [(locale, paper_name(locale)) for locale in languages(house.source, house.brand)]
    setting = begin_papers(whole, pictures, papers, workers)
    write_pages(folder, whole, papers, workers)
    finish_papers(folder, setting, workers)
    (folder / "assets" / "evidence.css").write_text(rules("evidence"), encoding="utf-8")
