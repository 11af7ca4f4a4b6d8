"""What stands in the logotype's place and is none of the originals, or is one that no browser shows to everybody."""

from hashlib import sha256

from trycksak.preflight.browser.originals import Original
from trycksak.preflight.browser.survey import Candidate, Kind
from trycksak.preflight.geometry import in_hundredths
from trycksak.preflight.proof.evidence import Figure, MarkEvidence
from trycksak.preflight.proof.ruling import Ruling

_DO = "Use an <img> of the file from brand/logotype/, unchanged."
_LONGEST = 80


def wrong_mark(candidate: Candidate, data: bytes | None, original: Original | None) -> tuple[MarkEvidence, Ruling]:
    """Tell what is wrong with a mark that is no <img> of an original; `data` are the bytes of what it shows."""
    address = candidate.source
    shown = f"`{address if len(address) <= _LONGEST else f'{address[: _LONGEST - 1]}…'}`"
    if candidate.kind is Kind.DRAWN:
        measured, id, is_ = "drawn", "changed", f"the page draws the logotype itself (`{candidate.who}`)"
    elif candidate.kind is not Kind.IMG:
        by = "a style sheet" if candidate.kind is Kind.STYLE else f"`{candidate.who}`"
        measured, id, is_ = "no <img>", "element", f"the logotype is shown by {by} ({shown})"
    elif data is None or not candidate.loaded:
        measured, id, is_ = "not loaded", "broken", f"the logotype's picture {shown} does not load"
    else:
        measured, id, is_ = "another file", "changed", f"{shown} is no original of the logotype"
    should = "it is an <img> of an original, byte for byte"
    ruling = Ruling(Figure("original", "same bytes", measured, "yes", "", False), f"logotype/{id}", is_, should, _DO)
    digest = sha256(data).hexdigest() if data is not None else ""
    master = original.master.path if original else ""
    box = in_hundredths(candidate.content)
    return MarkEvidence(master, digest, "element", box, box, (ruling.figure,)), ruling
