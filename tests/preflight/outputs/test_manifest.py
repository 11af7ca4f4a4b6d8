# ruff: noqa: E501 -- a finding's sentence stands on one line
"""Icons are there, are pictures, and as large as a manifest says."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from trycksak.model.terms import Output
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.manifest import judge_icons, judge_manifest
from trycksak.preflight.outputs.pages import read_page
from trycksak.preflight.proof.evidence import Figure, Surface

Put = Callable[[str, str | bytes], Path]
SHOULD = "every icon that is named is a picture of the site, as large as it is said to be. Put the picture there, or correct it."


def square(side: int, format: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (side, side), "#00594F").save(file, format, **options)
    return file.getvalue()


def judged(text: str, put: Put, gallery: Gallery) -> Surface:
    return judge_manifest(put("site/app/m.webmanifest", text), "out/site/app/m.webmanifest", gallery)


def manifest(**icon: Any) -> str:
    return json.dumps({"name": "Summit", "icons": [{"src": "192.png", "sizes": "192x192", "type": "image/png"} | icon]})


@pytest.mark.parametrize(
    "icon", [{}, {"src": "/app/192.png"}, {"sizes": ""}, {"src": "/favicon.svg", "sizes": "any"}, {"src": "i.ico", "sizes": "16x16 32x32"}]
)  # fmt: skip
def test_a_good_manifest(icon: dict[str, str], put: Put, gallery: Gallery) -> None:
    put("site/app/192.png", square(192))
    put("site/app/i.ico", square(32, "ICO", sizes=[(16, 16), (32, 32)]))
    surface = judged(manifest(**icon), put, gallery)
    assert (surface.outputs, surface.required, surface.findings) == ((Output.MANIFEST,), True, ())
    assert surface.figures == (Figure("presence", "icons", 1.0, 1.0, "", True),)


BROKEN = {
    "gone": (manifest(src="gone.png"), "`gone.png` leads to no file of the site"),
    "elsewhere": (manifest(src="https://other.example/i.png"), "`https://other.example/i.png` leads out of the site, where nobody has measured it"),
    "no picture": (manifest(src="/site.css"), "`/site.css` is text and no picture"),
    "smaller than it says": (manifest(sizes="512x512"), "`192.png` is 192x192 px, not `512x512`"),
    "one of two sizes": (manifest(sizes="192x192 512x512"), "`192.png` is 192x192 px, not `512x512`"),
    "no address": (manifest(src=""), "an icon has no address"),
    "another thing as an address": (manifest(src=7), "an icon has no address"),
    "no icons": ('{"name": "x"}', "the manifest names no icon"),
    "a list of none": ('{"icons": []}', "the manifest names no icon"),
    "no list": ('{"icons": {"src": "192.png"}}', "the manifest names no icon"),
    "no object": ("[]", "the manifest names no icon"),
    "words for an icon": ('{"icons": ["192.png"]}', "an icon has no address"),
    "no JSON": ("{", "the manifest cannot be read: it is no JSON"),
    "a damaged picture": (manifest(src="cut.png"), "`cut.png` is damaged px, not `192x192`"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "is_"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(text: str, is_: str, put: Put, gallery: Gallery) -> None:
    put("site/app/192.png", square(192))
    put("site/app/cut.png", square(192)[:12])
    surface = judged(text, put, gallery)
    assert [str(one) for one in surface.findings] == [f"out/site/app/m.webmanifest outputs/icon\n  {is_}; {SHOULD}"]
    assert [figure.holds for figure in surface.figures] == [False]


def of_page(head: str, put: Put, gallery: Gallery) -> list[str] | None:
    path = put("site/x.html", f'<!doctype html>\n<html lang="sv"><head>\n{head}</head></html>')
    surface = judge_icons(read_page(path, gallery.site, ("sv", "en"), "sv"), "out/site/x.html", gallery)
    return None if surface is None else [str(finding) for finding in surface.findings]


def test_the_icons_of_a_page(put: Put, gallery: Gallery) -> None:
    put("site/app/m.webmanifest", manifest())
    good = '<link rel="shortcut icon" href="favicon.svg"><link rel="manifest" href="app/m.webmanifest">'
    assert of_page("<title>x</title>", put, gallery) is None
    assert of_page(good, put, gallery) == []
    gone = "`favicon.gif` leads to no file of the site"
    assert of_page(good.replace("svg", "gif"), put, gallery) == [f"out/site/x.html:3 outputs/icon\n  {gone}; {SHOULD}"]
    gone = "`app/x.webmanifest` leads to no file of the site"
    assert of_page(good.replace("/m.", "/x."), put, gallery) == [f"out/site/x.html:3 outputs/icon\n  {gone}; {SHOULD}"]
