"""Files of other programs: right ones, and forgeries that were made in them or went through them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from preflight.proof.gallery.bases import NIGHT, PARTNER, PRESS, WEB, Case
from preflight.proof.gallery.drawing import mark, scaled
from preflight.proof.gallery.forged_colour import ON_PRESS, after
from preflight.proof.gallery.forged_sight import over
from preflight.proof.gallery.programs import (
    WHOLE_PIXELS,
    Make,
    cairo,
    chromium,
    ghostscript,
    html,
    inline,
    qpdf,
    typst_page,
    weasyprint,
)
from preflight.proof.gallery.sheets import filled, state


def case(make: Make, *expected: str, **asked: Any) -> Case:
    """Make a case of what makes a file."""
    return Case(make, asked, frozenset(expected))


_DARK: Final = (
    '<div style="position: absolute; top: 0; left: 0; width: 148mm; height: 210mm; background: #00594F"></div>'
)
_AT: Final = "position: absolute; padding: 0; left: 33mm; top: 12mm; width: 20mm; height: 10.6mm; background: #fff"
_HALF: Final = f'<p style="{_AT}">'


def _framed(page: str) -> str:
    """Cut the mark after 30 mm."""
    frame = '<div style="position: absolute; left: 13mm; top: 12mm; width: 30mm; height: 11mm; overflow: hidden">'
    return page.replace("<img", f"{frame}<img").replace("<p>", "</div><p>")


RIGHT: Final[Mapping[str, Case]] = {
    "by WeasyPrint": case(weasyprint(html())),
    "by WeasyPrint, negative": case(weasyprint(html(name="sv-negative", before=_DARK))),
    "by Chromium": case(chromium(html(WHOLE_PIXELS))),
    "by Chromium, drawn within the page": case(chromium(inline())),
    "by Chromium, negative": case(chromium(html(WHOLE_PIXELS, name="sv-negative", before=_DARK))),
    "by Typst": case(typst_page()),
    "by Ghostscript": case(ghostscript(WEB)),
    "by Ghostscript, negative": case(ghostscript(NIGHT)),
    "by Ghostscript, as an old PDF 1.3": case(ghostscript(WEB, "-dCompatibilityLevel=1.3")),
    "by Ghostscript, for the press": case(ghostscript(PRESS), **ON_PRESS),
    "by Ghostscript, with a partner": case(ghostscript(PARTNER), partners=1),
    "by Cairo": case(cairo(WEB)),
    "by Cairo, negative": case(cairo(NIGHT)),
    "by Cairo, with a partner": case(cairo(PARTNER), partners=1),
    "by qpdf": case(qpdf(WEB)),
}

FORGED: Final[Mapping[str, Case]] = {
    "opacity of 90 % by WeasyPrint": case(weasyprint(html("opacity: 0.9")), "logotype/opacity"),
    "squashed by WeasyPrint": case(weasyprint(html("transform: scaleY(0.98)")), "logotype/proportion"),
    "covered in WeasyPrint": case(weasyprint(html().replace("<p>", f"{_HALF}</p><p>")), "logotype/covered"),
    "clipped by WeasyPrint": case(weasyprint(_framed(html("left: 0; top: 0"))), "logotype/clipped"),
    "opacity of 90 % by Chromium": case(chromium(html(WHOLE_PIXELS + "; opacity: 0.9")), "logotype/opacity"),
    "covered in Chromium": case(chromium(html(WHOLE_PIXELS).replace("<p>", f"{_HALF}</p><p>")), "logotype/covered"),
    "turned by Chromium": case(chromium(html(WHOLE_PIXELS + "; transform: rotate(1deg)")), "logotype/proportion"),
    # 151 by 41 pixels instead of 151.2 by 40.4: 1.5 % too high.
    "moved to whole pixels by Chromium": case(chromium(html()), "logotype/proportion"),
    "in the other language by Chromium": case(chromium(inline("en-positive")), "logotype/language"),
    "too small by Typst": case(typst_page("width: 29.7mm"), "logotype/size"),
    "squashed by Typst": case(typst_page('width: 40mm, height: 10.48mm, fit: "stretch"'), "logotype/proportion"),
    "opacity of 90 %, distilled": case(ghostscript(after("/S gs", S=state(ca=0.9))), "logotype/opacity"),
    "half covered, distilled": case(ghostscript(over(filled("1 g", 33, 12, 20, 10.69))), "logotype/covered"),
    "squashed, distilled": case(ghostscript(replace(WEB, mark=mark(bend=scaled(1, 0.98)))), "logotype/proportion"),
    "half covered, through Cairo": case(cairo(over(filled("1 g", 33, 12, 20, 10.69))), "logotype/covered"),
}
