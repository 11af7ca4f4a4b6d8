"""Any edits, one after another: a build that takes what it can as it was gives the bytes of one that takes nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from building import ROOT, fingerprints, lay_out_small, run

PAGES = ["index", "practical", "study-visits/helios", "programme/opening", "workshops/integrity"]
NOTE = "---\ntitle: {title}\nsummary: {title}, kort.\n---\n{title} står här.\n"


def words(event: Path, number: int) -> None:
    page = event / f"content/sv/{PAGES[number % len(PAGES)]}.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nEn rad till, nummer {number}.\n", encoding="utf-8")


def page(event: Path, number: int) -> None:
    (event / f"content/sv/note-{number}.md").write_text(NOTE.format(title=f"Notis {number}"), encoding="utf-8")


def gone(event: Path, number: int) -> None:
    for path in sorted(event.glob("content/sv/note-*.md"))[:1]:
        path.unlink()


def renamed(event: Path, number: int) -> None:
    for path in sorted(event.glob("content/sv/note-*.md"))[:1]:
        path.rename(path.with_name(f"note-{number}-again.md"))


def fact(event: Path, number: int) -> None:
    visit = event / "content/sv/study-visits/helios.md"
    lines = visit.read_text(encoding="utf-8").splitlines(keepends=True)
    new = [f"    start: 08:{number + 10}\n" if line.startswith("    start:") else line for line in lines]
    visit.write_text("".join(new), encoding="utf-8")


def place(event: Path, number: int) -> None:
    file = event / "content/event.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Gyllene salen", f"Sal {number}"), encoding="utf-8")


def picture(event: Path, number: int) -> None:
    Image.new("RGB", (1200, 800), (0, 25 * number, 90)).save(event / "content/sv/map.png")


def colour(event: Path, number: int) -> None:
    file = event / "brand/brand.yml"
    old, new = "cmyk: [0, 13, 16, 0]", f"cmyk: [0, {number}, 16, 0]"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def style(event: Path, number: int) -> None:
    sheet = event / "overrides/assets/text.css"
    rule = f".prose p {{ margin-block-end: {number + 8}px; }}\n"
    sheet.write_text(sheet.read_text(encoding="utf-8") + rule, encoding="utf-8")


def template(event: Path, number: int) -> None:
    own = event / "overrides/print/study-visit.html"
    own.parent.mkdir(exist_ok=True)
    text = (ROOT / "src/trycksak/render/templates/print/study-visit.html").read_text(encoding="utf-8")
    own.write_text(text.replace('{{ say("print.notes") }}', f"Plats {number} att skriva"), encoding="utf-8")


def broken(event: Path, number: int) -> None:
    file = event / "content/event.yml"
    file.write_text(file.read_text(encoding="utf-8") + f"nonsense-{number}: 1\n", encoding="utf-8")


def back(event: Path, number: int) -> None:
    for name in ("content", "brand", "overrides"):
        shutil.rmtree(event / name)
    lay_out_small(event)


def nothing(event: Path, number: int) -> None:
    """Build once more."""


EDITS: list[Callable[[Path, int], None]] = [
    words,
    page,
    gone,
    renamed,
    fact,
    place,
    picture,
    colour,
    style,
    template,
    broken,
    back,
    nothing,
]


def told(event: Path, *arguments: str) -> tuple[int, str, dict[str, str]]:
    """Build a draft: the exit code, the findings, and every file that is there afterwards."""
    done = run(event, "build", "--draft", "--allow-outdated", *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.replace(str(event), ""), fingerprints(event / "draft")


@settings(
    max_examples=3, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), min_size=3, max_size=3))
def test_a_build_of_what_has_changed_gives_the_bytes_of_a_whole_one(
    edits: list[tuple[Callable[[Path, int], None], int]],
) -> None:
    with TemporaryDirectory() as folder:
        event, clean = Path(folder) / "event", Path(folder) / "clean"
        lay_out_small(event)
        last = told(event)
        assert last[0] == 0, last[1]
        for edit, number in edits:
            edit(event, number)
            shutil.copytree(event, clean, ignore=shutil.ignore_patterns(".cache", ".out*", "draft"))
            code, said, files = told(clean)
            # What cannot be built leaves the last good one.
            wanted = code, said, files if code == 0 else last[2]
            last = told(event)
            assert last == wanted
            shutil.rmtree(clean)
