"""The job ticket of a press edition: what a printer needs to know of one file, as plain JSON.

The words are those of JDF (CIP4) in plain English; `ticket.schema.json` explains each.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from trycksak.findings import errors
from trycksak.model.edition import Edition
from trycksak.model.profile import PressProfile
from trycksak.model.publication import Publication
from trycksak.model.record import Locale
from trycksak.preflight.measured import Measured
from trycksak.render.publication import title_of
from trycksak.render.wording import Wording
from trycksak.units import TRIM_MM


def ticket(
    publication: Publication,
    locale: Locale,
    edition: Edition,
    profile: PressProfile,
    plates: Sequence[str],
    colours: Sequence[str],
    measured: Measured,
    file_name: str,
    *,
    version: str,
    dated: date,
) -> dict[str, Any]:
    """Write the ticket of a measured press edition; `colours` are the palette's names, `plates` in printing order."""
    spec = publication.spec
    width, height = TRIM_MM[spec.trim.value]
    return {
        "publication": publication.id,
        "locale": locale,
        "title": title_of(publication, edition, locale),
        "event": edition.event.name,
        "version": {"name": version, "date": dated.isoformat()},
        "trim": {"name": spec.trim.value, "width_mm": width, "height_mm": height},
        "bleed_mm": spec.bleed_mm,
        "pages": len(measured.pages),
        "binding": spec.binding.value,
        "spine": "right" if Wording(locale).direction == "rtl" else "left",
        "paper": spec.paper,
        "quantity": spec.quantity,
        "colours": list(colours),
        "plates": list(plates),
        "profile": _profile(profile),
        "fonts": [
            {"name": font.name, "kind": font.kind, "embedded": font.embedded, "subset": font.subset}
            for font in measured.fonts
        ],
        "preflight": _preflight(measured),
        "file": {"name": file_name, "bytes": measured.bytes, "sha256": measured.sha256},
    }


def most_ink(measured: Measured) -> float | None:
    """Give the most ink on any page, in percent; None where it was not measured."""
    inks = [page.ink for page in measured.pages if page.ink is not None]
    return round(max(inks), 1) if inks else None


def least_ppi(measured: Measured) -> float | None:
    """Give the resolution of the coarsest picture; None where there is no picture."""
    return min((picture.ppi for picture in measured.pictures), default=None)


def _profile(profile: PressProfile) -> dict[str, Any]:
    return {
        "id": profile.id,
        "name": profile.name,
        "condition": profile.output.condition,
        "registry": profile.output.registry,
        "icc": {"name": profile.output.path.rpartition("/")[2], "sha256": profile.output.sha256},
        "ink_limit": profile.ink_limit,
    }


def _preflight(measured: Measured) -> dict[str, Any]:
    stops = len(errors(measured.findings))
    return {
        "standards": list(measured.standards),
        "limits": measured.profile,
        "errors": stops,
        "warnings": len(measured.findings) - stops,
        "max_ink": most_ink(measured),
        "pages": [
            {
                "page": page.number,
                "max_ink": None if page.ink is None else round(page.ink, 1),
                "coverage": {plate: round(share, 2) for plate, share in page.coverage.items()},
            }
            for page in measured.pages
        ],
        "pictures": {"count": len(measured.pictures), "least_ppi": least_ppi(measured)},
    }
