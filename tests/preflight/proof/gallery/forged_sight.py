"""Forgeries of what is seen of the mark: what covers, clips or hides it, and marks of pixels instead of outlines."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from preflight.proof.gallery.bases import (
    BOTTOM,
    DARK,
    HEIGHT,
    LEFT,
    NIGHT,
    RIGHT,
    TOP,
    WEB,
    WIDTH,
    Case,
    case,
    clipped,
)
from preflight.proof.gallery.drawing import mark, original
from preflight.proof.gallery.paints import drawn, shading, tiling
from preflight.proof.gallery.sheets import (
    PT,
    Note,
    Sheet,
    Thing,
    box,
    filled,
    form,
    layer,
    noise,
    picture,
    placed,
    state,
    text,
)

_BOX = (LEFT, TOP, WIDTH, HEIGHT)
_HALF = (LEFT + WIDTH / 2, TOP, WIDTH / 2, HEIGHT)
_SHIELD, _WORDING = original("sv-positive").paths


def over(operators: str, base: Sheet = WEB, **names: Thing) -> Sheet:
    """A good page with something painted over its mark."""
    return replace(base, over=operators, names=names)


def under_a_note(look: str, **entries: Any) -> Sheet:
    """A good page with a stamp on the left half of its mark."""
    shown = {f"/{key}": value for key, value in entries.items()}
    return replace(WEB, notes=(Note("Stamp", (LEFT, TOP, WIDTH / 2, HEIGHT), look, shown),))


def for_an_event(event: str, category: str = "") -> Any:
    """Let the layers' own usage decide when the file is viewed or printed (ISO 32000-1, 8.11.4.4)."""

    def change(pdf: pikepdf.Pdf) -> None:
        properties = pdf.Root.OCProperties
        use = Dictionary(Event=Name(f"/{event}"), Category=Array([Name(f"/{category or event}")]), OCGs=properties.OCGs)
        properties.D["/AS"] = Array([use])

    return change


def _used(view: str = "ON", print_: str = "ON") -> Thing:
    usage = Dictionary(View=Dictionary(ViewState=Name(f"/{view}")), Print=Dictionary(PrintState=Name(f"/{print_}")))
    return layer(Usage=usage)


_STAMP: Final = "1 0 0 rg 0 0 20 10.69 re f"
COVERED: Final[Mapping[str, Case]] = {
    "covered by white": case(over(filled("1 g", *_BOX)), "logotype/covered"),
    "half covered by white": case(over(filled("1 g", *_HALF)), "logotype/covered"),
    "a white stripe of 0.3 mm across it": case(over(filled("1 g", LEFT, TOP + 4, WIDTH, 0.3)), "logotype/covered"),
    "a white line across it": case(over(f"q 1 G 0.4 w {LEFT} {BOTTOM} m {RIGHT} {TOP} l S Q\n"), "logotype/covered"),
    "one letter painted over": case(over(filled("1 g", LEFT + 23, TOP, 3, 5)), "logotype/covered"),
    "half covered by its dark ground": case(over(filled(DARK, *_HALF), NIGHT), "logotype/covered"),
    "covered by white of 50 %": case(over("/S gs " + filled("1 g", *_HALF), S=state(ca=0.5)), "logotype/covered"),
    "covered by a form": case(over("/White Do", White=form(filled("1 g", *_HALF))), "logotype/covered"),
    "under a picture": case(over(placed("Picture", *_HALF), Picture=picture(noise(40, 20))), "logotype/covered"),
    "under an inline picture": case(
        over(f"q {WIDTH / 2} 0 0 {HEIGHT} {LEFT} {TOP} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n"),
        "logotype/covered",
    ),
    "under a gradient": case(
        over(clipped("/Fade sh", box(*_HALF)), Fade=shading((1, 1, 1), (0.9, 0.2, 0.4))), "logotype/covered"
    ),
    "under a pattern of white": case(
        over(f"q /Pattern cs /White scn {box(*_HALF)} f Q\n", White=tiling("1 g 0 0 3 3 re f", 2)), "logotype/covered"
    ),
    "under a word": case(over(text("PROV", LEFT + 20, TOP + 9, 8, "0.9 0 0.4 rg")), "logotype/covered"),
    "under a stamp": case(under_a_note(_STAMP), "logotype/covered"),
    "under a stamp that is only printed": case(under_a_note(_STAMP, F=4 + 32), "logotype/covered"),
    "under a stamp that is only shown": case(under_a_note(_STAMP, F=0), "logotype/covered"),
    "marked with a yellow pen": case(
        replace(under_a_note("/S gs 1 1 0 rg 0 0 20 10.69 re f"), names={"S": state(BM=Name.Multiply)}),
        "logotype/covered",
    ),
    "covered in print only": case(
        replace(
            over(f"/OC /Layer BDC {filled('1 g', *_HALF)} EMC", Layer=_used(view="OFF")), finish=for_an_event("View")
        ),
        "logotype/covered",
    ),
}

_CUT = (LEFT, TOP, 0.8 * WIDTH, HEIGHT)
CLIPPED: Final[Mapping[str, Case]] = {
    "clipped by its frame": case(replace(WEB, mark=clipped(mark(), box(*_CUT))), "logotype/clipped"),
    "clipped by a frame round its frame": case(
        replace(WEB, mark=clipped(clipped(mark(), box(*_BOX)), box(*_CUT))), "logotype/clipped"
    ),
    "0.3 mm clipped off": case(
        replace(WEB, mark=clipped(mark(), box(LEFT + 0.3, TOP, WIDTH, HEIGHT))), "logotype/clipped"
    ),
    "the shield clipped off, the wording whole": case(
        replace(WEB, mark=clipped(mark(paths=[_SHIELD]), box(LEFT, TOP, 4, HEIGHT)) + mark(paths=[_WORDING])),
        "logotype/clipped",
    ),
    "clipped by a triangle that is as wide and high": case(
        replace(WEB, mark=clipped(mark(), f"{LEFT} {TOP} m {RIGHT} {TOP} l {LEFT} {BOTTOM} l h")), "logotype/clipped"
    ),
    "clipped by a frame with a hole": case(
        replace(WEB, mark=clipped(mark(), box(*_BOX) + box(LEFT + 10, TOP + 2, 15, 6), "W*")), "logotype/clipped"
    ),
    "clipped by the box of its form": case(
        replace(WEB, mark="/Form Do", names={"Form": form(mark(), BBox=Array([LEFT, TOP, LEFT + 30, BOTTOM]))}),
        "logotype/clipped",
    ),
    "clipped by letters": case(
        replace(WEB, mark=f"q BT /F 40 Tf 7 Tr 1 0 0 -1 {LEFT} {BOTTOM + 6} Tm (HMH) Tj ET {mark()} Q"),
        "logotype/clipped",
    ),
    "cut from view by the CropBox": case(
        replace(WEB, entries={"/CropBox": Array([0, 0, 148 * PT, (210 - TOP - HEIGHT / 2) * PT])}), "logotype/clipped"
    ),
}


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["stockholms-stad.svg"] = mark().encode()
    thumb = drawn(72)
    made = pdf.make_stream(thumb.tobytes(), Width=thumb.shape[1], Height=thumb.shape[0], BitsPerComponent=8)
    made.ColorSpace = Name.DeviceRGB
    pdf.pages[0].obj.Thumb = made


def _base_state_off(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties.D.BaseState = Name.OFF


def _off_when_opened(pdf: pikepdf.Pdf) -> None:
    (made,) = pdf.Root.OCProperties.OCGs
    pdf.Root.OpenAction = Dictionary(S=Name.SetOCGState, State=Array([Name.OFF, made]))


def in_layer(**names: Thing) -> Sheet:
    """A good page whose mark is on a layer."""
    return replace(WEB, mark=f"/OC /Layer BDC\n{mark()}EMC", names=names)


def _members(policy: str) -> Thing:
    """Membership in one layer that is on, shown when it is off (ISO 32000-1, 8.11.2.2)."""
    made = layer()
    return Thing("Properties", lambda w: Dictionary(Type=Name.OCMD, OCGs=made.make(w), P=Name(f"/{policy}")))


HIDDEN: Final[Mapping[str, Case]] = {
    "on a layer that is off": case(in_layer(Layer=layer(on=False)), "logotype/hidden"),
    "on a layer that is off within one that is on": case(
        replace(
            WEB,
            mark=f"/OC /Outer BDC /OC /Layer BDC\n{mark()}EMC EMC",
            names={"Outer": layer(), "Layer": layer(on=False)},
        ),
        "logotype/hidden",
    ),
    "on a layer of a file whose layers are off": case(
        replace(in_layer(Layer=layer()), finish=_base_state_off), "logotype/hidden"
    ),
    "shown when a layer is off that is on": case(in_layer(Layer=_members("AllOff")), "logotype/hidden"),
    "a form on a layer that is off": case(
        replace(
            WEB,
            mark="/Form Do",
            names={"Form": Thing("XObject", lambda w: form(mark(), OC=layer(False).make(w)).make(w))},
        ),
        "logotype/hidden",
    ),
    "on a layer that is not printed": case(
        replace(in_layer(Layer=_used(print_="OFF")), finish=for_an_event("Print")), "logotype/hidden"
    ),
    "on a layer that is only printed": case(
        replace(in_layer(Layer=_used(view="OFF")), finish=for_an_event("View")), "logotype/hidden"
    ),
    "on a layer that is switched off when the file is opened": case(
        replace(in_layer(Layer=layer()), finish=_off_when_opened), "logotype/hidden"
    ),
    "on a layer that is seen when it is enlarged": case(
        replace(in_layer(Layer=layer(Usage=Dictionary(Zoom=Dictionary(min=4)))), finish=for_an_event("View", "Zoom")),
        "logotype/hidden",
    ),
    "as text that is invisible": case(
        replace(WEB, mark=text("Stockholms stad", LEFT, TOP + 6, 6, mode=3)), "logotype/missing"
    ),
    "its paths not painted": case(replace(WEB, mark=mark(paint="n")), "logotype/missing"),
    "only its clip": case(replace(WEB, mark=mark(paint="W n")), "logotype/missing"),
    "opacity of 0": case(replace(WEB, mark=f"q /S gs {mark()} Q", names={"S": state(ca=0)}), "logotype/opacity"),
    "clipped away whole": case(replace(WEB, mark=clipped(mark(), box(90, 90, 20, 20))), "logotype/missing"),
    "only in an attachment and in the thumbnail": case(replace(WEB, mark="", finish=_attached), "logotype/missing"),
    "in a form that no page calls": case(
        replace(WEB, mark="% /Form\n", names={"Form": form(mark())}), "logotype/missing"
    ),
    "in the marked content's properties": case(
        replace(WEB, mark="/Figure <</Alt (Stockholms stad) /ActualText (Stockholms stad)>> BDC EMC"),
        "logotype/missing",
    ),
}


SIGHT: Final[Mapping[str, Case]] = {**COVERED, **CLIPPED, **HIDDEN}
