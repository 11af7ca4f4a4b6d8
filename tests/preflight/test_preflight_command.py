"""`trycksak preflight FILE…`: sentences or JSON, and exit codes, in any folder."""

import json
from pathlib import Path

import pytest
from pikepdf import Array

from preflight.pressfile import SHEETFED, good
from trycksak.cli import main
from trycksak.preflight.limits import variants
from trycksak.preflight.rules import RULES


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is no project, with a good file, one to be warned of and one with an error."""
    monkeypatch.chdir(tmp_path)
    small = good(b"q 0 0 0 0 k BT /F 7 Tf 100 200 Td (Prov) Tj ET Q")
    inverted = good()
    inverted.pages[0].obj.TrimBox = Array([350, 350, 50, 50])
    for name, pdf in (("good", good()), ("small", small), ("inverted", inverted)):
        pdf.save(f"{name}.pdf", force_version="1.6", deterministic_id=True)
    return tmp_path


ROOT = Path(__file__).parents[2]
SUMMARY = "1 pages, 106 × 106 mm; PDF/X-4; 1 fonts, 0 pictures; against sheetfed-coated"


def test_sentences(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "good.pdf", "small.pdf"]) == 0
    out, err = capsys.readouterr()
    assert out == f"good.pdf: {SUMMARY}: nothing to remark on.\nsmall.pdf: {SUMMARY}: 0 errors, 1 warnings.\n"
    assert err == (
        "warning: small.pdf, page 1, 4.9 × 2.5 mm at 17.6, 50.9 gwg/small-text\n  white text is 7.00 pt; white text "
        "and text of several inks is at least 8 pt. Make it larger, or print it in one ink.\n"
    )


def test_an_error_is_1_and_the_other_files_are_still_told(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "inverted.pdf", "missing.pdf", "good.pdf"]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") == 3
    assert "x4/box-inverted" in err
    assert "missing.pdf pdf/unreadable" in err


def test_profile(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "small.pdf", "--profile", "digital"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["preflight", "small.pdf", "--profile", "sheetfed-coted"]) == 2
    assert capsys.readouterr().err == (
        "trycksak: there is no profile `sheetfed-coted`. Did you mean `sheetfed-coated`?\n"
    )


def test_a_printer_s_own_profile(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = files / "brand" / "profiles"
    folder.mkdir(parents=True)
    output = {"path": "a.icc", "sha256": "0" * 64, "condition": "A", "info": "A"}
    own = {"id": "acme", "name": "Acme", "output": output, "ink_limit": 260, "bleed_mm": 5}
    (folder / "acme.yml").write_text(json.dumps(own), "utf-8")
    assert main(["preflight", "good.pdf", "--profile", "acme"]) == 1
    assert "the bleed is 3.5 mm; it is at least 5 mm on all sides" in capsys.readouterr().err
    (folder / "acme.yml").write_text("id: acme", "utf-8")
    assert main(["preflight", "good.pdf", "--profile", "acme"]) == 2
    assert "acme.yml is no profile" in capsys.readouterr().err


def test_binding(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "good.pdf", "--binding", "saddle-stitched"]) == 1
    assert "house/stitched" in capsys.readouterr().err


def test_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", "small.pdf", "inverted.pdf", "--json"]) == 1
    small, inverted = json.loads(capsys.readouterr().out)
    assert (small["path"], small["standards"], small["profile"]) == ("small.pdf", ["PDF/X-4"], "sheetfed-coated")
    (finding,) = small["findings"]
    assert finding["place"] == {"path": "small.pdf", "line": 0, "page": 1, "box_mm": [17.6, 50.9, 4.9, 2.5]}
    assert (finding["id"], finding["severity"]) == ("gwg/small-text", "warning")
    assert [one["id"] for one in inverted["findings"]] == ["x4/box-inverted"]


def test_every_level_names_a_rule_and_every_rule_is_listed_once() -> None:
    rules = [rule.id for rule in RULES]
    assert len(rules) == len(set(rules))
    assert {rule for limits in variants().values() for rule in limits.levels} <= set(rules)
    assert all((rule.page is None) != (rule.whole is None) for rule in RULES)


def test_every_rule_is_broken_in_a_test() -> None:
    words = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_rules*.py"))
    words += (Path(__file__).parent / "test_hostile.py").read_text("utf-8")
    assert [rule.id for rule in RULES if rule.id not in words] == []
    assert SHEETFED.id == "sheetfed-coated"


def test_ink_is_measured_too(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inky = good(b"1 1 1 0.5 k 20 20 200 200 re f")
    inky.save("inky.pdf", force_version="1.6", deterministic_id=True)
    assert main(["preflight", "inky.pdf"]) == 0
    err = capsys.readouterr().err
    assert [line.split()[-1] for line in err.splitlines() if line.startswith("warning")] == ["gwg/ink"]
    assert "350 % of ink lie on a square of side 15 mm; the paper takes 320 %" in err


def test_a_report_in_a_new_folder(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--project", str(ROOT), "preflight", "good.pdf", "--html", "report"]
    assert main(command) == 0
    assert [path.name for path in sorted((files / "report").glob("*.html"))] == ["1-good.html", "index.html"]
    capsys.readouterr()
    assert main(command) == 2
    said = "trycksak: report is there already: the report is written into a new folder. Name another.\n"
    assert capsys.readouterr().err == said
