"""Photographs for the press: sRGB pixels through the output profile, by LittleCMS (Pillow's ImageCms)."""

import re
import zlib
from io import BytesIO

import pikepdf
from PIL import Image, ImageCms

# A picture's matrix and name, as WeasyPrint writes them.
_PLACED = re.compile(rb"([-\d.]+) 0 0 [-\d.]+ [-\d.]+ [-\d.]+ cm\s+(/[\w.-]+) Do")
_SRGB = ImageCms.createProfile("sRGB")


class Conversion:
    """The way from sRGB to one output profile: perceptual, with black-point compensation (ISO 18619)."""

    def __init__(self, icc: bytes) -> None:
        """Build the transform once for a whole publication; raises ImageCms.PyCMSError where the profile is none."""
        profile = ImageCms.getOpenProfile(BytesIO(icc))
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        self._transform = ImageCms.buildTransform(_SRGB, profile, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL, flags)

    def apply(self, image: Image.Image) -> Image.Image:
        """Turn a picture into CMYK."""
        converted = ImageCms.applyTransform(image.convert("RGB"), self._transform)
        if converted is None:
            raise ValueError("the transform works on a copy")
        return converted


def convert_photographs(pdf: pikepdf.Pdf, conversion: Conversion) -> int:
    """Turn every picture of a PDF that is not grey, one-bit or a mask into CMYK; say how many there were."""
    masks = {obj.SMask.objgen for obj in pdf.objects if _is_picture(obj) and "/SMask" in obj}
    count = 0
    for obj in pdf.objects:
        if not isinstance(obj, pikepdf.Stream) or not _is_picture(obj):
            continue
        if obj.objgen in masks or bool(obj.get("/ImageMask", False)):
            continue
        image = pikepdf.PdfImage(obj).as_pil_image()
        if image.mode in ("L", "1"):
            continue
        pixels = conversion.apply(image)
        obj.write(zlib.compress(pixels.tobytes(), 9), filter=pikepdf.Name.FlateDecode)
        obj.ColorSpace, obj.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8
        for key in ("/Decode", "/Interpolate", "/DecodeParms"):
            if key in obj:
                del obj[key]
        count += 1
    return count


def _is_picture(obj: object) -> bool:
    return isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == pikepdf.Name.Image


def reduce_pictures(pdf: pikepdf.Pdf, ppi: float) -> None:
    """Take from every picture what no screen shows: at most `ppi` pixels per inch, as large as it is placed anywhere.

    WeasyPrint paints a picture right after the one matrix that places it, `a b c d e f cm /name Do`, in units of
    1/96 inch.
    """
    largest: dict[tuple[int, int], float] = {}
    pictures: dict[tuple[int, int], pikepdf.Stream] = {}
    for page in pdf.pages:
        named = page.Resources.get("/XObject") or pikepdf.Dictionary()
        for width, name in _PLACED.findall(page.Contents.read_bytes()):
            obj = named.get(name.decode())
            if isinstance(obj, pikepdf.Stream) and _is_picture(obj):
                pictures[obj.objgen] = obj
                largest[obj.objgen] = max(largest.get(obj.objgen, 0.0), abs(float(width)) / 96)
    for key, obj in pictures.items():
        _reduce(obj, largest[key] * ppi)


def _reduce(obj: pikepdf.Stream, width: float) -> None:
    # A tenth more than is asked for is not worth a loss; a picture with a soft mask would lose its edge.
    if "/SMask" in obj or int(obj.Width) <= width * 1.1:
        return
    image = pikepdf.PdfImage(obj).as_pil_image().convert("RGB")
    size = (max(1, round(width)), max(1, round(image.height * width / image.width)))
    out = BytesIO()
    image.resize(size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=82, optimize=True)
    obj.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
    obj.Width, obj.Height, obj.ColorSpace, obj.BitsPerComponent = *size, pikepdf.Name.DeviceRGB, 8
