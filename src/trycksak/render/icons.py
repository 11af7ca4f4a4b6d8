"""The event's icon, lit windows in the dark, as browsers and telephones want it; and the manifest that names it."""

import json
from typing import Final

from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.render.describing import description
from trycksak.render.wording import Wording

ICONS: Final = "assets/icons"
SCHEMES: Final = {"light": "day", "dark": "night"}
"""The colourway that each colour scheme prefers."""
# Five windows of six on a grid of 32, every edge on an even number: at 16 px none is blurred.
_WINDOWS: Final = ((6, 6), (14, 6), (14, 18), (22, 18), (6, 18))
_CORNER: Final = 6

PNGS: Final = {
    "apple-touch-icon.png": (180, "square"),
    f"{ICONS}/icon-192.png": (192, "round"),
    f"{ICONS}/icon-512.png": (512, "round"),
    f"{ICONS}/maskable-512.png": (512, "maskable"),
}
"""The pictures of pixels: place, side in pixels and form."""
FAVICON: Final = "favicon.ico"
FAVICON_PX: Final = (16, 32)


def icon(brand: Brand, form: str = "round") -> str:
    """Draw the icon as SVG: `round` at the corners, `square` for what rounds them itself, or `maskable`.

    A maskable icon may be cut to a circle of 80 % of its side (W3C Application Manifest, `purpose`): the windows are
    smaller there.
    """
    colours = brand.preferred_colourway(SCHEMES["dark"])
    corner = f' rx="{_CORNER}"' if form == "round" else ""
    inset = 6 if form == "maskable" else 0
    frame = f"{-inset} {-inset} {32 + 2 * inset} {32 + 2 * inset}"
    panes = "".join(f"M{x} {y}h4v8h-4z" for x, y in _WINDOWS)
    ground = f'<rect x="{-inset}" y="{-inset}" width="{32 + 2 * inset}" height="{32 + 2 * inset}"{corner}'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}">'
        f'{ground} fill="{colours["water"]}"/><path fill="{colours["window"]}" d="{panes}"/></svg>\n'
    )


def scheme_colours(brand: Brand) -> dict[str, str]:
    """Give the water's colour in each colour scheme: that of a browser's own bars."""
    return {scheme: brand.preferred_colourway(way)["water"] for scheme, way in SCHEMES.items()}


def manifest(edition: Edition, brand: Brand, locale: Locale) -> str:
    """Write the web app's manifest of a language (https://www.w3.org/TR/appmanifest/); addresses are relative to it."""
    up = "" if locale == edition.source else "../"
    colours = scheme_colours(brand)
    icons = [
        {"src": f"{up}{place}", "sizes": f"{side}x{side}", "type": "image/png"}
        | ({"purpose": "maskable"} if form == "maskable" else {})
        for place, (side, form) in PNGS.items()
        if form != "square"
    ]
    data = {
        "name": edition.event.name,
        "description": description(edition, edition.page["index"], locale),
        "lang": locale,
        "dir": Wording(locale).direction,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": colours["light"],
        "theme_color": colours["dark"],
        "icons": [{"src": f"{up}assets/art/icon.svg", "sizes": "any", "type": "image/svg+xml"}, *icons],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
