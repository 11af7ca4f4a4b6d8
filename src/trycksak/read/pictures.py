"""The pictures that texts show, as files: each is what its name says, only shows, and tells nothing private."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image

from trycksak.active_content import active_in_drawing
from trycksak.findings import Finding, Place
from trycksak.model.edition import Edition
from trycksak.read.files import Project

FORMATS: Final = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
}
"""The pictures of pixels that a text may show, by the ending of their names."""
# What a camera writes of itself and its owner (Exif 2.32, 4.6.5 and its annexes).
_OWN: Final = (
    ExifTags.Base.MakerNote,
    ExifTags.Base.CameraOwnerName,
    ExifTags.Base.BodySerialNumber,
    ExifTags.Base.LensSerialNumber,
)
_XMP_PLACE: Final = re.compile(rb"GPS(Latitude|Longitude|Coordinates|DestL)", re.IGNORECASE)
_PUBLIC: Final = "a picture that is published says nothing of who took it where"


def check_picture_files(project: Project, edition: Edition) -> list[Finding]:
    """Find pictures that are none, drawings that do more than show, and photographs that tell where they were taken."""
    shown = {path for locale in edition.event.locales for path in edition.pictures(locale)}
    # What lies elsewhere is told where it is shown.
    inside = [project.root / "content" / path for path in sorted(shown) if not path.startswith("..")]
    return [finding for path in inside for finding in _faults(path, Place(project.relative(path)))]


def check_symbolic_links(project: Project) -> list[Finding]:
    """Find symbolic links that lead out of the folder that they lie in: what they lead to would be published."""
    findings = []
    for folder in (project.root / "content", project.root / "overrides"):
        for at, folders, files in os.walk(folder):
            for path in (Path(at, name) for name in (*folders, *files)):
                if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder.resolve()):
                    is_, should = f"it is a link out of `{folder.name}/`", "what is published lies in the project"
                    do = "Put the file itself there."
                    findings.append(Finding(Place(project.relative(path)), "file/link", is_, should, do))
    return sorted(findings)


def _faults(path: Path, place: Place) -> Iterator[Finding]:
    if path.suffix.lower() == ".svg":
        for line, what in active_in_drawing(path.read_bytes()):
            is_, should = f"the drawing holds {what}", "a drawing holds shapes and words, and fetches and runs nothing"
            yield Finding(Place(place.path, line), "image/active", is_, should, "Save it anew without.")
        return
    expected = FORMATS.get(path.suffix.lower())
    if expected is None:
        is_, should = "its name says no kind of picture", f"a picture is .svg, {', '.join(sorted(FORMATS))}"
        yield Finding(place, "image/format", is_, should, "Save it as one of them.")
        return
    try:
        with Image.open(path) as image:
            found, private = image.format, list(told_by(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        found, private = "no picture that can be read", []
    if found != expected:
        is_, should = f"the file is {found}", f"by its name it is {expected}"
        yield Finding(place, "image/format", is_, should, "Save it anew.")
    for what in private:
        yield Finding(
            place, "image/private", f"the picture tells {what}", _PUBLIC, f"Run `trycksak clean {place.path}`."
        )


def told_by(image: Image.Image) -> Iterator[str]:
    """Go through what a picture tells of who took it where, in the data that cameras and programs write beside it."""
    exif = image.getexif()
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if exif.get_ifd(ExifTags.IFD.GPSInfo) or _XMP_PLACE.search(xmp.encode() if isinstance(xmp, str) else xmp):
        yield "the place where it was taken"
    if any(tag in exif.get_ifd(ExifTags.IFD.Exif) for tag in _OWN):
        yield "which camera took it, or whose it is"
    if exif.get_ifd(ExifTags.IFD.IFD1):
        yield "how it looked before it was worked on: it holds a small copy of itself"
