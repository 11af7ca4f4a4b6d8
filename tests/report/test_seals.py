"""The seal through the command line, with a real key: what was changed is named, and who vouches for it."""

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import run
from trycksak.cli import main
from trycksak.errors import CannotRun
from trycksak.report.seals import seal_folder

FILES = {"print/a.pdf": b"%PDF-1.7 a", "site/index.html": b"<title>A</title>", "site/pdf/a.pdf": b"%PDF-1.7 b"}
WHO = "stad@example.se"


def lay_out(out: Path) -> Path:
    for name, data in FILES.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    measured = [{"path": f"out/{name}", "sha256": hashlib.sha256(data).hexdigest()} for name, data in FILES.items()]
    (out / "report").mkdir()
    (out / "report" / "evidence.json").write_text(json.dumps({"outputs": measured}), encoding="utf-8")
    return out


def make_key(folder: Path, name: str) -> Path:
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", WHO, "-f", str(folder / name)]
    subprocess.run(command, check=True)
    return folder / name


@dataclass(frozen=True)
class Sealed:
    """A sealed and signed folder, and the file of signers that says whose key it was."""

    out: Path
    key: Path
    signers: Path


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    key = make_key(tmp_path, "key")
    signers = tmp_path / "signers"
    signers.write_text(f"{WHO} {key.with_suffix('.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    out = lay_out(tmp_path / "out")
    seal_folder(out, key)
    return Sealed(out, key, signers)


def verify(out: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str], str]:
    """Run the command, and give its exit code, the first line of each finding, and its last line."""
    code = main(["verify", str(out), *options])
    told = capsys.readouterr()
    found = [line for line in told.err.splitlines() if line.startswith(("error: ", "warning: ", "trycksak: "))]
    return code, found, told.out.strip()


def vouched(sealed: Sealed) -> tuple[str, ...]:
    return ("--signers", str(sealed.signers), "--identity", WHO)


def test_what_is_as_it_was_sealed_is_right_and_signed(sealed: Sealed, capsys: pytest.CaptureFixture[str]) -> None:
    expected = f"{sealed.out}: 4 sealed files, signed by {WHO}: nothing to remark on."
    assert verify(sealed.out, capsys, *vouched(sealed)) == (0, [], expected)


def test_any_other_tool_checks_the_sums_too(sealed: Sealed) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    checked = subprocess.run(command, cwd=sealed.out, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    listed = [line.split("  ")[1] for line in (sealed.out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert listed == ["print/a.pdf", "report/evidence.json", "site/index.html", "site/pdf/a.pdf"]


def test_the_same_folder_gives_the_same_seal_and_signature(sealed: Sealed, tmp_path: Path) -> None:
    again = lay_out(tmp_path / "again")
    seal_folder(again, sealed.key)
    names = ("SHA256SUMS", "SHA256SUMS.sig")
    assert [(again / name).read_bytes() for name in names] == [(sealed.out / name).read_bytes() for name in names]


def test_a_folder_is_sealed_anew_without_its_old_seal(sealed: Sealed, capsys: pytest.CaptureFixture[str]) -> None:
    (sealed.out / "print" / "b.pdf").write_bytes(b"new")
    seal_folder(sealed.out)
    assert not (sealed.out / "SHA256SUMS.sig").exists()
    assert verify(sealed.out, capsys) == (
        0,
        ["warning: SHA256SUMS seal/signature"],
        f"{sealed.out}: 5 sealed files: 0 errors, 1 warnings.",
    )


def test_it_is_verified_elsewhere_without_the_project(sealed: Sealed, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(sealed.out, elsewhere / "out")
    assert run(elsewhere, "verify", *vouched(sealed)).returncode == 0
    (elsewhere / "out" / "site" / "index.html").write_bytes(b"<title>B</title>")
    changed = run(elsewhere, "verify", *vouched(sealed))
    assert (changed.returncode, changed.stderr, changed.stdout) == (
        1,
        "error: site/index.html seal/changed\n"
        "  the file is not the one that was sealed; its bytes are as they were."
        " Ask for the delivery again, or build it anew.\n",
        "out: 4 sealed files: 1 errors, 0 warnings.\n",
    )


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def forge(out: Path, *files: str) -> None:
    """Change a file, and make others fit: each that speaks of one before it is told its new sum."""
    changed = out / "print" / "a.pdf"
    before = hashlib.sha256(changed.read_bytes()).hexdigest()
    flip(changed)
    after = hashlib.sha256(changed.read_bytes()).hexdigest()
    for name in files:
        file = out / name
        old = hashlib.sha256(file.read_bytes()).hexdigest()
        file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        new = hashlib.sha256(file.read_bytes()).hexdigest()
        sums = out / "SHA256SUMS"
        sums.write_text(sums.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def break_it(out: Path, how: str) -> None:
    sums, signature = out / "SHA256SUMS", out / "SHA256SUMS.sig"
    if how == "a byte is flipped":
        flip(out / "site" / "pdf" / "a.pdf")
    elif how == "a byte of the evidence is flipped":
        path = out / "report" / "evidence.json"
        path.write_text(path.read_text(encoding="utf-8").replace("out/print", "out/prinz"), encoding="utf-8")
    elif how == "the evidence is no data":
        (out / "report" / "evidence.json").write_text("[]", encoding="utf-8")
    elif how == "a file is deleted":
        (out / "print" / "a.pdf").unlink()
    elif how == "a file is added":
        (out / "print" / "b.pdf").write_bytes(b"%PDF")
    elif how == "a link is added":
        (out / "print" / "more").symlink_to(out.parent, target_is_directory=True)
    elif how == "a file gives way to a link":
        (out / "print" / "a.pdf").unlink()
        (out / "print" / "a.pdf").symlink_to(out / "site", target_is_directory=True)
    elif how == "a file is renamed":
        (out / "print" / "a.pdf").rename(out / "print" / "A.pdf")
    elif how == "the sums are edited to fit":
        forge(out, "report/evidence.json", "SHA256SUMS")
    elif how == "a file and its sum are changed":
        forge(out, "SHA256SUMS")
    elif how == "a line is taken from the sums":
        sums.write_bytes(b"".join(sums.read_bytes().splitlines(keepends=True)[1:]))
    elif how == "a line stands twice in the sums":
        sums.write_bytes(sums.read_bytes() * 2)
    elif how == "a line of the sums is none":
        sums.write_bytes(sums.read_bytes() + b"all is well\n")
    elif how == "the signature is edited":
        text = signature.read_text(encoding="utf-8").splitlines()
        signature.write_text("\n".join([*text[:-3], text[-3][::-1], *text[-2:]]) + "\n", encoding="utf-8")
    else:
        signature.unlink()


SIGNATURE = "error: SHA256SUMS.sig seal/signature"


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("a byte is flipped", ["error: site/pdf/a.pdf seal/changed"]),
        ("a file and its sum are changed", [SIGNATURE, "error: report/evidence.json seal/evidence"]),
        (
            "a byte of the evidence is flipped",
            ["error: report/evidence.json seal/changed", "error: report/evidence.json seal/evidence"],
        ),
        (
            "the evidence is no data",
            ["error: report/evidence.json seal/changed", "error: report/evidence.json seal/evidence"],
        ),
        ("a file is deleted", ["error: print/a.pdf seal/missing"]),
        ("a file is added", ["error: print/b.pdf seal/added"]),
        ("a link is added", ["error: print/more seal/added"]),
        ("a file gives way to a link", ["error: print/a.pdf seal/changed"]),
        ("a file is renamed", ["error: print/A.pdf seal/added", "error: print/a.pdf seal/missing"]),
        ("the sums are edited to fit", [SIGNATURE]),
        (
            "a line is taken from the sums",
            [SIGNATURE, "error: print/a.pdf seal/added"],
        ),
        ("a line stands twice in the sums", [*(f"error: SHA256SUMS:{n} seal/sums" for n in (5, 6, 7, 8)), SIGNATURE]),
        ("a line of the sums is none", ["error: SHA256SUMS:5 seal/sums", SIGNATURE]),
        ("the signature is edited", [SIGNATURE]),
        ("the signature is taken away", ["error: SHA256SUMS seal/signature"]),
    ],
)
def test_what_is_changed_is_named(
    sealed: Sealed, capsys: pytest.CaptureFixture[str], how: str, expected: list[str]
) -> None:
    break_it(sealed.out, how)
    code, found, told = verify(sealed.out, capsys, *vouched(sealed))
    assert (code, found) == (1, expected)
    assert told.endswith(f"sealed files: {len(expected)} errors, 0 warnings.")


def test_another_key_is_not_the_one_that_is_trusted(sealed: Sealed, capsys: pytest.CaptureFixture[str]) -> None:
    seal_folder(sealed.out, make_key(sealed.key.parent, "other"))
    assert verify(sealed.out, capsys, *vouched(sealed))[:2] == (1, [SIGNATURE])


def test_a_signature_by_another_name_or_for_another_purpose_is_none(
    sealed: Sealed, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("--signers", str(sealed.signers), "--identity", "nobody@example.se")
    assert verify(sealed.out, capsys, *named)[:2] == (1, [SIGNATURE])
    (sealed.out / "SHA256SUMS.sig").unlink()
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(sealed.key), str(sealed.out / "SHA256SUMS")]
    subprocess.run(command, check=True, capture_output=True)
    assert verify(sealed.out, capsys, *vouched(sealed))[:2] == (1, [SIGNATURE])


def test_nobody_vouches_for_a_key_that_nobody_named(sealed: Sealed, capsys: pytest.CaptureFixture[str]) -> None:
    code, found, told = verify(sealed.out, capsys)
    assert (code, found) == (0, ["warning: SHA256SUMS.sig seal/signature"])
    assert told == f"{sealed.out}: 4 sealed files: 0 errors, 1 warnings."


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--signers", "signers"), "trycksak: --signers and --identity go together"),
        (("--identity", WHO), "trycksak: --signers and --identity go together"),
        (("--signers", "nowhere", "--identity", WHO), "trycksak: nowhere cannot be read"),
    ],
)
def test_what_cannot_be_verified_is_no_verdict(
    sealed: Sealed, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    code, found, told = verify(sealed.out, capsys, *options)
    assert (code, [line[: len(said)] for line in found], told) == (2, [said], "")


def test_a_folder_without_a_seal_is_no_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found, told = verify(lay_out(tmp_path / "out"), capsys)
    assert (code, len(found), told) == (2, 1, "")
    assert found[0].endswith(
        "SHA256SUMS cannot be read (No such file or directory). Name the folder that a build delivered: `out`."
    )


def test_a_key_that_cannot_sign_is_told(tmp_path: Path) -> None:
    out = lay_out(tmp_path / "out")
    with pytest.raises(CannotRun, match=r"SHA256SUMS could not be signed with .*nowhere.*Name a private SSH key"):
        seal_folder(out, tmp_path / "nowhere")


def test_only_files_can_be_sealed(tmp_path: Path) -> None:
    out = lay_out(tmp_path / "out")
    (out / "site" / "more").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(CannotRun, match="site/more is no file and cannot be sealed"):
        seal_folder(out)


def test_odd_names_are_written_as_every_tool_reads_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = lay_out(tmp_path / "out")
    for name in (b"two\nlines", b"back\\slash", b"\xe5 not UTF-8", "skärgård och moln".encode()):
        (out / "site" / os.fsdecode(name)).write_bytes(name)
    seal_folder(out)
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=out, capture_output=True, check=False).returncode == 0
    assert verify(out, capsys)[2] == f"{out}: 8 sealed files: 0 errors, 1 warnings."
    for path in list((out / "site").iterdir()):
        if path.is_file():
            path.unlink()
    assert verify(out, capsys)[1][1:] == [
        "error: site/\\xe5 not UTF-8 seal/missing",
        "error: site/back\\slash seal/missing",
        "error: site/index.html seal/missing",
        "error: site/skärgård och moln seal/missing",
        "error: site/two\\nlines seal/missing",
    ]
