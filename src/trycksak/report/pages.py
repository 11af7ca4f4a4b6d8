"""The report that people read: an overview, and a page for each publication, in the source language and in English.

English lies in `en/`, as on the website: `x-en.html` would be the report on an English publication.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from trycksak.findings import Finding, Severity
from trycksak.model.record import Locale
from trycksak.preflight.measured import PageFigures
from trycksak.render.downloads import size
from trycksak.render.wording import NO_BREAK_SPACE, Wording
from trycksak.report.appearance import clear_space_px, copy_assets, languages, logotype, templates
from trycksak.report.finished import Finished, House, all_findings, totals
from trycksak.report.remarks import Remark, Spot, by_rule, remarks, spots_by_page
from trycksak.report.summary import summary
from trycksak.report.thumbnails import Thumbnail, Thumbnails, thumbnails

Pictures = Mapping[str, Thumbnails]
"""The pictures of each publication's first edition, by its name."""
PROCESS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}


@dataclass(frozen=True)
class Shown:
    """A page as the report shows it: figures, picture with its file's name, and what is remarked on it."""

    figures: PageFigures
    picture: Thumbnail | None
    file: str
    spots: tuple[Spot, ...]


def write_report(
    folder: Path,
    finished: Sequence[Finished],
    findings: Sequence[Finding],
    house: House,
    pictures: Pictures | None = None,
) -> None:
    """Write `index.html`, a page for each publication, their pictures and `report.json` into a new folder.

    Pictures that are not given are drawn.
    """
    (folder / "pages").mkdir(parents=True)
    copy_assets(house.brand, folder / "assets", house.root)
    pictures = pictures or {one.name: _drawn(one) for one in finished}
    for one in finished:
        for number, picture in pictures[one.name].items():
            (folder / "pages" / _file(one, number)).write_bytes(picture.png)
    data = summary(house.name, finished, findings)
    (folder / "report.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for locale in languages(house.source, house.brand):
        _write_language(folder, locale, finished, findings, house, pictures)


def _write_language(
    folder: Path,
    locale: Locale,
    finished: Sequence[Finished],
    findings: Sequence[Finding],
    house: House,
    pictures: Pictures,
) -> None:
    place = folder if locale == house.source else folder / locale
    place.mkdir(exist_ok=True)
    frame = _frame(locale, house)
    overview = (
        templates()
        .get_template("index.html")
        .render(frame, name="index.html", **_overview(finished, findings, pictures))
    )
    (place / "index.html").write_text(overview, encoding="utf-8")
    for one in finished:
        page = (
            templates()
            .get_template("publication.html")
            .render(frame, name=f"{one.name}.html", **_publication(one, findings, pictures[one.name]))
        )
        (place / f"{one.name}.html").write_text(page, encoding="utf-8")


def _drawn(one: Finished) -> Thumbnails:
    edition = one.editions[0]
    return thumbnails(edition.file, [page.number for page in edition.measured.pages])


def _file(one: Finished, number: int) -> str:
    return f"{one.name}-{number}.png"


def _frame(locale: Locale, house: House) -> dict[str, Any]:
    """Give what every page of a language says and links to."""
    wording = Wording(locale)
    mark = logotype(house.brand, house.terms, locale, house.root)
    return {
        "say": wording,
        "size": partial(size, wording=wording),
        "percent": partial(_percent, wording),
        "mm": partial(_mm, wording),
        "locale": locale,
        "others": [Wording(other) for other in languages(house.source, house.brand) if other != locale],
        "base": "" if locale == house.source else "../",
        "house": house,
        "mark": mark,
        "clear": clear_space_px(house.terms, mark),
        "letters": PROCESS,
        "ERROR": Severity.ERROR,
    }


def _overview(finished: Sequence[Finished], findings: Sequence[Finding], pictures: Pictures) -> dict[str, Any]:
    found = all_findings(finished, findings)
    cards = [
        {
            "one": one,
            "cover": next(iter(_shown(one, (), pictures[one.name])), None),
            "totals": totals([one], _all(remarks(one, findings))),
        }
        for one in finished
    ]
    names = {edition.measured.path: one.name for one in finished for edition in one.editions}
    return {"cards": cards, "totals": totals(finished, found), "rules": by_rule(found), "names": names}


def _publication(one: Finished, findings: Sequence[Finding], pictures: Thumbnails) -> dict[str, Any]:
    said = remarks(one, findings)
    return {
        "one": one,
        "first": one.editions[0],
        "measured": one.editions[0].measured,
        "totals": totals([one], _all(said)),
        "remarks": said,
        "pages": _shown(one, said, pictures),
        "counts": {edition.kind: _counts(said, edition.kind) for edition in one.editions},
    }


def _all(said: Sequence[Remark]) -> list[Finding]:
    return [remark.finding for remark in said for _ in remark.spots]


def _counts(said: Sequence[Remark], kind: str) -> tuple[int, int]:
    """Count the errors and the warnings of one edition."""
    weights = [spot.severity for remark in said for spot in remark.spots if spot.kind == kind]
    return weights.count(Severity.ERROR), weights.count(Severity.WARNING)


def _shown(one: Finished, said: Sequence[Remark], pictures: Thumbnails) -> list[Shown]:
    spots = spots_by_page(said)
    return [
        Shown(
            figures,
            pictures.get(figures.number),
            _file(one, figures.number),
            tuple(spots.get(figures.number, ())),
        )
        for figures in one.editions[0].measured.pages
    ]


def _percent(wording: Wording, share: float) -> str:
    """Write a percentage as it is read: `214 %`, `5,8 %`."""
    return f"{wording.number(round(share) if share >= 9.95 else round(share, 1))}{NO_BREAK_SPACE}%"


def _mm(wording: Wording, *lengths: float) -> str:
    return (
        f"{NO_BREAK_SPACE}×{NO_BREAK_SPACE}".join(wording.number(round(mm, 1)) for mm in lengths)
        + f"{NO_BREAK_SPACE}mm"
    )
