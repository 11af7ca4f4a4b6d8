"""Files on which honest people may differ: what is expected of each, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from preflight.proof.gallery.bases import (
    DARK,
    HEIGHT,
    LEFT,
    PARTNER,
    PRESS,
    RIGHT,
    TOP,
    WEB,
    WIDTH,
    WORDS,
    Case,
    case,
    partner,
)
from preflight.proof.gallery.drawing import Shape, cmyk, joined, mark, original, spelt
from preflight.proof.gallery.forged_colour import GREEN, ON_PRESS, PINK, after, inked
from preflight.proof.gallery.forged_ground import near, on
from preflight.proof.gallery.letters import ITS_OWN, lettered
from preflight.proof.gallery.paints import SRGB, calibrated, masked, tiling
from preflight.proof.gallery.redrawn import backwards, begun_later, flattened, halved
from preflight.proof.gallery.sheets import PT, Note, Sheet, Thing, Writer, filled, noise, picture, placed, state, text


@dataclass(frozen=True)
class Grey:
    """A case and the reason for what is expected of it."""

    case: Case
    why: str


_SHIELD, _WORDING = original("sv-positive").paths


def redrawn(change: Callable[[Shape], Shape]) -> Sheet:
    """The good page whose paths look the same and are written with other points."""
    return replace(WEB, mark=mark(paths=[change(_SHIELD), change(_WORDING)]))


def _glyph() -> Thing:
    """A Type 3 font of one glyph, the mark; its unit is that of the original."""
    whole = original("sv-positive")

    def make(writer: Writer) -> Dictionary:
        paths = "\n".join(f"{spelt(path)}\nf" for path in whole.paths)
        box = f"{whole.width} 0 0 0 {whole.width} {whole.height} d1\n"
        made = Dictionary(Type=Name.Font, Subtype=Name.Type3, FirstChar=65, LastChar=65)
        made.FontBBox, made.FontMatrix = Array([0, 0, whole.width, whole.height]), Array([1, 0, 0, 1, 0, 0])
        made.CharProcs = Dictionary(M=writer.pdf.make_stream((box + paths).encode()))
        made.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([65, Name.M]))
        made.Widths, made.Resources = Array([whole.width]), Dictionary()
        return made

    return Thing("Font", make)


_SCALE: Final = WIDTH / original("sv-positive").width
# The pattern's space is the page's; its cell holds the whole mark.
_CELL: Final = tiling(mark(at=(0, 0)), 200, (PT, 0, 0, -PT, LEFT * PT, (210 - TOP) * PT))
_INVERTED: Final = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0.3]), N=1)
_SPECKLED: Final = picture((noise(90, 60) // 64 + 250).astype("uint8"))


def _through_its_outline() -> str:
    """Paint a flat colour through the mark's outline."""
    outline = spelt(joined([_SHIELD, _WORDING]))
    return f"q {_SCALE:.8f} 0 0 {_SCALE:.8f} {LEFT} {TOP} cm\n{outline}\nW n {DARK} -9 -9 400 120 re f Q\n"


def _outlined_words() -> str:
    shape = lettered("I samarbete med", "", fill="#000000")
    return f"q 0.07 0 0 0.07 5.7 174 cm 0 g\n{spelt(shape)}\nf Q\n"


def _headline() -> str:
    shape = lettered("Stockholms stad bjuder in", "", face=ITS_OWN)
    return f"q 0.15 0 0 0.15 -2 80 cm {DARK}\n{spelt(shape)}\nf Q\n"


def _small_trim(pdf: pikepdf.Pdf) -> None:
    top = 210 * PT
    pdf.pages[0].obj.TrimBox = Array([0, top - 148 * PT, 105 * PT, top])


def _unknown_mark() -> str:
    return filled(PINK, 13, 182, 8, 7) + "q 1 0.75 0 rg 24 182 m 32 182 l 28 189 l h f Q\n"


GREY: Final[Mapping[str, Grey]] = {
    "curves cut in halves": Grey(
        case(redrawn(halved), "logotype/altered"),
        "the same picture, and other outlines: no program that was tried writes them",
    ),
    "paths begun at another point": Grey(case(redrawn(begun_later)), "the same outlines, told in another order"),
    "paths written backwards": Grey(case(redrawn(backwards)), "the same outlines, told in another order"),
    "curves as lines": Grey(
        case(redrawn(flattened), "logotype/altered"),
        "not the original's outline: seen when it is made larger",
    ),
    "painted through its outline as a clip": Grey(
        case(replace(WEB, mark=_through_its_outline()), "logotype/altered"),
        "looks right, and no outline is filled; the remedy, to place the original, is right for it",
    ),
    "the cell of a pattern": Grey(
        case(
            replace(WEB, mark=f"q /Pattern cs /Cell scn {LEFT} {TOP} {WIDTH} {HEIGHT} re f Q\n", names={"Cell": _CELL}),
            "logotype/altered",
        ),
        "seen, but as a filling that may repeat or shift; no program makes it of a placed original",
    ),
    "a glyph of a Type 3 font": Grey(
        case(
            replace(
                WEB,
                mark=f"q BT {DARK} /Mark {_SCALE:.8f} Tf 1 0 0 1 {LEFT} {TOP} Tm (A) Tj ET Q\n",
                names={"Mark": _glyph()},
            ),
            "logotype/altered",
        ),
        "seen, but text: it reflows and is replaced with its font; the printers' preflight forbids Type 3",
    ),
    "the shape of a soft mask": Grey(
        case(
            after(f"/S gs {filled(DARK, 0, 0, 148, 40)}", replace(WEB, mark=""), S=masked(mark(ink=lambda _: "1 g"))),
            "logotype/altered",
        ),
        "looks right where masks are understood; no outline is painted",
    ),
    "only in the picture of a stamp": Grey(
        case(
            replace(
                WEB,
                mark="",
                notes=(Note("Stamp", (LEFT, TOP, WIDTH, HEIGHT), f"q 1 0 0 -1 0 {HEIGHT} cm {mark(at=(0, 0))} Q"),),
            ),
            "logotype/altered",
        ),
        "a comment, which a reader can take away and a printer leaves out",
    ),
    "multiplied with white": Grey(
        case(after("/S gs", S=state(BM=Name.Multiply))),
        "on white nothing differs, on a screen or on paper; on any other ground it is found",
    ),
    "a soft mask that lets all through": Grey(
        case(after("/S gs", S=masked("q 1 g -9 -9 200 250 re f Q"))),
        "nothing differs, on any ground",
    ),
    "another colour wholly under it": Grey(
        case(replace(WEB, mark=mark(ink=lambda _: PINK) + mark()), "logotype/ground"),
        "what is seen is right, but for the rim, where the other colour shows",
    ),
    "black ink that overprints on a tint": Grey(
        case(
            replace(
                PRESS,
                under=filled("0.15 0 0.08 0 k", -3, -3, 154, 100),
                mark=f"q /S gs {mark('sv-mono', ink=cmyk)} Q",
                names={"S": state(OP=True, op=True, OPM=1)},
            ),
            **ON_PRESS,
        ),
        "what InDesign does with black; no eye sees it, and printers ask for it",
    ),
    "sRGB's primaries as CalRGB": Grey(
        case(inked(f"/C cs {GREEN} scn", C=calibrated(SRGB))),
        "gamma 2.2 is not quite sRGB's curve, but no eye tells them apart",
    ),
    "a transfer function in it": Grey(
        case(after("/S gs", S=state(TR=_INVERTED)), "logotype/colour"),
        "obeyed by some presses and no screens; PDF/X forbids it",
    ),
    "the shield alone": Grey(
        case(replace(WEB, mark=mark(paths=[_SHIELD])), "logotype/altered"),
        "a part of the mark, and not the mark",
    ),
    "the shield alone beside the mark": Grey(
        case(replace(WEB, over=mark(paths=[_SHIELD], at=(95, 70))), "logotype/altered"),
        "manuals differ on the arms as an ornament; these terms know only whole originals",
    ),
    "a white rim round it on a tint": Grey(
        case(
            replace(
                WEB,
                under=filled("0.666667 0.85098 0.839216 rg", 0, 0, 148, 40) + WORDS,
                mark=f"q 1 G 12 w {mark(paint='S')} Q" + mark(),
            ),
            "logotype/ground",
        ),
        "a contour that the original does not have: the ground is no longer even round it",
    ),
    "a draft's stamp right across the page, under it": Grey(
        case(on("q BT 0.8 g /F 40 Tf 0.7 0.7 0.7 -0.7 5 10 Tm (UTKAST) Tj ET Q\n"), "logotype/ground"),
        "a draft may carry it, but this is no page to deliver",
    ),
    "a ground that is speckled by 4 of 255": Grey(
        case(on(placed("Speckled", 0, 0, 148, 40), Speckled=_SPECKLED)),
        "what JPEG makes of white; no eye sees it",
    ),
    "a tint of 1 % in the clear space": Grey(
        case(near(filled("0.99 g", RIGHT + 1, TOP, 20, 10))), "no press prints it and no eye sees it"
    ),
    "white words on white in the clear space": Grey(
        case(near(text("Hej", RIGHT + 1, TOP + 8, ink="1 g"))),
        "nobody sees it; selecting it is the worst that happens",
    ),
    "a headline in the mark's own typeface, as outlines": Grey(
        case(near(_headline())),
        "the same letters as the wording's, since the headings have its typeface; many printers ask for outlines",
    ),
    "a TrimBox that makes the page a small one": Grey(
        case(replace(WEB, mark=mark(width=24, at=(8, 8)), finish=_small_trim), "logotype/size"),
        "nobody trims what is read on a screen: there the page is its CropBox",
    ),
    "two partners side by side": Grey(
        case(replace(PARTNER, under=PARTNER.under + mark("partner-wide", at=(40, 184), width=0.7 * WIDTH)), partners=2),
        "a row of marks begins in the corner; its later ones cannot all stand in it",
    ),
    "the relation as outlines": Grey(
        case(replace(PARTNER, under=WORDS + partner() + _outlined_words()), "relation/missing", partners=1),
        "seen, but no machine reads it, a screen reader's neither; so it cannot be proved",
    ),
    "the relation in capitals": Grey(
        case(replace(PARTNER, under=WORDS + partner() + text("I SAMARBETE MED", 13, 178)), partners=1),
        "the same words; capitals are typography",
    ),
    "a colourful mark that nobody knows, as the partner's": Grey(
        case(replace(PARTNER, under=WORDS + text("I samarbete med", 13, 178) + _unknown_mark()), partners=1),
        "an original that is not in brand.yml cannot be told from an ornament",
    ),
}
