"""Forgeries on the web: the good page broken in exactly one way each, with the ids of what is to be found."""

from collections.abc import Mapping
from typing import Final

from preflight.browser.pages import LINKED, MARK, PICTURE, RELATION, WORDS, Case, case

_BAR: Final = '<div style="position: fixed; inset: 0 0 auto 0; height: 90px"></div>'
_DARK_BAR: Final = "@media screen and (prefers-color-scheme: dark) { div { background: #002521; } }"
_HALF: Final = (
    '<div style="position: absolute; left: 104px; top: 24px; width: 80px; height: 43px; background: #777"></div>'
)
_FAR: Final = '<div style="height: 900px"></div>'
_GLASS: Final = '<div style="position: absolute; left: 0; top: 0; width: 300px; height: 90px"></div>'
_NIGHT: Final = '<a class="mark" href="../"><img src="/2006/assets/logotype/sv-negative.svg" alt="Stockholms stad"></a>'


def _only(media: str) -> str:
    return f"@media {media} {{ .mark {{ display: none; }} }}"


def _in_light(ground: str) -> str:
    light = "screen and (prefers-color-scheme: light) and (forced-colors: none)"
    return f"@media {light} {{ header {{ background: {ground}; }} }}"


def _shown_as(image: str) -> str:
    return LINKED.replace(PICTURE, image)


HIDDEN: Final[Mapping[str, Case]] = {
    "display: none": case("logotype/hidden", style=".mark img { display: none; }"),
    "visibility: hidden": case("logotype/hidden", style="header { visibility: hidden; }"),
    "opacity: 0": case("logotype/hidden", style="header { opacity: 0; }"),
    "of 0 px": case("logotype/hidden", style=".mark img { width: 0; height: 0; }"),
    "off-screen": case("logotype/hidden", style=".mark { position: absolute; left: -999px; }"),
    "above the page": case("logotype/hidden", style=".mark { position: absolute; top: -999px; }"),
    "cut away by what it stands in": case(
        "logotype/hidden", style="header { height: 60px; } .mark { width: 0; height: 0; overflow: hidden; }"
    ),
    "in a closed part": case("logotype/hidden", header=f"<details><summary>Mer</summary>{LINKED}</details>"),
    "missing at 320 px only": case("logotype/hidden", style=_only("(max-width: 400px)")),
    "missing at 2560 px only": case("logotype/hidden", style=_only("(min-width: 2000px)")),
    "missing in print only": case("logotype/hidden", style=_only("print")),
    "missing in dark only": case("logotype/hidden", style=_only("screen and (prefers-color-scheme: dark)")),
    "missing in forced colours only": case("logotype/hidden", style=_only("(forced-colors: active)")),
    "missing with 200 % text only": case("logotype/hidden", style=_only("(min-width: 38em) and (max-width: 42em)")),
    "missing without JavaScript": case(
        "logotype/hidden",
        style=".mark { display: none; }",
        footer=f"{RELATION}<script>document.querySelector('.mark').style.display = 'inline-block'</script>",
    ),
    "hidden where scripts are switched off": case("logotype/hidden", style=_only("(scripting: none)")),
    "taken away by a script": case(
        "logotype/missing", footer=f"{RELATION}<script>document.querySelector('.mark').remove()</script>"
    ),
    "missing": case("logotype/missing", header=""),
    "replaced by text": case("logotype/missing", header=_shown_as("Stockholms stad")),
}

ALTERED: Final[Mapping[str, Case]] = {
    "opacity of 90 %": case("logotype/opacity", style="header { opacity: 0.9; }"),
    "a filter": case("logotype/colour", style=".mark { filter: hue-rotate(90deg); }"),
    "a blend": case("logotype/colour", style=".mark img { mix-blend-mode: difference; }"),
    "squashed by 2 %": case("logotype/proportion", style=".mark { transform: scaleY(0.98); }"),
    "mirrored": case("logotype/proportion", style=".mark { transform: scaleX(-1); }"),
    "turned by 1°": case("logotype/proportion", style=".mark { rotate: 1deg; }"),
    "slanted by 1°": case("logotype/proportion", style=".mark { transform: skewX(1deg); }"),
    "squashed at 768 px only": case(
        "logotype/proportion", style="@media (width: 768px) { .mark { transform: scaleY(0.98); } }"
    ),
    "1 % under the minimum": case("logotype/size", style=".mark img { width: 118.8px; }"),
    "too small at 320 px only": case(
        "logotype/size", style="@media (max-width: 400px) { .mark img { width: 100px; } }"
    ),
    "clipped by its frame": case("logotype/clipped", style=".mark { width: 150px; overflow: hidden; }"),
    "clipped by a path": case("logotype/clipped", style=".mark img { clip-path: inset(0 10% 0 0); }"),
    "cut off by object-fit": case(
        "logotype/clipped", style=".mark img { width: 160px; height: 60px; object-fit: cover; }"
    ),
    "covered by a fixed bar": case(
        "logotype/covered", before=_BAR, style=f"div {{ z-index: 1; background: #fff; }} {_DARK_BAR}"
    ),
    "half covered": case("logotype/covered", before=f"{_HALF}</div>", style="div { z-index: 1; }"),
    "moved without end": case(
        "logotype/moving",
        style="@keyframes on { to { outline-color: red; } } .mark img { animation: on 1s infinite; }",
    ),
    "another picture by a style sheet": case(
        "logotype/changed", "logotype/element", style=".mark img { content: url(/2006/assets/altered.svg); }"
    ),
    "one point moved": case("logotype/changed", header=_shown_as(MARK.replace("logotype/sv-positive", "altered"))),
    "a bitmap": case("logotype/changed", header=_shown_as(MARK.replace("logotype/sv-positive.svg", "mark.png"))),
    "drawn by the page": case(
        "logotype/changed",
        header=_shown_as(
            '<svg role="img" aria-label="Stockholms stad" width="160" height="43"><rect width="9" height="9"/></svg>'
        ),
    ),
    "as a background": case(
        "logotype/element",
        header='<a class="mark" href="../" aria-label="Hem"></a>',
        style=".mark { width: 160px; height: 43px; background: url(/2006/assets/logotype/sv-positive.svg); }",
    ),
    "in an object": case(
        "logotype/element",
        header=_shown_as('<object data="/2006/assets/logotype/sv-positive.svg" width="160" height="43"></object>'),
    ),
    "a picture that is not there": case("logotype/broken", header=_shown_as(MARK.replace("sv-positive", "sv-positiv"))),
    "the other language": case("logotype/language", header=LINKED.replace("sv-", "en-")),
    "a second one squashed": case(
        "logotype/proportion", main=f'{WORDS}<div class="mark" style="transform: scaleY(0.98)">{PICTURE}</div>'
    ),
}

AROUND: Final[Mapping[str, Case]] = {
    "a word in the clear space": case("logotype/clear-space", header=f'{LINKED}<b style="margin-left: 8px">2006</b>'),
    "a line through the clear space": case(
        "logotype/clear-space", style=".mark { padding-bottom: 6px; border-bottom: 2px solid #00594f; }"
    ),
    "at the edge of the page": case("logotype/clear-space", style="header { padding-left: 4px; }"),
    "a busy ground": case(
        "logotype/ground",
        style=_in_light("repeating-linear-gradient(90deg, #fff 0 5px, #cde 5px 10px, #eca 10px 15px)"),
    ),
    "low contrast": case("logotype/contrast", style=_in_light("#8a8a8a")),
    "the negative on white": case(
        "logotype/variant", header=_NIGHT, style="@media screen { body { background: #fff; color: #000; } }"
    ),
    "the positive in the dark": case("logotype/variant", header=_shown_as(MARK)),
    "a ground that is not printed": case(
        "logotype/ground", header=_NIGHT, style="header { background: #00594f; forced-color-adjust: none; }"
    ),
    "in the middle": case("logotype/corner", style="header { text-align: center; }"),
    "below the words": case(
        "logotype/corner",
        header="",
        main=f'{WORDS}<div style="height: 900px"></div>{LINKED}<div style="height: 900px"></div>',
    ),
}

SAID: Final[Mapping[str, Case]] = {
    "no alternative text": case("logotype/alt", header=LINKED.replace(' alt="Stockholms stad"', ' alt=""')),
    "another alternative text": case("logotype/alt", header=LINKED.replace("Stockholms stad", "Logotyp")),
    "hidden from assistive technology": case(
        "logotype/alt", header=LINKED.replace("<img ", '<img aria-hidden="true" ')
    ),
    "no link": case("logotype/link", header=LINKED.replace(' href="../"', "")),
    "a link elsewhere": case("logotype/link", header=LINKED.replace('href="../"', 'href="../en/"')),
    "under glass that takes the clicks": case("logotype/link", before=_GLASS, style="div { z-index: 1; }"),
    "no words that explain the partner": case("relation/missing", footer="<p>Hamnbolaget</p>"),
    "the words hidden": case("relation/missing", style="footer p { display: none; }"),
    "the words white on white": case(
        "relation/missing", style="footer { color: #fff; background: #fff; forced-color-adjust: none; }"
    ),
    "the words in the other language": case("relation/missing", footer="<p>In cooperation with Hamnbolaget</p>"),
    "a picture of somebody else's": case(
        "site/foreign-request", main=f'{WORDS}<img src="https://elsewhere.example/dot.png" alt="">'
    ),
    "a page that goes elsewhere": case(
        "site/unmeasured",
        "site/foreign-request",
        head="<script>setInterval(() => location.replace('https://elsewhere.example/'), 1)</script>",
    ),
}

FORGED: Final[Mapping[str, Case]] = {**HIDDEN, **ALTERED, **AROUND, **SAID}
PARTS: Final = (HIDDEN, ALTERED, AROUND, SAID)
