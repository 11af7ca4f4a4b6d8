# ruff: noqa: E501 -- a row of operators and what it gives stands on one line
"""A page's paths, operator by operator; and pages that want to harm whoever reads them."""

import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trycksak.preflight.content import Colour, painted_paths
from trycksak.preflight.sheet import Unmeasurable, opened


def paths(
    content: bytes, resources: dict[str, pikepdf.Object] | None = None
) -> list[tuple[str, tuple[tuple[float, float], ...], str, bool]]:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Contents = pdf.make_stream(content)
    page.Resources = pikepdf.Dictionary(resources or {})
    return [(p.outline.shape, p.outline.points, str(p.fill), p.stroked) for p in painted_paths(page)]


SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"0 0 m 1 0 l 1 1 l 0 1 l h f", [("mlll", SQUARE, "#000000", False)]),
        (b"0 0 1 1 re f*", [("mlll", SQUARE, "#000000", False)]),
        (b"5 5 m 0 0 1 1 re B", [("mlll", SQUARE, "#000000", True)]),
        (b"0 0 1 1 re S", [("mlll", SQUARE, "None", True)]),
        (b"0 0 1 1 re W n", []),
        (b"0 0 m 1 2 3 4 v 5 6 7 8 y f", [("mcc", ((0, 0), (0, 0), (1, 2), (3, 4), (5, 6), (7, 8), (7, 8)), "#000000", False)]),
        (b"2 0 0 3 10 20 cm 0 0 m 1 0 l 0 1 l f", [("mll", ((10, 20), (12, 20), (10, 23)), "#000000", False)]),
        (b"q 9 0 0 9 0 0 cm 1 0 0 rg Q 0 0 1 1 re f", [("mlll", SQUARE, "#000000", False)]),
        (b"0 0 m 1 0 l h 1 1 l f", [("mlml", ((0, 0), (1, 0), (0, 0), (1, 1)), "#000000", False)]),
        (b"0 0 1 1 re 1 0.5 0 rg f", [("mlll", SQUARE, "#FF8000", False)]),
        (b"0 1 0.22 0 k 0 0 1 1 re f", [("mlll", SQUARE, "cmyk 0 100 22 0", False)]),
        (b"/DeviceRGB cs 0 0 1 sc 0 0 1 1 re f", [("mlll", SQUARE, "#0000FF", False)]),
        (b"/P cs /Q scn 0 0 1 1 re f", [("mlll", SQUARE, "pattern", False)]),
        (b"0 0 1 1 re /Nonsense cm (text) 1 m [1] l 1 2 3 rg 1 1 l f", [("mlllml", (*SQUARE, (0, 0), (1, 1)), "#FFFFFF", False)]),
        (b"Q Q Q 0 0 1 1 re f", [("mlll", SQUARE, "#000000", False)]),
        (b"f f h l 1 2 l S", []),
    ],
)  # fmt: skip
def test_operators(content: bytes, expected: list[tuple[str, tuple[tuple[float, float], ...], str, bool]]) -> None:
    assert paths(content) == expected


def test_colour_spaces() -> None:
    pdf = pikepdf.new()
    profile = pdf.make_stream(b"", N=3)
    spot = pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name("/PMS 228"), pikepdf.Name.DeviceCMYK, 0])
    spaces = pikepdf.Dictionary(I=pikepdf.Array([pikepdf.Name.ICCBased, profile]), S=spot, N=pikepdf.Name.DeviceGray)
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Resources = pikepdf.Dictionary(ColorSpace=spaces)
    page.Contents = pdf.make_stream(b"/I cs 1 0 0 scn 0 0 1 1 re f /S cs 0.5 scn 0 0 1 1 re f /N cs 1 sc 0 0 1 1 re f")
    assert [p.fill for p in painted_paths(page)] == [
        Colour("rgb", (1, 0, 0)),
        Colour("Separation PMS 228", (0.5,)),
        Colour("gray", (1,)),
    ]


def forms(make: Callable[[Sequence[pikepdf.Stream]], None], count: int) -> pikepdf.Pdf:
    """Make a page that calls the first of some forms; `make` fills them."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    made = [pdf.make_stream(b"", Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]) for _ in range(count)]
    make(made)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=made[0]))
    page.Contents = pdf.make_stream(b"/F Do")
    return pdf


def test_a_form_that_calls_itself() -> None:
    def make(made: Sequence[pikepdf.Stream]) -> None:
        made[0].write(b"0 0 1 1 re f /F Do")
        made[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=made[0]))

    pdf = forms(make, 1)
    with pytest.raises(Unmeasurable, match="a page calls forms more than 16 deep"):
        painted_paths(pdf.pages[0])


def test_forms_that_multiply() -> None:
    """Fifteen forms that call the next one ten times each are 10^15 operators in 1 kB."""

    def make(made: Sequence[pikepdf.Stream]) -> None:
        for one, following in pairwise(made):
            one.write(b"/F Do " * 10)
            one.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=following))
        made[-1].write(b"0 0 1 1 re f")

    pdf = forms(make, 15)
    with pytest.raises(Unmeasurable, match="a page is painted with more than 400000 operators"):
        painted_paths(pdf.pages[0])


def test_a_stream_that_unpacks_to_gigabytes(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    chunk = b"0 0 m 1 1 l\n" * 100_000
    data = b"".join(packer.compress(chunk) for _ in range(100)) + packer.flush()
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    stream = pdf.make_stream(b"")
    stream.write(data, filter=pikepdf.Name.FlateDecode)
    page.Contents = stream
    pdf.save(tmp_path / "bomb.pdf")
    with pytest.raises(Unmeasurable), opened(tmp_path / "bomb.pdf") as bomb:
        painted_paths(bomb.pages[0])
    assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == 0


TOKENS = st.sampled_from(
    b"q Q cm m l c v y h re f F f* B b S s n g rg k cs sc scn Do /F /DeviceRGB 0 1 -2.5 1e9 99999999999999999999 "
    b"(a) <ff> [1 2] << /A 1 >> null true BI ID EI BT ET".split(b" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKENS, max_size=60))
def test_any_order_of_operators_is_read(tokens: list[bytes]) -> None:
    with suppress(Unmeasurable):
        paths(b" ".join(tokens), {"/XObject": pikepdf.Dictionary(F=pikepdf.Dictionary())})
