"""Photographs: through the output profile for the press, smaller for the screen, grey ones as they are."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from trycksak.press.photographs import Conversion, convert_photographs, reduce_pictures

ICC = (Path(__file__).parents[2] / "brand/icc/trycksak-coated-fogra39l.icc").read_bytes()


def with_picture(mode: str, size: tuple[int, int], width: float) -> pikepdf.Pdf:
    """A page with one picture, placed `width` CSS pixels (1/96 inch) wide, as WeasyPrint writes it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 400))
    colour = (200, 30, 60) if mode == "RGB" else 90
    picture = pdf.make_stream(Image.new(mode, size, colour).tobytes())
    spaces = {"RGB": pikepdf.Name.DeviceRGB, "L": pikepdf.Name.DeviceGray}
    picture.Type, picture.Subtype, picture.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, spaces[mode]
    picture.Width, picture.Height, picture.BitsPerComponent = *size, 8
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(i0=picture))
    page.Contents = pdf.make_stream(f"q\n0.75 0 0 0.75 0 0 cm\n{width} 0 0 -{width} 10 10 cm\n/i0 Do\nQ".encode())
    return pdf


def picture_of(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    found = pdf.pages[0].Resources.XObject.i0
    assert isinstance(found, pikepdf.Stream)
    return found


def test_a_photograph_goes_through_the_profile() -> None:
    pdf, conversion = with_picture("RGB", (20, 10), 96), Conversion(ICC)
    wanted = conversion.apply(Image.new("RGB", (20, 10), (200, 30, 60))).tobytes()
    assert convert_photographs(pdf, conversion) == 1
    picture = picture_of(pdf)
    assert (str(picture.ColorSpace), picture.read_bytes()) == ("/DeviceCMYK", wanted)


def test_no_photograph_lays_down_more_ink_than_the_profile() -> None:
    steps = range(0, 256, 15)
    pixels = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
    cmyk = Conversion(ICC).apply(Image.frombytes("RGB", (len(pixels) // 3, 1), pixels)).tobytes()
    assert max(sum(cmyk[n : n + 4]) for n in range(0, len(cmyk), 4)) / 2.55 <= 300


def test_a_grey_picture_stays_on_the_black_plate() -> None:
    pdf = with_picture("L", (20, 10), 96)
    assert (convert_photographs(pdf, Conversion(ICC)), str(picture_of(pdf).ColorSpace)) == (0, "/DeviceGray")


@pytest.mark.parametrize(("placed", "left"), [(96, 150), (192, 300), (960, 600)])
def test_a_reader_gets_no_more_pixels_than_a_screen_shows(placed: float, left: int) -> None:
    pdf = with_picture("RGB", (600, 600), placed)
    reduce_pictures(pdf, 150)
    picture = picture_of(pdf)
    assert (int(picture.Width), pikepdf.PdfImage(picture).as_pil_image().size) == (left, (left, left))
