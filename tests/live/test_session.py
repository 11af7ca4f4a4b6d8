"""How a preview begins and ends: two at once, a port that is taken, Ctrl-C, and an event that cannot be read yet."""

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page

from building import run
from live.previewing import PATIENCE_S, press_ctrl_c, preview_of, processes_of, wait_until
from web.crawl import lay_out_small


def test_ctrl_c_ends_all_of_it_at_once(tmp_path: Path, tab: Page) -> None:
    with preview_of(lay_out_small(tmp_path / "event"), tmp_path) as preview:
        tab.goto(f"{preview.address}-/sv/study-visits-sv")
        # A layout is under way, and its process gets the signal too.
        wait_until(lambda: len(processes_of(preview.process.pid)) > 3)
        assert [path.name[:9] for path in preview.temporary.glob("trycksak-*")] == ["trycksak-"]
        tab.goto("about:blank")
        assert press_ctrl_c(preview.process) == 0
        wait_until(lambda: not processes_of(preview.process.pid))
        assert list(preview.temporary.glob("trycksak-*")) == []
        assert preview.said().splitlines()[-1] == "The preview has ended."
        assert "Traceback" not in preview.said()
        assert not (preview.root / "out").exists()


def test_a_service_that_is_ended_ends_as_ctrl_c_does(tmp_path: Path) -> None:
    with preview_of(lay_out_small(tmp_path / "event"), tmp_path) as preview:
        preview.settled()
        preview.process.send_signal(signal.SIGTERM)
        assert preview.process.wait(PATIENCE_S) == 0
        assert list(preview.temporary.glob("trycksak-*")) == []
        wait_until(lambda: not processes_of(preview.process.pid))


def test_a_port_that_is_taken_is_told_and_another_is_free(tmp_path: Path) -> None:
    root = lay_out_small(tmp_path / "event")
    with preview_of(root, tmp_path / "first") as first, preview_of(root, tmp_path / "second") as second:
        port = first.address.rstrip("/").rpartition(":")[2]
        taken = run(root, "serve", "--port", port)
        assert taken.returncode == 2
        assert taken.stderr == (
            f"trycksak: port {port} is taken by another program. Name another: `trycksak serve --port 8001`.\n"
        )
        assert first.settled() == second.settled() == 1


def test_a_folder_for_temporary_files_whose_path_is_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 90)
    deep.mkdir()
    monkeypatch.setenv("TMPDIR", str(deep))
    done = run(lay_out_small(tmp_path / "event"), "serve", "--port", "0")
    assert (done.returncode, done.stderr) == (
        2,
        f"trycksak: {deep} is too long a path for a socket. Set TMPDIR to a shorter one.\n",
    )


def test_an_event_that_cannot_be_read_is_told_and_appears_when_it_is_mended(tmp_path: Path, tab: Page) -> None:
    root = lay_out_small(tmp_path / "event")
    event = root / "content/event.yml"
    text = event.read_text(encoding="utf-8")
    event.write_text(text.replace("name: Small", "nam: Small"), encoding="utf-8")
    with preview_of(root, tmp_path) as preview:
        preview.settled()
        assert tab.request.get(preview.address).status == 503
        tab.goto(f"{preview.address}-/sv/")
        tab.get_by_text("content/event.yml:2").first.wait_for()
        event.write_text(text, encoding="utf-8")
        tab.get_by_role("heading", name="Studiebesök").first.wait_for()
        tab.goto("about:blank")


def test_a_website_in_a_folder_of_its_server_is_served_in_that_folder(tmp_path: Path, tab: Page) -> None:
    root = lay_out_small(tmp_path / "event")
    event = root / "content/event.yml"
    text = event.read_text(encoding="utf-8").replace("https://small.example/", "https://small.example/summit/")
    event.write_text(text, encoding="utf-8")
    with preview_of(root, tmp_path) as preview:
        assert tab.request.get(preview.address).url == f"{preview.address}summit/"
        tab.goto(f"{preview.address}summit/en/study-visits")
        assert tab.url == f"{preview.address}summit/en/study-visits/"
        assert tab.locator("h1").inner_text() == "Study visits"
        tab.goto("about:blank")
