"""Taking translations back: what is whole is written and accepted, what is not is told, and nothing is half."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from building import fingerprints
from trycksak.exchange.formats import Carried, Consignment, read_file, to_bytes
from trycksak.exchange.give import consignment
from trycksak.exchange.take import Taken, take_back
from trycksak.model.page import State
from trycksak.read.edition import read_edition
from trycksak.read.files import Project

Folder = Callable[[str], Path]
PAGE = "content/en/practical.md"
FORMATS = pytest.mark.parametrize("ending", ["xlf", "po"])


@pytest.fixture
def root(edition_folder: Folder) -> Path:
    return edition_folder("small")


def give(root: Path) -> Consignment:
    project = Project(root)
    return consignment(project, read_edition(project)[0], "en")


def send(root: Path, given: Consignment, ending: str = "xlf") -> Taken:
    """Write a consignment into a file, and take it back into the event."""
    path = root.parent / f"bureau.{ending}"
    path.write_bytes(to_bytes(given, "xliff" if ending == "xlf" else "po"))
    return take(root, path)


def take(root: Path, path: Path) -> Taken:
    project = Project(root)
    return take_back(project, read_edition(project)[0], [path])


def with_unit(given: Consignment, id: str, **changes: object) -> Consignment:
    assert id in [unit.id for unit in given.units]
    units = tuple(replace(unit, **changes) if unit.id == id else unit for unit in given.units)  # type: ignore[arg-type]
    return replace(given, units=units)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def told(taken: Taken) -> list[str]:
    return [f"{one.severity} {one.place} {one.id} {one.is_}" for one in taken.findings]


@FORMATS
def test_the_file_carries_every_sign_and_the_same_bytes(root: Path, ending: str) -> None:
    given = give(root)
    odd = with_unit(given, "practical:1", target='  ”<b>&amp;\t"x"\\n</b>  \n\n    - y {#z}\u00a0')
    form = "xliff" if ending == "xlf" else "po"
    assert to_bytes(odd, form) == to_bytes(odd, form)
    path = root / f"x.{ending}"
    path.write_bytes(to_bytes(odd, form))
    found, findings = read_file(path)
    assert findings == []
    assert found == replace(odd, units=tuple(replace(unit, place="") for unit in odd.units))


@FORMATS
def test_a_new_text_is_written_and_the_rest_stays(root: Path, ending: str) -> None:
    before = (root / PAGE).read_bytes()
    given = with_unit(give(root), "practical:2", target="## Getting here")
    taken = send(root, given, ending)
    assert (taken.said, told(taken)) == ([f"{PAGE}: accepted"], [])
    assert (root / PAGE).read_bytes() == before.replace(b"## Travel", b"## Getting here")


@FORMATS
def test_a_page_that_was_missing_comes_whole_and_accepted(root: Path, ending: str) -> None:
    before = (root / PAGE).read_text(encoding="utf-8")
    given = give(root)
    (root / PAGE).unlink()
    taken = send(root, given, ending)
    assert (taken.said, told(taken)) == ([f"{PAGE}: accepted"], [])
    assert (root / PAGE).read_text(encoding="utf-8") == before


def test_an_outdated_page_is_accepted_once_all_is_ready(root: Path) -> None:
    edit(root, "content/sv/practical.md", "Läs om", "Läs mer om")
    given = give(root)
    assert {unit.ready for unit in given.units if unit.id.startswith("practical:")} == {False}
    proposal = send(root, given)
    assert (proposal.said, told(proposal)) == (
        [],
        [
            "warning content/sv/practical.md:2 exchange/review "
            "6 of the page's 6 units are marked as not ready, first `practical:title`"
        ],
    )
    done = replace(given, units=tuple(replace(unit, ready=bool(unit.target)) for unit in given.units))
    mended = with_unit(
        done, "practical:1", target="Read more about [travel](#travel) or the [dinner](programme/dinner.md)."
    )
    taken = send(root, mended)
    assert (taken.said, told(taken)) == ([f"{PAGE}: accepted"], [])
    assert "Read more about" in (root / PAGE).read_text(encoding="utf-8")
    assert read_edition(Project(root))[0].page["practical"].state("en", "sv") is State.UP_TO_DATE


def test_a_source_that_changed_meanwhile_is_told_and_its_page_left(root: Path) -> None:
    given = with_unit(give(root), "practical:2", target="## Getting here")
    given = with_unit(given, "programme.dinner:1", target="Dinner is served.")
    edit(root, "content/sv/practical.md", "## Resan", "## Vägen")
    taken = send(root, given)
    assert taken.said == ["content/en/programme/dinner.md: accepted"]
    assert told(taken) == [
        "error content/sv/practical.md:8 exchange/changed "
        "the source of the unit `practical:2` has changed since it was exported, from `## Resan`"
    ]
    assert "## Travel" in (root / PAGE).read_text(encoding="utf-8")


def test_a_source_that_is_gone_is_told(root: Path) -> None:
    given = give(root)
    edit(root, "content/sv/practical.md", "\nFrågor besvaras på", "Frågor besvaras på")
    edit(root, PAGE, "\nQuestions go to", "Questions go to")
    before = (root / PAGE).read_bytes()
    taken = send(root, given)
    assert [line for line in told(taken) if line.startswith("error")] == [
        "error content/sv/practical.md exchange/changed the source of the unit `practical:4`, `Frågor besvaras på "
        "[info@small.example](mailto:info@small.e…`, is gone since it was exported",
        "error content/sv/practical.md:10 exchange/changed the source of the unit `practical:3` has changed since "
        "it was exported, from `![En karta över de fjorton öarna](map.png)`",
    ]
    assert (taken.said, (root / PAGE).read_bytes()) == ([], before)


@FORMATS
def test_an_empty_target_is_left_missing_and_told(root: Path, ending: str) -> None:
    given = with_unit(give(root), "practical:1", target="")
    other = with_unit(given, "practical:2", target="## Getting here")
    is_ = "warning content/sv/practical.md:6 exchange/empty the unit `practical:1` has no translation"
    taken = send(root, other, ending)
    assert (taken.said, told(taken)) == ([f"{PAGE}: accepted"], [is_])
    text = (root / PAGE).read_text(encoding="utf-8")
    assert "Read about [travel]" in text
    assert "## Getting here" in text
    (root / PAGE).unlink()
    taken = send(root, given, ending)
    assert (taken.said, told(taken), (root / PAGE).exists()) == ([], [is_], False)


def test_a_unit_that_is_not_sent_back_is_told(root: Path) -> None:
    given = give(root)
    fewer = replace(given, units=tuple(unit for unit in given.units if unit.id != "practical:1"))
    assert told(send(root, fewer)) == [
        "warning content/sv/practical.md:6 exchange/empty the unit `practical:1` has no translation"
    ]


def test_lost_markdown_is_told(root: Path) -> None:
    taken = send(
        root, with_unit(give(root), "practical:1", target="Read about travel or the [dinner](programme/dinner.md).")
    )
    assert told(taken) == [
        "warning content/sv/practical.md:6 exchange/markup "
        "the translation of the unit `practical:1` has lost a link: `#`"
    ]


@pytest.mark.parametrize(
    "title",
    ["One: two", "“Q” and 'q' and \"q\" \\ x", "- a", "# b", "yes", "1:2", "a\nb", "---", "{a: b}", "a # b", "null"],
)
def test_a_title_is_read_back_as_it_was_sent(title: str, root: Path) -> None:
    taken = send(root, with_unit(give(root), "practical:title", target=title))
    assert told(taken) == []
    assert read_edition(Project(root))[1] == []
    assert give(root).units[[u.id for u in give(root).units].index("practical:title")].target == title.replace(
        "\n", " "
    )


def test_windows_line_ends_and_a_byte_order_mark_stay(root: Path) -> None:
    data = b"\xef\xbb\xbf" + (root / PAGE).read_bytes().replace(b"\n", b"\r\n")
    (root / PAGE).write_bytes(data)
    send(root, with_unit(give(root), "practical:2", target="## Getting here"))
    assert (root / PAGE).read_bytes() == data.replace(b"## Travel", b"## Getting here")


def test_facts_and_drafts_never_leave(root: Path) -> None:
    edit(root, "content/sv/practical.md", "slug:", "status: draft\nslug:")
    given = give(root)
    assert not [unit for unit in given.units if unit.id.startswith("practical:")]
    said = to_bytes(given, "xliff").decode() + to_bytes(given, "po").decode()
    assert [word for word in ("19:00", "golden-hall", "plenary", "praktisk-information") if word in said] == []


def refused(root: Path, path: Path, why: str) -> None:
    before = fingerprints(root)
    taken = take(root, path)
    assert taken.said == []
    assert told(taken) == [f"error {path} exchange/unreadable the file cannot be read ({why})"]
    assert fingerprints(root) == before


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>'


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", b"", "its ending is none of .xlf, .xliff, .po"),
        ("none.xlf", None, "there is no such file"),
        ("a.xlf", BOMB, "it has a document type, which an XLIFF file never has"),
        ("a.po", b"", "it holds no unit"),
    ],
)
def test_a_hostile_or_wrong_file_ends_in_a_sentence(
    name: str, data: bytes | None, why: str, root: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    refused(root, path, why)


@pytest.mark.parametrize("ending", ["xlf", "po"])
@pytest.mark.parametrize("damage", ["cut", "binary", "other", "zero"])
def test_a_damaged_file_ends_in_a_sentence(ending: str, damage: str, root: Path, tmp_path: Path) -> None:
    good = to_bytes(give(root), "xliff" if ending == "xlf" else "po")
    data = {"cut": good[: len(good) // 2], "binary": os.urandom(999), "other": b"<html></html>", "zero": b"\0" * 99}[
        damage
    ]
    path, before = tmp_path / f"a.{ending}", fingerprints(root)
    path.write_bytes(data)
    taken = take(root, path)
    assert taken.said == []
    assert {one.id for one in taken.findings} <= {
        "exchange/unreadable",
        "exchange/empty",
        "exchange/language",
        "exchange/changed",
    }
    assert taken.findings
    assert fingerprints(root) == before


def test_other_languages_ids_and_doubles_are_told(root: Path) -> None:
    given = give(root)
    stranger = Carried("../../etc/passwd:title", "", "a", "b", True)
    path = root.parent / "bureau.xlf"
    assert told(send(root, replace(given, target="fi"))) == [
        f"error {path} exchange/language the file translates `sv` into `fi`"
    ]
    path = root.parent / "bureau.po"
    odd = replace(given, units=(*given.units, stranger, given.units[0]))
    assert told(send(root, odd, "po")) == [
        f"error {path} exchange/twice the unit `{given.units[0].id}` stands twice",
        f"error {path} exchange/unknown the unit `../../etc/passwd:title` belongs to no page",
    ]


def test_an_invisible_sign_is_told_and_the_page_left(root: Path) -> None:
    before = fingerprints(root)
    taken = send(root, with_unit(give(root), "practical:2", target="## Tra\u0085vel"), "po")
    assert told(taken) == [
        "error content/sv/practical.md:8 exchange/control "
        "the translation of the unit `practical:2` holds the sign U+0085, which cannot be shown"
    ]
    assert fingerprints(root) == before
