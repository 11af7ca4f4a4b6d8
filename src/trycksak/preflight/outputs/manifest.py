"""A web app's manifest, and the icons that pages name: that the pictures exist, are pictures, and as large as told."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image

from trycksak.findings import Finding, Place
from trycksak.model.terms import Output
from trycksak.preflight.outputs.documents import read_json
from trycksak.preflight.outputs.formats import RASTERS, format_of
from trycksak.preflight.outputs.gallery import Gallery, Named
from trycksak.preflight.outputs.named import NO_SIZE
from trycksak.preflight.outputs.pages import Page
from trycksak.preflight.outputs.picture import DAMAGED
from trycksak.preflight.proof.evidence import Figure, Surface, Unit

_ICONS: Final = (*RASTERS, "an SVG drawing", "an ICO icon")


def judge_manifest(path: Path, shown: str, gallery: Gallery) -> Surface:
    """Judge a manifest (W3C Application Manifest, 1.13): it names icons that are there, of the sizes that it says."""
    try:
        manifest = read_json(path.read_bytes())
        icons = manifest.get("icons") if isinstance(manifest, dict) else None
    except ValueError as fault:
        return _surface(shown, gallery, [(Named(""), f"the manifest cannot be read: {fault}")])
    if not isinstance(icons, list) or not icons:
        return _surface(shown, gallery, [(Named(""), "the manifest names no icon")])
    return _surface(shown, gallery, [_icon(icon, path, gallery) for icon in icons])


def judge_icons(page: Page, shown: str, gallery: Gallery) -> Surface | None:
    """Judge the icons and the manifest that a page names; None where it names none."""
    judged = [(one, _fault(one, page.path, "", gallery)) for one in page.icons]
    for one in page.manifests:
        led = gallery.led(one, page.path, relative=True)
        judged.append((one, led.fault))
    return _surface(shown, gallery, judged) if judged else None


def icon_files(pages: list[Page], manifests: list[Path], gallery: Gallery) -> set[Path]:
    """List the files that pages and manifests name as icons."""
    named = [(one, page.path) for page in pages for one in page.icons]
    for path in manifests:
        try:
            manifest = read_json(path.read_bytes())
        except ValueError:
            continue
        icons = manifest.get("icons") if isinstance(manifest, dict) else None
        named += [(Named(_source(icon)), path) for icon in icons or [] if isinstance(icons, list)]
    leads = (gallery.led(one, path, relative=True) for one, path in named)
    return {led.file for led in leads if led.file}


def _icon(icon: Any, path: Path, gallery: Gallery) -> tuple[Named, str]:
    named = Named(_source(icon))
    sizes = icon.get("sizes", "") if isinstance(icon, dict) else ""
    return named, _fault(named, path, sizes if isinstance(sizes, str) else "", gallery)


def _source(icon: Any) -> str:
    source = icon.get("src") if isinstance(icon, dict) else None
    return source if isinstance(source, str) else ""


def _fault(named: Named, path: Path, sizes: str, gallery: Gallery) -> str:
    """Say what is wrong with an icon, nothing where it is right; `sizes` are as a manifest writes them."""
    led = gallery.led(named, path, relative=True)
    if led.fault or not named.address:
        return led.fault or "an icon has no address"
    actual = format_of(led.data)
    if actual not in _ICONS:
        return f"`{named.address}` is {actual} and no picture"
    if actual == "an SVG drawing" or not sizes:
        return ""
    there = _sizes(led.data)
    false = [size for size in sizes.lower().split() if size not in there]
    return f"`{named.address}` is {' and '.join(sorted(there))} px, not `{' '.join(false)}`" if false else ""


def _sizes(data: bytes) -> set[str]:
    try:
        with Image.open(BytesIO(data)) as image:
            several = image.info.get("sizes") or {image.size}
            return {f"{width}x{height}" for width, height in several}
    except DAMAGED:
        return {"damaged"}


def _surface(shown: str, gallery: Gallery, judged: list[tuple[Named, str]]) -> Surface:
    findings = tuple(sorted(_findings(shown, judged)))
    right = float(sum(1 for _, fault in judged if not fault))
    figure = Figure("presence", "icons", right, float(len(judged)), "", right == len(judged))
    required = gallery.standard.requires(Output.MANIFEST)
    return Surface(0, "", (Output.MANIFEST,), required, NO_SIZE, Unit.PX, (), (figure,), findings)


def _findings(shown: str, judged: list[tuple[Named, str]]) -> Iterator[Finding]:
    for named, fault in judged:
        if fault:
            should = "every icon that is named is a picture of the site, as large as it is said to be"
            yield Finding(
                Place(shown, named.line), "outputs/icon", fault, should, "Put the picture there, or correct it."
            )
