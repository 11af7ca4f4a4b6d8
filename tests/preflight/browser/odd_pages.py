"""What looks odd on the web but is right: nothing is to be found on these pages."""

import base64
from collections.abc import Mapping
from typing import Final

from building import ROOT
from preflight.browser.pages import ENGLISH, LINKED, MARK, PICTURE, RELATION, WEBSITE, WORDS, Case, case

_DATA: Final = base64.b64encode((ROOT / "brand" / "logotype" / "sv-positive.svg").read_bytes()).decode()
_NIGHT: Final = '<a class="mark" href="../"><img src="/2006/assets/logotype/sv-negative.svg" alt="Stockholms stad"></a>'
_WHITE: Final = "@media screen { body { background: #fff; color: #000; forced-color-adjust: none; } }"


def _shown_as(image: str) -> str:
    return LINKED.replace(PICTURE, image)


ODD: Final[Mapping[str, Case]] = {
    "the good page": Case(),
    "the good page in English": ENGLISH,
    "the negative on a flat ground that is printed": case(
        header=_NIGHT, style="header { background: #00594f; print-color-adjust: exact; forced-color-adjust: none; }"
    ),
    "twice": case(main=f'{WORDS}<div class="mark">{PICTURE}</div>'),
    "once more without a name": case(
        footer=f'{RELATION}<div class="mark" style="margin: 24px 0">{PICTURE.replace("Stockholms stad", "")}</div>'
    ),
    "very large": case(style="header { padding: 80px; } .mark img { width: min(600px, 50vw); }"),
    "in the upper right corner": case(style="header { text-align: right; }"),
    "embedded in the page": case(
        header=_shown_as(MARK.replace("/2006/assets/logotype/sv-positive.svg", f"data:image/svg+xml;base64,{_DATA}")),
        style=_WHITE,
    ),
    "at its whole address": case(header=LINKED.replace("/2006/", WEBSITE)),
    "at an address with a version": case(header=LINKED.replace(".svg", ".svg?v=2")),
    "in a srcset": case(
        header=_shown_as(MARK.replace("alt=", 'srcset="/2006/assets/logotype/sv-positive.svg 2x" alt=')), style=_WHITE
    ),
    "loaded late": case(header=LINKED.replace("<img ", '<img loading="lazy" ')),
    "contained in a box of another shape": case(
        style=".mark img { width: 160px; height: 80px; object-fit: contain; object-position: 0 0; }"
    ),
    "in a frame of its own": case(style=".mark { border: 1px solid #00594f; padding: 24px; }"),
    "a thin frame outside the clear space": case(style="header { outline: 1px solid #888; outline-offset: -2px; }"),
    "on a white plate on a picture": case(
        header=_shown_as(MARK),
        style="header { background: linear-gradient(#e5006c, #009991); } .mark { background: #fff; padding: 24px; "
        "print-color-adjust: exact; forced-color-adjust: none; }",
    ),
    "in a bar that stays": case(
        style="header { position: sticky; top: 0; background: #fff; } " + _WHITE, header=_shown_as(MARK)
    ),
    "in an open part": case(header=f"<details open><summary>Mer</summary><br>{LINKED}</details>"),
    "moved and scaled alike": case(
        style=".mark { transform: translate(2px, 1px) scale(1.25); transform-origin: 0 0; }"
    ),
    "a movement that ends": case(
        style="@keyframes in { from { opacity: 0; } } .mark { animation: in 20s; }",
    ),
    "at a part of a pixel": case(style="header { padding: 24.37px; } .mark img { width: 163.3px; }"),
    "a script that changes nothing": case(footer=f"{RELATION}<script>document.title += '.'</script>"),
    "in a shadow tree": case(
        header=f'<div><template shadowrootmode="open"><style>.mark img {{ display: block; width: 160px; }}</style>'
        f"{LINKED.replace(PICTURE, MARK)}</template></div>",
        style=_WHITE,
    ),
    "before a very long page": case(main=f'{WORDS}<div style="height: 20000px"></div>'),
    "the words in capitals": case(style="footer { text-transform: uppercase; }"),
}
