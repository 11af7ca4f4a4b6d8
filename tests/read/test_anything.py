"""Whatever stands in a file, reading ends in findings or in a sentence, never in another exception."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trycksak.errors import CannotRun, Stopped
from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.read.files import Project

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "editions" / "small"
PAGE = (SMALL / "content/sv/study-visits/helios.md").read_text(encoding="utf-8")
EVENT = (SMALL / "content/event.yml").read_text(encoding="utf-8")
SIGNS = ": - # & * ! | > ' \" % @ ` { } [ ] , ? ~ --- ... <<: %00 🖨 å \x02 \x03 \x00"
VALUES = "null 13:00 0 -1 1e9 nan .inf 0x1F 2006-12-07 2006-13-45 title: slots: island: departures: "
MARKDOWN = (
    "[a](b.md) [a](#b) ![](c.png) ![x](http://[) [a](//[) <![x[ <!doctype <a href= &#0; [^1] ``` {:#x} |a|\n|-|\n|b|"
)
PIECES = [
    *f"{SIGNS} {VALUES} {MARKDOWN}".split(" "),
    *("\n", "\n\n", "  ", "\t", "\n- ", "\n  - ", "\r", "\u2028", '"\\ud800"', '"\\U99999999"', "<div>\n<![x[\n</div>"),
    *("![x](data:image/png;base64," + "A" * 300 + ")", "[a]: <b>", "<div markdown=1>", "* " * 60),
    *(sign * 50 for sign in ("../", "(", "[", "_", ">", "`", "\\")),
]
anything = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=30).map("".join)
often = settings(deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def event() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        shutil.copytree(SMALL, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("FINDINGS"))
        shutil.copytree(ROOT / "brand", Path(folder) / "brand")
        yield Path(folder)


def findings_with(event: Path, path: str, data: bytes) -> list[Finding]:
    """Read and proofread the small event with one file replaced; every finding must be one that can be printed."""
    before = (event / path).read_bytes()
    (event / path).write_bytes(data)
    try:
        found = gather(Project(event))[-1]
    except Stopped as stop:
        found = stop.findings
    except CannotRun:
        found = []
    finally:
        (event / path).write_bytes(before)
    for finding in found:
        str(finding).encode("utf-8")
    return found


@often
@given(data=st.binary(max_size=300))
def test_any_bytes_as_a_page(event: Path, data: bytes) -> None:
    findings_with(event, "content/sv/study-visits/helios.md", data)


@often
@given(data=st.binary(max_size=300))
def test_any_bytes_as_the_event(event: Path, data: bytes) -> None:
    assert findings_with(event, "content/event.yml", data)


@often
@given(body=anything)
def test_any_text_as_a_body(event: Path, body: str) -> None:
    page = f"---\ntitle: x\n---\n{body}".encode("utf-8", "surrogatepass")
    findings_with(event, "content/sv/practical.md", page)


@often
@given(text=anything, start=st.integers(0, len(PAGE)), length=st.integers(0, 40))
def test_any_text_within_a_page(event: Path, text: str, start: int, length: int) -> None:
    page = (PAGE[:start] + text + PAGE[start + length :]).encode("utf-8", "surrogatepass")
    findings_with(event, "content/sv/study-visits/helios.md", page)


@often
@given(text=anything, start=st.integers(0, len(EVENT)), length=st.integers(0, 40))
def test_any_text_within_the_event(event: Path, text: str, start: int, length: int) -> None:
    changed = (EVENT[:start] + text + EVENT[start + length :]).encode("utf-8", "surrogatepass")
    findings_with(event, "content/event.yml", changed)


@often
@given(value=anything, key=st.sampled_from(["title", "slug", "island", "workshop", "capacity", "start", "date", "bus"]))
def test_any_value_of_a_key(event: Path, value: str, key: str) -> None:
    lines = [f"{line.partition(':')[0]}: {value}" if f"{key}:" in line else line for line in PAGE.split("\n")]
    findings_with(event, "content/sv/study-visits/helios.md", "\n".join(lines).encode("utf-8", "surrogatepass"))
