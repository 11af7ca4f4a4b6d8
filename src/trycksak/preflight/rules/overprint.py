"""Overprinting: white must knock out, and fine black must not (ISO 32000-1, 8.6.7)."""

from collections.abc import Iterator

from trycksak.preflight.interpret.marks import PathMark, TextRun
from trycksak.preflight.interpret.spaces import Kind, Paint
from trycksak.preflight.limits import Limits
from trycksak.preflight.rules.found import Found, Leaf, whence
from trycksak.preflight.rules.ground import Ground


def white(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """White that overprints is not there at all."""
    marks: list[TextRun | PathMark] = [*leaf.texts, *leaf.paths]
    for mark in marks:
        what = "white text" if isinstance(mark, TextRun) else "a white shape"
        for paint, flag in ((mark.fill, mark.look.fill_overprints), (mark.stroke, mark.look.stroke_overprints)):
            if paint is not None and paint.white and overprints(paint, flag, mark.look.mode):
                is_ = f"{what} overprints, so it vanishes{whence(mark)}"
                yield Found(is_, "white knocks out", "Turn overprint off for it.", mark.box)
                break


def black(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Fine black over colour overprints, so that no white seam shows when the plates shift."""
    ground = Ground(leaf.inked)
    for index, mark in enumerate(leaf.inked):
        if isinstance(mark, TextRun):
            told = _text(mark, limits)
        elif isinstance(mark, PathMark):
            told = _line(mark, limits)
        else:
            continue
        if told and ground.under(index):
            is_, should = told
            yield Found(
                f"{is_} knocks out of a coloured ground{whence(mark)}", should, "Set it to overprint.", mark.box
            )


def overprints(paint: Paint, flag: bool, mode: int) -> bool:
    """Tell whether a colour leaves the plates alone that it does not ink; DeviceCMYK does so in mode 1 only."""
    return flag and (paint.space.kind is not Kind.CMYK or mode == 1)


def _text(mark: TextRun, limits: Limits) -> tuple[str, str] | None:
    paint, least = mark.fill, limits.overprint_text_pt
    if paint is None or not paint.black or round(mark.size, 2) >= least:
        return None
    if overprints(paint, mark.look.fill_overprints, mark.look.mode):
        return None
    return f"black text of {mark.size:.2f} pt", f"black text under {least:g} pt overprints"


def _line(mark: PathMark, limits: Limits) -> tuple[str, str] | None:
    least, look = limits.overprint_line_pt, mark.look
    should = f"a black line under {least:g} pt overprints"
    for paint, width, flag in (
        (mark.stroke, mark.line_width, look.stroke_overprints),
        (mark.fill, mark.thinnest, look.fill_overprints),
    ):
        thin = paint is not None and paint.black and width is not None and round(width, 3) < least
        if thin and paint and not overprints(paint, flag, look.mode):
            return f"a black line of {width:.2f} pt", should
    return None
