"""A page that goes along with the files, such as a delivery note or the report: the logotype in its header.

It is read as a file: it may hold the logotype in itself, and it is opened from a folder, where nothing is a home page.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from trycksak.findings import Finding
from trycksak.model.record import Locale
from trycksak.model.terms import Output
from trycksak.preflight.masthead import HeaderMark, header_marks, missing
from trycksak.preflight.outputs.gallery import original
from trycksak.preflight.outputs.named import NO_SIZE, presence
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.proof.evidence import Figure, MarkEvidence, Surface, Unit
from trycksak.preflight.site import Site, read_html

# A folder that is opened as it is has no address. This one is reserved (RFC 2606), so that it can be nobody's.
_NO_ADDRESS: Final = "https://folder.invalid/"


def judge_paper(path: Path, out: Path, shown: str, standard: Standard) -> Surface:
    """Judge a page below the folder `out`, which findings call `shown`, in the language that it says it has."""
    folder, tree = Site(out, _NO_ADDRESS, shown), read_html(path)
    locale, findings = _locale(tree, path, folder, standard)
    marks = header_marks(tree, path, folder, standard.brand, locale, linked=False)
    findings += [finding for mark in marks for finding in mark.findings]
    required = standard.requires(Output.PAPER)
    if not marks and required:
        findings.append(missing(tree, path, folder, standard.brand, locale))
    evidence = tuple(_evidence(mark, locale, standard) for mark in marks if mark.originals)
    figures = (presence(len(evidence), required),)
    return Surface(0, "", (Output.PAPER,), required, NO_SIZE, Unit.PX, evidence, figures, tuple(sorted(findings)))


def _locale(tree: Any, path: Path, folder: Site, standard: Standard) -> tuple[Locale, list[Finding]]:
    said = tree.get("lang", "").partition("-")[0].lower() if tree is not None else ""
    if said in standard.locales:
        return said, []
    is_ = f'the page says `lang="{said}"`' if said else "the page does not say its language"
    should = f"it says one of: {', '.join(f'`{one}`' for one in standard.locales)}"
    finding = Finding(folder.place(path), "site/language", is_, should, "Correct the <html> of its template.")
    return standard.source, [finding]


def _evidence(mark: HeaderMark, locale: Locale, standard: Standard) -> MarkEvidence:
    wrong = {finding.id for finding in mark.findings}
    one = original(mark.originals[0])
    says, should = standard.wording(mark.originals[0].locale), standard.wording(locale)
    figures = (
        _yes("original", "same bytes", "logotype/changed" not in wrong),
        Figure("language", "wording", says, should, "", "logotype/language" not in wrong),
        _yes("original", "alternative text", "logotype/alt" not in wrong),
        _yes("original", "shown", "logotype/hidden" not in wrong),
    )
    return replace(one, figures=figures)


def _yes(rule: str, what: str, holds: bool) -> Figure:
    return Figure(rule, what, "yes" if holds else "no", "yes", "", holds)
