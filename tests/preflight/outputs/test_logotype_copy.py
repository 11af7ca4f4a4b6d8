"""Among the logotype's copies every file is an original."""

from pathlib import Path

from trycksak.preflight.outputs import Standard
from trycksak.preflight.outputs.logotype_copy import judge_copy


def test_a_copy_is_the_original_byte_for_byte(out: Path, standard: Standard) -> None:
    path, shown = out / "site" / "assets" / "logotype" / "sv-mono.svg", "out/site/assets/logotype/sv-mono.svg"
    surface = judge_copy(path, shown, standard)
    assert ([mark.master for mark in surface.marks], surface.findings) == (["brand/logotype/sv-mono.svg"], ())
    path.write_bytes(path.read_bytes() + b"\n")
    surface = judge_copy(path, shown, standard)
    assert surface.marks == ()
    assert [str(finding) for finding in surface.findings] == [
        f"{shown} logotype/changed\n  this is no original of the logotype; among its copies every file is an original, "
        "byte for byte. Copy the file from brand/logotype/, unchanged."
    ]
