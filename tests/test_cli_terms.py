"""`trycksak terms` as a project leader runs it: printed, or written whole, or refused in a sentence."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from building import ROOT, run
from trycksak.cli import main
from trycksak.gather import gather
from trycksak.read.files import Project
from trycksak.report.terms_document import Contract, terms_html, terms_markdown

Folder = Callable[[str], Path]
Printed = pytest.CaptureFixture[bytes]


def contract(folder: Path) -> Contract:
    edition, brand, terms, _ = gather(Project(folder))
    return Contract(edition, brand, terms, folder)


def said(printed: Printed) -> tuple[str, str]:
    """What was printed, and what stands on stderr."""
    found = printed.readouterr()
    return found.out.decode(), found.err.decode()


def test_markdown_in_the_first_language_is_printed(edition_folder: Folder) -> None:
    """In a terminal of any encoding."""
    folder = edition_folder("small")
    environment = {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "trycksak", "terms"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout.decode() == terms_markdown(contract(folder), "sv")


def test_another_language_is_named(edition_folder: Folder, capfdbinary: Printed) -> None:
    folder = edition_folder("small")
    assert main(["--project", str(folder), "terms", "--locale", "en"]) == 0
    assert said(capfdbinary) == (terms_markdown(contract(folder), "en"), "")


def test_a_file_has_the_form_that_its_name_says(edition_folder: Folder) -> None:
    folder = edition_folder("small")
    done = run(folder, "terms", "--locale", "en", "--output", "terms.pdf")
    written = folder / "terms.pdf"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"terms.pdf: {written.stat().st_size / 1000:.0f} kB\n"
    assert written.read_bytes().startswith(b"%PDF-1.7\n")
    assert not (folder / ".terms.pdf.new").exists()


def test_what_is_asked_for_goes_before_the_name(edition_folder: Folder, capfdbinary: Printed, tmp_path: Path) -> None:
    folder, output = edition_folder("small"), tmp_path / "terms.pdf"
    output.write_bytes(b"an older file")
    assert main(["--project", str(folder), "terms", "--format", "html", "--output", str(output)]) == 0
    assert output.read_text(encoding="utf-8") == terms_html(contract(folder), "sv")
    assert said(capfdbinary) == (f"{output}: {output.stat().st_size / 1000:.0f} kB\n", "")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_what_is_not_read_where_it_is_printed_asks_for_a_file(
    edition_folder: Folder, capfdbinary: Printed, form: str
) -> None:
    assert main(["--project", str(edition_folder("small")), "terms", "--format", form]) == 2
    sentence = f"trycksak: the terms as {form} are written into a file. Name it: --output terms.{form}\n"
    assert said(capfdbinary) == ("", sentence)


def test_a_language_that_the_event_does_not_have_is_refused(edition_folder: Folder, capfdbinary: Printed) -> None:
    assert main(["--project", str(edition_folder("small")), "terms", "--locale", "fi"]) == 2
    assert said(capfdbinary) == ("", "trycksak: the event has no `fi`. Choose one of: sv, en.\n")


def test_a_folder_is_no_file(edition_folder: Folder, capfdbinary: Printed, tmp_path: Path) -> None:
    folder = edition_folder("small")
    assert main(["--project", str(folder), "terms", "--output", str(tmp_path)]) == 2
    assert main(["--project", str(folder), "terms", "--output", str(tmp_path / "none" / "terms.md")]) == 2
    sentences = [
        f"trycksak: {tmp_path} is a folder. Name a file.\n",
        f"trycksak: {tmp_path / 'none'} is no folder. Make it first, or name another file.\n",
    ]
    assert said(capfdbinary) == ("", "".join(sentences))


def test_terms_with_errors_are_not_handed_out(edition_folder: Folder, capfdbinary: Printed, tmp_path: Path) -> None:
    """And what was written before is as it was."""
    folder, output = edition_folder("terms-over"), tmp_path / "terms.md"
    output.write_bytes(b"an older file")
    assert main(["--project", str(folder), "terms", "--output", str(output)]) == 1
    findings = (ROOT / "tests" / "editions" / "terms-over" / "FINDINGS").read_text(encoding="utf-8")
    assert said(capfdbinary) == ("", findings)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir() if path.is_file()] == [
        ("terms.md", b"an older file")
    ]


@pytest.mark.parametrize("name", ["room-double-booked", "profile-icc-changed", "link-to-no-page"])
def test_what_does_not_concern_the_terms_does_not_stop_them(
    edition_folder: Folder, capfdbinary: Printed, name: str
) -> None:
    folder = edition_folder(name)
    assert main(["--project", str(folder), "terms"]) == 0
    assert said(capfdbinary) == (terms_markdown(contract(folder), "sv"), "")


def test_a_failure_leaves_no_half_file(edition_folder: Folder, capfdbinary: Printed, tmp_path: Path) -> None:
    """A name that is as long as the disk allows leaves no room for the file beside it."""
    output = tmp_path / ("x" * 252 + ".md")
    assert main(["--project", str(edition_folder("small")), "terms", "--output", str(output)]) == 2
    printed, sentence = said(capfdbinary)
    assert (printed, "File name too long. Nothing was delivered" in sentence) == ("", True)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
