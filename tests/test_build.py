"""Whole builds of this repository's event and of a tiny one, through the command line."""

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from building import ROOT, fingerprints, lay_out_event, lay_out_small, made_once, run
from trycksak.build import build
from trycksak.order import Order
from trycksak.preflight.ink import plates
from trycksak.read.files import Project

VISITS = [
    "arena-digital-services",
    "biometric-login",
    "bromma-kontaktcenter",
    "e-centre-vallingby",
    "helios",
    "kista-mobile-showcase",
    "st-erik-connect-pro",
]
PUBLICATIONS = ["business-leaflet", *(f"study-visit-{visit}" for visit in VISITS), "study-visits", "welcome-brochure"]


@pytest.fixture(scope="session")
def good_build(sessions: Path) -> Path:
    """The tiny event, built once."""

    def build(folder: Path) -> None:
        lay_out_small(folder)
        built = run(folder, "build")
        assert built.returncode == 0, built.stderr

    return made_once(sessions, "small", build)


@pytest.fixture
def small(good_build: Path, tmp_path: Path) -> Path:
    """A tiny event that can be built; what was measured of it before is remembered."""
    return Path(shutil.copytree(good_build, tmp_path / "small", ignore=shutil.ignore_patterns("out")))


@pytest.fixture
def built(good_build: Path, tmp_path: Path) -> Path:
    """A copy of the tiny event with its last good build."""
    return Path(shutil.copytree(good_build, tmp_path / "small"))


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def words_of(page: Path) -> str:
    """The words that a reader sees: data for machines is written otherwise."""
    tree = html.parse(page).getroot()
    for script in tree.iter("script"):
        script.text = ""
    return " ".join(tree.text_content().split())


def test_the_event_gives_twenty_pdfs(built_event: Path) -> None:
    made = sorted(path.name for path in (built_event / "out/site/pdf").iterdir())
    assert made == sorted(f"{name}-{locale}.pdf" for name in PUBLICATIONS for locale in ("sv", "en"))


def test_the_event_gives_the_same_bytes_twice(built_event: Path, tmp_path: Path) -> None:
    elsewhere = lay_out_event(tmp_path / "another place" / "event")
    assert run(elsewhere, "build").returncode == 0
    assert fingerprints(elsewhere / "out") == fingerprints(built_event / "out")


def test_nothing_is_left_beside_out(built_event: Path) -> None:
    assert sorted(path.name for path in built_event.iterdir() if path.name.startswith(".")) == [".cache", ".out.lock"]


def test_one_time_changed_in_swedish_is_changed_everywhere(built: Path) -> None:
    page = built / "content/sv/study-visits/helios.md"
    site = built / "out/site"
    prints = [
        site / f"pdf/{name}-{locale}.pdf" for name in ("study-visits", "study-visit-helios") for locale in ("sv", "en")
    ]
    before = [("08.45" if pdf.stem.endswith("sv") else "08:45") in text_of(pdf) for pdf in prints]
    text = page.read_text(encoding="utf-8")
    assert "08:45" in text
    page.write_text(text.replace("08:45", "07:35"), encoding="utf-8")
    assert run(built, "build").returncode == 0
    after = [("07.35" if pdf.stem.endswith("sv") else "07:35") in text_of(pdf) for pdf in prints]
    pages = [words_of(path) for path in sorted(site.glob("**/helios/index.html"))]
    assert (before, after) == ([True] * 4, [True] * 4)
    assert [("07.35" in words, "07:35" in words) for words in pages] == [(False, True), (True, False)]


def test_a_fault_leaves_the_last_good_build(built: Path) -> None:
    good = fingerprints(built / "out")
    (built / "content/sv/index.md").write_text("---\ntitle: One: two\n---\n", encoding="utf-8")
    failed = run(built, "build")
    assert (failed.returncode, "Traceback" in failed.stderr, fingerprints(built / "out")) == (1, False, good)


def test_a_disk_that_takes_no_more_leaves_the_last_good_build(built: Path) -> None:
    good = fingerprints(built / "out")
    (built / "content/sv/index.md").open("a", encoding="utf-8").write("\nEn rad till.\n")

    def limit() -> None:
        # No file may pass 20 kB: every writer meets the error that a full disk gives, in its own place.
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, "-m", "trycksak", "build"]
    failed = subprocess.run(command, cwd=built, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert failed.returncode == 2, failed.stderr
    assert "File too large" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert fingerprints(built / "out") == good


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_ended_leaves_the_last_good_build(built: Path, stop: signal.Signals) -> None:
    good = fingerprints(built / "out")
    (built / "content/sv/index.md").open("a", encoding="utf-8").write("\nEn rad till.\n")
    command = [sys.executable, "-m", "trycksak", "build"]
    process = subprocess.Popen(command, cwd=built, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not list(built.glob(".out-*")):
        time.sleep(0.01)
    time.sleep(0.5)
    if stop is signal.SIGINT:
        os.killpg(process.pid, stop)  # Ctrl-C reaches every process of the terminal
    else:
        process.send_signal(stop)
    _, told = process.communicate(timeout=60)
    assert ("Traceback" in told, fingerprints(built / "out")) == (False, good)
    assert run(built, "build").returncode == 0
    assert [path.name for path in built.glob(".out-*")] == []


def test_what_has_not_changed_is_not_made_again_and_damage_is_made_good(built: Path) -> None:
    good = fingerprints(built / "out")
    again = run(built, "build", "--explain")
    assert (again.returncode, "nothing has changed since out/ was made" in again.stdout) == (0, True), again.stderr
    assert fingerprints(built / "out") == good
    (built / "out/site/index.html").write_text("damaged", encoding="utf-8")
    mended = run(built, "build", "--explain")
    assert (mended.returncode, "kept 6 of 7 as they were" in mended.stdout) == (0, True), mended.stdout
    assert fingerprints(built / "out") == good


def test_what_is_saved_while_a_build_is_at_work_is_not_taken_for_what_it_read(small: Path) -> None:
    page = small / "content/sv/practical.md"
    text = page.read_text(encoding="utf-8")

    def told(save: str) -> list[str]:
        lines: list[str] = []

        def tell(line: str) -> None:
            lines.append(line)
            page.write_text(save, encoding="utf-8")

        build(Project(small), tell, Order(draft=True))
        return lines

    told(text + "\nEn rad till.\n")
    page.write_text(text, encoding="utf-8")
    assert "nothing has changed since draft/ was made" not in told(text)
    assert told(text) == ["nothing has changed since draft/ was made"]


def test_two_builds_at_once_do_not_meet(small: Path) -> None:
    command = [sys.executable, "-m", "trycksak", "build"]
    first = subprocess.Popen(command, cwd=small, stdout=subprocess.DEVNULL)
    while not list(small.glob(".out-*")):
        time.sleep(0.01)
    second = run(small, "build")
    assert (second.returncode, second.stderr) == (
        2,
        f"trycksak: another build is at work in {small}. Wait until it is done, then run this again.\n",
    )
    assert first.wait(timeout=120) == 0


def test_a_template_that_the_event_replaces_is_used(small: Path) -> None:
    own = small / "overrides/print/study-visit.html"
    own.parent.mkdir(parents=True)
    template = (ROOT / "src/trycksak/render/templates/print/study-visit.html").read_text(encoding="utf-8")
    own.write_text(template.replace('{{ say("print.notes") }}', "Skriv här"), encoding="utf-8")
    assert run(small, "build").returncode == 0
    assert "Skriv här" in text_of(small / "out/site/pdf/study-visit-helios-sv.pdf")


PRINTED = "out/site/pdf/study-visits-sv.pdf, page 1"
SHOWN = "out/site/index.html"


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("print/parts.html", "{{ logotype(variant) }}", "asset:0.svg", f"{PRINTED} logotype/missing"),
        ("partials/logotype.html", "<img", "<i", f"{SHOWN} logotype/missing"),
        (
            "partials/logotype.html",
            "frame.mark.positive",
            '"assets/logotype/en-positive.svg"',
            f"{SHOWN} logotype/language",
        ),
    ],
)
def test_without_its_own_logotype_nothing_is_delivered(built: Path, path: str, old: str, new: str, told: str) -> None:
    good = fingerprints(built / "out")
    template = built / "overrides" / path
    template.parent.mkdir(exist_ok=True)
    if not template.exists():
        shutil.copy(ROOT / "src/trycksak/render/templates" / path, template)
    text = template.read_text(encoding="utf-8")
    assert old in text
    template.write_text(text.replace(old, new), encoding="utf-8")
    failed = run(built, "build")
    assert (failed.returncode, told in failed.stderr, fingerprints(built / "out")) == (1, True, good), failed.stderr
    assert (built / "refused" / "evidence.html").is_file()


def test_an_outdated_translation_stops_the_press_unless_it_is_allowed(built: Path) -> None:
    good = fingerprints(built / "out")
    page = built / "content/sv/workshops/integrity.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEn rad till.\n", encoding="utf-8")
    stopped = run(built, "build")
    assert (stopped.returncode, stopped.stderr.count("error: "), fingerprints(built / "out")) == (1, 2, good)
    assert stopped.stderr.count("error: content/en/workshops/integrity.md:4 publication/outdated") == 2
    allowed = run(built, "build", "--allow-outdated")
    assert (allowed.returncode, "publication/outdated" in allowed.stderr) == (0, True), allowed.stderr
    assert "The original has changed" in words_of(built / "out/site/en/workshops/integrity/index.html")
    assert "publication/outdated" in (built / "out/report/report.json").read_text(encoding="utf-8")


def test_each_press_edition_has_its_ticket_and_the_order_its_note(built_event: Path) -> None:
    names = [f"{name}-{locale}" for name in PUBLICATIONS for locale in ("sv", "en")]
    made = sorted(path.name for path in (built_event / "out/print").iterdir())
    assert made == sorted([*(f"{name}.{ending}" for name in names for ending in ("pdf", "json")), "delivery-note.html"])


def test_the_plates_of_every_press_edition_are_those_that_its_ticket_names(built_event: Path) -> None:
    files = sorted((built_event / "out/print").glob("*.pdf"))
    ticketed = [json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in files]
    inked = [{name for page in plates(path, 36) for name in page.inked} for path in files]
    assert [set(ticket["plates"]) for ticket in ticketed] == inked
    assert [ticket["file"]["sha256"] for ticket in ticketed] == [
        hashlib.sha256(p.read_bytes()).hexdigest() for p in files
    ]


def test_preflight_remarks_on_nothing_in_this_event(built_event: Path) -> None:
    report = json.loads((built_event / "out/report/report.json").read_text(encoding="utf-8"))
    assert report["findings"] == []


def test_proofs_for_the_office_printer_are_made_on_request(small: Path) -> None:
    assert run(small, "build", "--impose").returncode == 0
    made = sorted(path.name for path in (small / "out/proof").iterdir())
    assert made == [f"study-visits-{locale}-{kind}.pdf" for locale in ("en", "sv") for kind in ("a4", "spreads")]
    assert run(small, "build").returncode == 0
    assert not (small / "out/proof").exists()


def test_a_colour_outside_the_palette_stops_the_press(small: Path) -> None:
    # A text cannot bring a colour; a template can.
    style = "src/trycksak/render/templates/print/type.css"
    (small / "overrides/print").mkdir(exist_ok=True)
    text = (ROOT / style).read_text(encoding="utf-8")
    (small / "overrides/print/type.css").write_text(f"{text}\nh2 {{ color: #123456; }}\n", encoding="utf-8")
    failed = run(small, "build")
    assert (failed.returncode, "press/colour" in failed.stderr, "#123456" in failed.stderr) == (1, True, True)
    assert not (small / "out").exists()
