"""What the plates must meet exactly to print: small text and thin lines in white or in several inks, and rich black."""

from collections.abc import Iterator

from trycksak.preflight.interpret.spaces import Paint
from trycksak.preflight.limits import Limits
from trycksak.preflight.rules.found import Found, Leaf, whence


def small_text(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Small text stands on one plate."""
    for mark in leaf.texts:
        paint = mark.fill or mark.stroke
        # A writer's rounding of the scale may not decide.
        if paint is not None and _needs_register(paint) and round(mark.size, 2) < limits.small_text_pt:
            is_ = f"{_what(paint)} text is {mark.size:.2f} pt{whence(mark)}"
            should = f"white text and text of several inks is at least {limits.small_text_pt:g} pt"
            yield Found(is_, should, "Make it larger, or print it in one ink.", mark.box)


def thin_line(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Thin lines, drawn or made as filled rectangles, stand on one plate."""
    for mark in leaf.paths:
        for paint, width in ((mark.stroke, mark.line_width), (mark.fill, mark.thinnest)):
            thin = width is not None and round(width, 3) < limits.thin_line_pt
            if thin and paint is not None and _needs_register(paint):
                is_ = f"a {_what(paint)} line is {width:.2f} pt wide{whence(mark)}"
                should = f"a white line and a line of several inks is at least {limits.thin_line_pt:g} pt"
                yield Found(is_, should, "Make it wider, or print it in one ink.", mark.box)
                break


def rich_black(leaf: Leaf, limits: Limits) -> Iterator[Found]:
    """Black text carries no more ink than dries."""
    for mark in leaf.texts:
        paint = mark.fill
        if paint is None or (paint.inks or {}).get("Black", 0) < limits.rich_black_from:
            continue
        if round(paint.total, 4) > limits.rich_black_sum:
            is_ = f"black text carries {100 * paint.total:.0f} % ink ({paint}){whence(mark)}"
            should = f"it carries at most {100 * limits.rich_black_sum:.0f} %"
            yield Found(is_, should, "Print it in black alone.", mark.box)


def _needs_register(paint: Paint) -> bool:
    return paint.channels is not None and paint.channels != 1


def _what(paint: Paint) -> str:
    return "white" if paint.white else f"{paint.channels}-ink"
