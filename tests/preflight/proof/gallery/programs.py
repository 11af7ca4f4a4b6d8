"""The same page as other programs write it: WeasyPrint, Typst, Chromium, Cairo, Ghostscript, qpdf."""

import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import typst
from weasyprint import HTML

from preflight.proof.gallery.drawing import LOGOTYPES, ROOT
from preflight.proof.gallery.sheets import Sheet

Make = Callable[[Path], None]

_FONT = ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2"
_STYLE = f"""@page {{ size: 148mm 210mm; margin: 0 }} body {{ margin: 0; font-family: "Source Sans 3" }}
@font-face {{ font-family: "Source Sans 3"; src: url("{_FONT.as_uri()}") }}
img {{ position: absolute; left: 13mm; top: 12mm; width: 40mm; height: auto }} p {{ margin: 0; padding: 60mm 13mm }}"""


# Chromium moves the edges of pictures to whole pixels: of 187 by 50 the proportion stays.
WHOLE_PIXELS = "left: 49px; top: 45px; width: 187px"


def inline(name: str = "sv-positive") -> str:
    """The same page with the drawing in it, instead of a picture."""
    drawing = (LOGOTYPES / f"{name}.svg").read_text(encoding="utf-8")
    place = 'style="position: absolute; left: 13mm; top: 12mm; width: 40mm"'
    return re.sub("<img[^>]*>", drawing.replace("<svg", f"<svg {place}"), html(name=name))


def html(style: str = "", name: str = "sv-positive", before: str = "") -> str:
    """A page for WeasyPrint and Chromium; `style` is the mark's own."""
    mark = f'<img src="{(LOGOTYPES / name).as_uri()}.svg" alt="Stockholms stad" style="{style}">'
    head = f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Prov</title><style>{_STYLE}</style>'
    return f"{head}<body>{before}{mark}<p>Hej och välkommen</p>"


def weasyprint(page: str) -> Make:
    """Let WeasyPrint set a page."""
    return _copied(lambda: _weasyprint(page))


def chromium(page: str) -> Make:
    """Let Chromium print a page."""
    return _copied(lambda: _chromium(page))


def typst_page(image: str = "", before: str = "") -> Make:
    """Let Typst set a page; `image` is what differs in the mark's own arguments."""
    return _copied(lambda: _typst(image, before))


def ghostscript(sheet: Sheet, *options: str) -> Make:
    """Let Ghostscript distil a sheet."""
    return _copied(lambda: _rewritten(sheet_bytes(sheet), _gs(options)))


def cairo(sheet: Sheet) -> Make:
    """Let Poppler draw a sheet through Cairo."""
    return _copied(lambda: _rewritten(sheet_bytes(sheet), _cairo))


def qpdf(sheet: Sheet) -> Make:
    """Let qpdf linearise a sheet and pack its objects into streams."""
    return _copied(lambda: _qpdf(sheet_bytes(sheet)))


def sheet_bytes(sheet: Sheet) -> bytes:
    """Write a sheet to memory."""
    out = BytesIO()
    sheet.write(out)
    return out.getvalue()


def _copied(made: Callable[[], bytes]) -> Make:
    """Make the file once, and copy it from then on."""
    once = cache(made)

    def copy(path: Path) -> None:
        path.write_bytes(once())

    return copy


def _weasyprint(page: str) -> bytes:
    data: bytes = HTML(string=page, base_url=f"{ROOT.as_uri()}/").write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return data


def _chromium(page: str) -> bytes:
    program = _found("chromium", "scripts/setup test")
    with TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=page.pdf"]
        _run([program, *options, "page.html"], folder)
        return (Path(folder) / "page.pdf").read_bytes()


def _typst(image: str, before: str) -> bytes:
    with TemporaryDirectory() as folder:
        for drawing in LOGOTYPES.glob("*.svg"):
            shutil.copy(drawing, folder)
        mark = f'image("sv-positive.svg", {image or "width: 40mm"})'
        source = f"""#set page(width: 148mm, height: 210mm, margin: 13mm)
            {before}
            #place(top + left, dy: -1mm, {mark})
            #v(40mm)
            Hej och välkommen"""
        (Path(folder) / "page.typ").write_text(source, encoding="utf-8")
        target = Path(folder) / "page.pdf"
        typst.compile(str(Path(folder) / "page.typ"), output=str(target))
        return target.read_bytes()


def _rewritten(data: bytes, command: Callable[[str, str], list[str]]) -> bytes:
    with TemporaryDirectory() as folder:
        (Path(folder) / "in.pdf").write_bytes(data)
        _run(command("in.pdf", "out.pdf"), folder)
        return (Path(folder) / "out.pdf").read_bytes()


def _gs(options: tuple[str, ...]) -> Callable[[str, str], list[str]]:
    program = _found("gs", "scripts/setup")
    fixed = [program, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", *options]
    return lambda source, target: [*fixed, f"-sOutputFile={target}", source]


def _cairo(source: str, target: str) -> list[str]:
    return [_found("pdftocairo", "scripts/setup test"), "-pdf", source, target]


def _qpdf(data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return out.getvalue()


def _found(name: str, script: str) -> str:
    program = shutil.which(name)
    assert program is not None, f"{name} is missing: {script} installs it"
    return program


def _run(command: list[str], folder: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
