# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The list of outputs: the whole folder, and what does not belong there."""

import gzip
import hashlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.preflight.outputs import inventory

Put = Callable[[str, str | bytes], Path]
PLAIN = [
    ("print/delivery-note.html", "delivery note"),
    ("report/assets/logotype-en.svg", "copy of the logotype"),
    ("site/assets/logotype/en-mono.svg", "copy of the logotype"),
    ("site/assets/logotype/en-negative.svg", "copy of the logotype"),
    ("site/assets/logotype/en-positive.svg", "copy of the logotype"),
    ("site/assets/logotype/sv-mono.svg", "copy of the logotype"),
    ("site/assets/logotype/sv-negative.svg", "copy of the logotype"),
    ("site/assets/logotype/sv-positive.svg", "copy of the logotype"),
    ("site/en/index.html", "web page"),
    ("site/favicon.svg", "icon"),
    ("site/index.html", "web page"),
    ("site/site.css", "style sheet"),
]
UNKNOWN = "every file that leaves is of a kind that the terms speak of, or that needs no logotype for a reason. Take it away, name it as its kind is named, or give its kind a row in preflight/outputs/kinds.py."
DISGUISED = "Name it after what it is, or put the right file there."
EMPTY = "the file is empty; every file of the delivery holds something. Build it again, or take it away."
PNG = b"\x89PNG\r\n\x1a\n"


def told(out: Path) -> list[str]:
    return [str(finding) for finding in inventory(out)[1]]


def test_a_whole_folder_is_listed(out: Path) -> None:
    items, findings = inventory(out)
    assert findings == []
    assert [(item.path, item.kind.name) for item in items] == PLAIN
    whole = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {item.path: (item.sha256, item.bytes) for item in items} == {
        path: (hashlib.sha256(data).hexdigest(), len(data)) for path, data in whole.items()
    }


BROKEN = {
    "a film": ("site/film.mp4", b"\0\0\0\x20ftypisom", f"outputs/unknown\n  no kind of output covers this file, which is a film; {UNKNOWN}"),
    "a poster as a document": ("print/poster.docx", b"PK\x03\x04", f"outputs/unknown\n  no kind of output covers this file, which is a ZIP archive; {UNKNOWN}"),
    "an ending in capitals": ("site/pdf/x.PDF", b"%PDF-1.7", f"outputs/unknown\n  no kind of output covers this file, which is a PDF document; {UNKNOWN}"),
    "a hidden file": ("site/.DS_Store", b"\0\0", f"outputs/unknown\n  no kind of output covers this file, which is binary data; {UNKNOWN}"),
    "a PDF as a PNG": ("site/x.png", b"%PDF-1.7", f"outputs/disguised\n  the file is a PDF document; by its name it is a PNG picture. {DISGUISED}"),
    "a JPEG as a PNG": ("site/x.png", b"\xff\xd8\xff\xe0", f"outputs/disguised\n  the file is a JPEG picture; by its name it is a PNG picture. {DISGUISED}"),
    "a page as a style sheet": ("site/x.css", "<!-- --><!doctype html><p>", f"outputs/disguised\n  the file is an HTML page; by its name it is text. {DISGUISED}"),
    "a drawing as a script": ("site/x.js", '<svg xmlns="http://www.w3.org/2000/svg"/>', f"outputs/disguised\n  the file is an SVG drawing; by its name it is text. {DISGUISED}"),
    "a picture as a font": ("site/x.woff2", PNG, f"outputs/disguised\n  the file is a PNG picture; by its name it is a WOFF2 font. {DISGUISED}"),
    "a page of bytes": ("site/x.html", b"\0\1\2", f"outputs/disguised\n  the file is binary data; by its name it is an HTML page. {DISGUISED}"),
    "a page that is a PDF": ("site/x.html", b"%PDF-1.7", f"outputs/disguised\n  the file is a PDF document; by its name it is an HTML page. {DISGUISED}"),
    "a page as XML": ("site/schedule.xml", "<html><p>", f"outputs/disguised\n  the file is an HTML page; by its name it is XML. {DISGUISED}"),
    "a calendar of words": ("site/x.ics", "hello", f"outputs/disguised\n  the file is text; by its name it is a calendar. {DISGUISED}"),
    "a ticket that is a picture": ("print/x.json", PNG, f"outputs/disguised\n  the file is a PNG picture; by its name it is JSON. {DISGUISED}"),
    "UTF-16": ("site/x.css", "p {}".encode("utf-16"), f"outputs/disguised\n  the file is binary data; by its name it is text. {DISGUISED}"),
    "nothing in it": ("site/x.css", b"", f"outputs/empty\n  {EMPTY}"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "data", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(path: str, data: str | bytes, words: str, out: Path, put: Put) -> None:
    put(path, data)
    assert told(out) == [f"out/{path} {words}"]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (
            "site/x.svg",
            '\ufeff<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>',
        ),
        ("site/x.svg", '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'),
        ("site/x.html", "<!-- a --><!DOCTYPE HTML><p>"),
        ("site/x.html", "<p>a piece of a page</p>"),
        ("site/x.png", PNG),
        ("site/x.jpeg", b"\xff\xd8\xff\xe1"),
        ("site/x.webp", b"RIFF\0\0\0\0WEBPVP8 "),
        ("site/x.avif", b"\0\0\0\x1cftypavif"),
        ("site/x.js", "[1].map(String)"),
        ("site/x.otf", b"OTTO"),
        ("site/feed.xml", "<feed/>"),
        ("site/x.ics", "BEGIN:VCALENDAR\r\n"),
        ("site/sitemap.xml.gz", gzip.compress(b"<urlset/>", mtime=0)),
        ("SHA256SUMS.sig", b"\x89\x01"),
        ("site/_headers", "/*\n  X-Frame-Options: DENY\n"),
    ],
)
def test_true_names(path: str, data: str | bytes, out: Path, put: Put) -> None:
    put(path, data)
    assert told(out) == []


LINK = "so that what was measured is what leaves. Put the file itself in its place."


@pytest.mark.parametrize("target", ["../../../elsewhere.css", "site.css", "nowhere.css", "link.css", "../print"])
def test_links_are_not_followed(target: str, out: Path) -> None:
    (out.parent.parent / "elsewhere.css").write_text("p {}", "utf-8")
    (out / "site" / "link.css").symlink_to(target)
    words = f"outputs/link\n  this is a link to `{target}`; the folder holds files only, {LINK}"
    assert told(out) == [f"out/site/link.css {words}"]
    assert [item.sha256 for item in inventory(out)[0] if item.path == "site/link.css"] == [""]


def test_a_link_to_the_folder_itself_ends(out: Path) -> None:
    (out / "site" / "again").symlink_to(out)
    assert [(finding.place.path, finding.id) for finding in inventory(out)[1]] == [("out/site/again", "outputs/link")]


def test_a_pipe_is_not_read(out: Path) -> None:
    os.mkfifo(out / "site" / "pipe.css")
    words = "this is no file but a device, a pipe or a socket; the folder holds files only. Take it away."
    assert told(out) == [f"out/site/pipe.css outputs/unreadable\n  {words}"]


def test_a_socket_is_not_read(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out / "site")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.css")
        assert [(one.place.path, one.id) for one in inventory(out)[1]] == [("out/site/s.css", "outputs/unreadable")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"a\nb.html", r"a\nb.html"), (b"\xff.html", r"\xff.html"), ("\u202egnp.html".encode(), r"\u202egnp.html")],
)
def test_a_name_that_cannot_be_shown(name: bytes, shown: str, out: Path) -> None:
    Path(os.fsdecode(os.fsencode(out / "site") + b"/" + name)).write_text("<p>", "utf-8")
    assert told(out) == [
        f"out/site/{shown} outputs/unknown\n  no kind of output covers this file, which is XML; {UNKNOWN}"
    ]


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_of_nothing(there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    if there:
        (folder / "site").mkdir(parents=True)
    assert inventory(folder)[0] == []
    assert told(folder) == ["out outputs/empty\n  there is no file; a build leaves files. Build it again."]
