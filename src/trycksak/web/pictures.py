"""Pictures of pixels for the site: HTML and drawings drawn by WeasyPrint and PDFium, the same bytes each time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Any, Final

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageOps

from trycksak.kept_files import KeptFiles
from trycksak.program import program
from trycksak.render.card import ART_PX, CARD_PX, Card, Studio
from trycksak.render.icons import FAVICON_PX
from trycksak.render.title_setting import Measure
from trycksak.store import Store, key_of

_COLOURS: Final = 256
_EFFORT: Final = 6
# The width of a letter that the typeface lacks, in shares of the type size: another one steps in, perhaps a wide one.
_UNKNOWN: Final = 0.8
_WHITE: Final = (255, 255, 255, 255)
_CLEAR: Final = (0, 0, 0, 0)
# What was drawn in this process: a site that is published again, or served, draws only what has changed.
_DRAWN: dict[str, bytes] = {}


def cards(
    studio: Studio, wanted: Sequence[Card], files: Mapping[str, bytes], store: Store | None = None
) -> dict[str, bytes]:
    """Draw cards as PNG, by their places.

    `files` are the brand's fonts and logotypes by path.

    What was drawn before, in this process or by what the store keeps, is not drawn again.
    """
    basis = key_of([studio.sheet([]), *(part for path in sorted(files) for part in (path, files[path]))])
    keys = [_key(basis, card.html, card.art, str(card.rtl), str(card.mirrored)) for card in wanted]
    known = {key: found for key in keys if (found := _known(key, store)) is not None}
    new = {key: card for key, card in zip(keys, wanted, strict=True) if key not in known}
    drawn = _pages(studio.sheet([*new.values()]), files) if new else ()
    for (key, card), words in zip(new.items(), drawn, strict=True):
        known[key] = _keep(key, _png(_with_palette(with_art(card, words))), store)
    return {card.place: known[key] for card, key in zip(wanted, keys, strict=True)}


def _key(*parts: str) -> str:
    """Hash what a picture is made of, and by what."""
    return key_of(["picture", program(), *parts])


def _known(key: str, store: Store | None) -> bytes | None:
    """Give a picture that was drawn in this process, or that the store keeps."""
    if key in _DRAWN:
        return _DRAWN[key]
    kept = KeptFiles(store).get_one(key)
    return kept.data if kept else None


def _keep(key: str, picture: bytes, store: Store | None) -> bytes:
    _DRAWN[key] = picture
    KeptFiles(store).put_one(key, picture)
    return picture


def _drawn_once(key: str, draw: Callable[[], bytes], store: Store | None) -> bytes:
    found = _known(key, store)
    return found if found is not None else _keep(key, draw(), store)


def with_art(card: Card, words: Image.Image) -> Image.Image:
    """Lay a card's art beside its words: at the edge where they end."""
    art = ImageOps.mirror(_art(card.art)) if card.mirrored else _art(card.art)
    whole = words.copy()
    whole.paste(art, (0 if card.rtl else CARD_PX[0] - ART_PX[0], 0))
    return whole


@cache
def _art(svg: str) -> Image.Image:
    return _drawing(svg, *ART_PX).convert("RGB")


def icon_png(svg: str, side: int, store: Store | None = None) -> bytes:
    """Draw an icon as PNG with a side in pixels."""
    return _drawn_once(_key("icon", svg, str(side)), lambda: _png(_drawing(svg, side, side)), store)


def favicon(svg: str, store: Store | None = None) -> bytes:
    """Draw an icon as ICO, with a picture for each size."""
    return _drawn_once(_key("favicon", svg), lambda: _ico(svg), store)


def _ico(svg: str) -> bytes:
    pictures = [_drawing(svg, side, side) for side in sorted(FAVICON_PX, reverse=True)]
    file = BytesIO()
    sizes = [picture.size for picture in pictures]
    pictures[0].save(file, "ICO", sizes=sizes, append_images=pictures[1:])
    return file.getvalue()


def measure(font: bytes) -> Measure:
    """Make the measure of a typeface: a line's width in shares of the type size, by its letters' own widths."""
    with TTFont(BytesIO(font)) as face:
        glyphs, names, unit = face["hmtx"], face.getBestCmap(), face["head"].unitsPerEm
        widths = {letter: glyphs[name][0] / unit for letter, name in names.items()}
    return lambda line: sum(widths.get(ord(letter), _UNKNOWN) for letter in line)


def _pages(html: str, assets: Mapping[str, bytes], ground: tuple[int, int, int, int] = _WHITE) -> Iterator[Image.Image]:
    # WeasyPrint takes half a second to be loaded, which a site whose pictures are kept need not wait.
    from trycksak.web.shown_pages import shown_pages

    return (page.convert("RGB" if ground == _WHITE else "RGBA") for page in shown_pages(html, assets, ground))


def _drawing(svg: str, width: int, height: int) -> Image.Image:
    html = (
        f"<style>@page {{ size: {width}px {height}px; margin: 0 }} body {{ margin: 0 }}"
        f" img {{ display: block; width: {width}px; height: {height}px }}</style><img src='asset:drawing.svg'>"
    )
    return next(_pages(html, {"drawing.svg": svg.encode()}, _CLEAR))


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", compress_level=_EFFORT)
    return file.getvalue()


def _with_palette(picture: Image.Image) -> Image.Image:
    """Give a picture a palette of its most frequent colours: the flat ones stay as they are."""
    # Of colours that are as frequent as each other the lightest comes first.
    counted: list[Any] = picture.getcolors(picture.width * picture.height) or []
    counted.sort(reverse=True)
    colours = np.array([colour for _, colour in counted], dtype=np.float32)
    palette = colours[:_COLOURS]
    # The square of a distance, without what is the same for all of a palette; whole numbers below 2^24 are exact.
    far = (palette**2).sum(axis=1) - 2 * (colours @ palette.T)
    table = _table()
    table[_packed(colours.astype(np.uint8))] = far.argmin(axis=1)
    made = Image.fromarray(table[_packed(np.asarray(picture))])
    made.putpalette(palette.astype(np.uint8).tobytes())
    return made


@cache
def _table() -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Keep a place for every colour: what stands there of another picture is written over before it is read."""
    return np.zeros(1 << 24, dtype=np.uint8)


def _packed(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Write each colour as one number, by which the table is looked up."""
    whole = np.zeros((*pixels.shape[:-1], 4), dtype=np.uint8)
    whole[..., :3] = pixels
    return whole.view("<u4")[..., 0]
