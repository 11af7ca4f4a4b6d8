# ruff: noqa: E501 -- a finding's sentence stands on one line
"""What is said of a web edition by veraPDF, and by the quick check where there is no Java."""

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from trycksak.errors import CannotRun
from trycksak.gather import gather
from trycksak.preflight.quick import quick_check
from trycksak.preflight.validator import Validator, available
from trycksak.preflight.verapdf import check_web_editions, validate, verapdf
from trycksak.press.typeset import typeset
from trycksak.press.web_edition import web_edition
from trycksak.read.files import Project
from trycksak.render.publication import Markup, printed

Edit = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small web edition, written as all are, in a folder of its own."""
    root = Path(__file__).parents[2]
    edition, *_ = gather(Project(root))
    font = (root / "brand" / "fonts" / "source-sans-3-latin-400-normal.woff2").as_uri()
    style = f'@font-face {{ font-family: F; src: url("{font}") }} html {{ font-family: F }}'
    picture = '<img src="brand/logotype/sv-positive.svg" alt="Stockholms stad" style="width: 40mm">'
    html = f'<!doctype html><html lang="sv"><title>Prov</title><style>{style}</style><h1>Rubrik</h1><p>{picture}</p>'
    path = tmp_path_factory.mktemp("verapdf") / "good.pdf"
    path.write_bytes(web_edition(typeset(Markup(printed(edition)[0], "sv", html, {}), root)))
    return path


def broken(good: Path, folder: Path, edit: Edit, encryption: pikepdf.Encryption | None = None) -> Path:
    path = folder / "broken.pdf"
    with pikepdf.open(good) as pdf:
        edit(pdf)
        pdf.save(path, encryption=encryption)
    return path


def no_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_mark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_window(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def metadata(old: bytes, new: bytes) -> Edit:
    def change(pdf: pikepdf.Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert data.count(old) == 1, data
        pdf.Root.Metadata.write(data.replace(old, new))

    return change


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def no_font(pdf: pikepdf.Pdf) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == pikepdf.Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in entry:
                    del entry[key]


def no_alternative(pdf: pikepdf.Pdf) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == pikepdf.Name.Figure:
            del entry.Alt


QUICK = {
    "tags": (no_tags, "tags", "the file has no structure tree; it has one (ISO 14289-1, 7.1). Write it with tags."),
    "mark": (
        no_mark,
        "marked",
        "the file does not say that it is tagged; it does (ISO 14289-1, 6.2). Set /MarkInfo /Marked.",
    ),
    "language": (
        no_language,
        "language",
        "the file does not say its language; it does (ISO 14289-1, 7.2). Set /Lang.",
    ),
    "window": (
        no_window,
        "title",
        "a reader's window shows the file's name; it shows the title (ISO 14289-1, 7.1). "
        "Set /ViewerPreferences /DisplayDocTitle.",
    ),
    "title": (
        metadata(b"Prov</rdf:li>", b"</rdf:li>"),
        "title",
        "the file has no title; it has one (ISO 14289-1, 7.1). Write dc:title into the metadata.",
    ),
    "PDF/UA": (
        metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"),
        "ua",
        "the file does not say that it is PDF/UA-1; it does (ISO 14289-1, 5). Write pdfuaid:part 1.",
    ),
    "PDF/A": (
        metadata(b'pdfaid:conformance="A"', b'pdfaid:conformance="B"'),
        "a",
        "the file does not say that it is PDF/A-3a; it does (ISO 19005-3, 6.6.4). "
        "Write pdfaid:part 3 and pdfaid:conformance A.",
    ),
    "intent": (
        no_intent,
        "intent",
        "the file does not say what its colours mean; it has an output intent (ISO 19005-3, 6.2.3). "
        "Write the file with an sRGB profile.",
    ),
    "font": (
        no_font,
        "font",
        "the font `F-Bold` is not embedded; every font is (ISO 14289-1, 7.21.4.1). Embed it.",
    ),
    "figure": (
        no_alternative,
        "figure",
        "1 picture has no alternative text; every picture has one (ISO 14289-1, 7.3). Write what it shows.",
    ),
}


@pytest.mark.parametrize(("edit", "rule", "words"), QUICK.values(), ids=QUICK)
def test_without_java_one_fault_is_one_finding(edit: Edit, rule: str, words: str, good: Path, tmp_path: Path) -> None:
    path = broken(good, tmp_path, edit)
    assert [str(finding) for finding in quick_check(path, "x.pdf")] == [f"x.pdf quick/{rule}\n  {words}"]


def test_a_file_that_is_encrypted_is_told(good: Path, tmp_path: Path) -> None:
    path = broken(good, tmp_path, lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))
    assert [str(finding) for finding in quick_check(path, "x.pdf")] == [
        "x.pdf quick/encrypted\n  the file is encrypted; it is open to all (ISO 19005-3, 6.1.3). Write it without a password."
    ]


def test_nothing_is_said_of_a_good_file(good: Path) -> None:
    assert quick_check(good, "x.pdf") == []
    assert check_web_editions({good: "x.pdf"}) == []


def test_verapdf_is_asked_where_it_can_run(good: Path, tmp_path: Path) -> None:
    assert available() is None
    path = broken(good, tmp_path, no_alternative)
    nothing = tmp_path / "nothing.pdf"
    nothing.write_bytes(b"no PDF")
    assert [str(finding) for finding in check_web_editions({path: "x.pdf", nothing: "y.pdf", good: "z.pdf"})] == [
        "x.pdf verapdf/ua1\n  rule 7.3-1 of PDF/UA-1 is broken once; Figure tags shall include an alternative "
        "representation or replacement text that represents the contents marked with the Figure tag as noted in "
        "ISO 32000-1:2008, 14.7.2, Table 323. Look the rule up at https://docs.verapdf.org/validation/pdfua-part1/.",
        "y.pdf verapdf/3a\n  veraPDF cannot read it (Couldn't parse stream); it is PDF/A-3a. Write the file again.",
        "y.pdf verapdf/ua1\n  veraPDF cannot read it (Couldn't parse stream); it is PDF/UA-1. Write the file again.",
    ]


def test_a_rule_says_what_it_demands(good: Path, tmp_path: Path) -> None:
    path = broken(good, tmp_path, no_mark)
    ((failure,),) = validate(["ua1"], [path]).values()
    demand = (
        "The document catalog dictionary shall include a MarkInfo dictionary containing an entry, Marked, whose value"
    )
    assert (failure.rule, failure.times, failure.demand) == ("6.2-1", 1, f"{demand} shall be true")
    assert verapdf("ua1", [path]) == {path: ["6.2-1×1"]}


def test_without_java_the_quick_check_answers(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = broken(good, tmp_path, no_language)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert available() == "`java` is not installed. Install the package `openjdk-17-jdk-headless`."
    with pytest.raises(CannotRun, match=r"^veraPDF cannot run: `java` is not installed."):
        verapdf("ua1", [path])
    assert [finding.id for finding in check_web_editions({path: "x.pdf"})] == ["quick/language"]


def test_the_program_is_compiled_once(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert verapdf("ua1", [good]) == {good: []}
    (compiled,) = tmp_path.rglob("Validate.class")
    written = compiled.stat().st_mtime_ns
    assert verapdf("ua1", [good]) == {good: []}
    assert compiled.stat().st_mtime_ns == written
    assert sorted(path.name for path in (tmp_path / "trycksak").iterdir()) == [compiled.parent.name]


def test_a_cache_that_cannot_be_written_is_told(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(CannotRun, match=r"^veraPDF's main program could not be compiled into"):
        verapdf("ua1", [good])


def machines() -> set[int]:
    """List the Java machines that this process has started and that have not ended."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (entry / "stat").exists():
            name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
            if name == "java" and rest.split()[1] == str(os.getpid()) and rest.split()[0] != "Z":
                found.add(int(entry.name))
    return found


def test_a_machine_that_was_begun_in_time_gives_the_same_verdicts_and_ends(good: Path, tmp_path: Path) -> None:
    path = broken(good, tmp_path, no_language)
    with Validator(["ua1", "3a"]) as validator:
        assert len(machines()) == 1
        assert validate(["ua1", "3a"], [path, good], validator) == validate(["ua1", "3a"], [path, good])
    with Validator(["ua1"]):
        assert len(machines()) == 1
    assert machines() == set()
