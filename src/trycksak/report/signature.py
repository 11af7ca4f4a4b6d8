"""Signatures of files, by OpenSSH's `ssh-keygen -Y`: anybody who has an SSH key can sign, and anybody can check.

The format is open (https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig), and so is that of the
file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS).
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trycksak.errors import CannotRun

SUFFIX: Final = ".sig"
# What a signature is for (PROTOCOL.sshsig, 3): one made for another purpose does not hold here.
_NAMESPACE: Final = "trycksak"


@dataclass(frozen=True)
class Signer:
    """Who is expected to have signed: a file of allowed signers, and the identity that stands in it."""

    allowed: Path
    identity: str


@dataclass(frozen=True)
class Checked:
    """Whether a signature holds; `said` is what `ssh-keygen` says of it."""

    good: bool
    said: str


def sign(file: Path, key: Path) -> None:
    """Sign a file with a private key, into `<file>.sig`; raises CannotRun. A key with a passphrase asks for it."""
    made = _ssh_keygen("-Y", "sign", "-n", _NAMESPACE, "-f", str(key), str(file))
    if made.returncode or not file.with_name(file.name + SUFFIX).exists():
        raise CannotRun(
            f"{file.name} could not be signed with {key} ({_last_line(made.stderr)}). Name a private SSH key."
        )


def verify(file: Path, signer: Signer | None) -> Checked:
    """Check `<file>.sig`: by the allowed signers, or, without any, only that it is whole and of this file."""
    signature = str(file.with_name(file.name + SUFFIX))
    if signer is None:
        made = _ssh_keygen("-Y", "check-novalidate", "-n", _NAMESPACE, "-s", signature, stdin=file)
    else:
        if not signer.allowed.is_file():
            raise CannotRun(f"{signer.allowed} cannot be read. Name a file of allowed signers (see `man ssh-keygen`).")
        who = ("-f", str(signer.allowed), "-I", signer.identity)
        made = _ssh_keygen("-Y", "verify", *who, "-n", _NAMESPACE, "-s", signature, stdin=file)
    return Checked(made.returncode == 0, _last_line(made.stdout + made.stderr))


def _ssh_keygen(*arguments: str, stdin: Path | None = None) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("ssh-keygen")
    if program is None:
        raise CannotRun("ssh-keygen is not installed (Debian: openssh-client). Install it, then run this again.")
    with (stdin or Path(os.devnull)).open("rb") as file:
        return subprocess.run(  # noqa: S603  # a list of arguments, no shell
            [program, *arguments], stdin=file, capture_output=True, text=True, errors="replace", check=False
        )


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].rstrip(".") if lines else ""
