"""What a screen reader is told: languages, header scopes, and nothing of what only decorates."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from weasyprint import HTML

from trycksak.press.tagging import fuller_tags, make_artifacts

FONT = (Path(__file__).parents[2] / "brand/fonts/source-sans-3-latin-400-normal.woff2").as_uri()
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>"
HTML_TEXT = f"""<!doctype html><html lang="sv"><title>Prov</title><style>
@font-face {{ font-family: F; src: url({FONT}) }} html {{ font-family: F }}
@page {{ @bottom-left {{ content: "Löpande titel" }} }}
.art::before {{ content: url("data:image/svg+xml,{SVG}") }}
</style><div class="art"></div><p>Svenska <em lang="en">English</em></p>
<table><tr><th scope="row">När</th><td>Nu</td></tr></table>"""


def written() -> pikepdf.Pdf:
    with fuller_tags():
        data = HTML(string=HTML_TEXT).write_pdf(pdf_variant="pdf/ua-1")
    pdf = pikepdf.open(BytesIO(data))
    make_artifacts(pdf)
    return pdf


def elements(element: Any) -> Iterator[pikepdf.Dictionary]:
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def test_languages_and_scopes_are_written() -> None:
    pdf = written()
    found = list(_all(pdf))
    assert [(str(e.S), str(e.Lang)) for e in found if "/Lang" in e] == [("/NonStruct", "en")]
    assert [str(e.A.Scope) for e in found if e.S == pikepdf.Name.TH] == ["/Row"]


def test_running_heads_and_drawings_are_artifacts() -> None:
    pdf = written()
    content = pdf.pages[0].Contents.read_bytes()
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    numbered = sum(1 for element in tree[1] if element is not None)
    assert content.count(b"BDC") == numbered
    assert content.count(b"/Artifact BMC") == 2


def test_every_number_leads_to_the_element_that_owns_it() -> None:
    pdf = written()
    listed = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners = {int(kid): e.objgen for e in _all(pdf) for kid in e.get("/K", []) if isinstance(kid, int)}
    assert {number: element.objgen for number, element in enumerate(listed) if element is not None} == owners


def _all(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    root = pdf.Root.StructTreeRoot.K
    for kid in root if isinstance(root, pikepdf.Array) else [root]:
        yield from elements(kid)
