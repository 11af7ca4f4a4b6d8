"""The seal on what is delivered: a checksum of every file in `out/`, and later the proof that nothing has changed.

`SHA256SUMS` is what `sha256sum` writes and checks; it lists every file below its folder but itself and its signature.
"""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from trycksak.errors import CannotRun
from trycksak.findings import Finding, Place, Severity
from trycksak.report.signature import SUFFIX, Signer, sign, verify

SUMS: Final = "SHA256SUMS"
_EVIDENCE: Final = "report/evidence.json"
_LINE: Final = re.compile(rb"(\\?)([0-9a-f]{64}) [ *](.+)")
# GNU coreutils writes a line with a backslash in front where a name holds one of these.
_ESCAPES: Final = {b"\\\\": b"\\", b"\\n": b"\n", b"\\r": b"\r"}
_AGAIN: Final = "Ask for the delivery again, or build it anew."


def seal_folder(out: Path, key: Path | None = None) -> None:
    """Write the checksums of every file in a folder, and sign them where there is a key; raises CannotRun."""
    (out / f"{SUMS}{SUFFIX}").unlink(missing_ok=True)
    sums = {name: _sha256(out / os.fsdecode(name)) for name in sorted(_names(out))}
    for name, digest in sums.items():
        if not digest:
            raise CannotRun(f"{_shown(name)} is no file and cannot be sealed. Take it out of {out.name}/.")
    (out / SUMS).write_bytes(b"".join(_line(name, digest) for name, digest in sums.items()))
    if key is not None:
        sign(out / SUMS, key)


def verify_folder(out: Path, signer: Signer | None = None) -> list[Finding]:
    """Hold every file of a folder against its checksum, the checksums against their signature, and the evidence.

    Raises CannotRun where the folder has no checksums, or a signature cannot be checked on this machine.
    """
    sums, found = _read(out / SUMS)
    found += _signature(out, signer)
    present = {name: _sha256(out / os.fsdecode(name)) for name in _names(out)}
    missing = [name for name in sums if name not in present]
    changed = [name for name in sums if name in present and sums[name] != present[name]]
    found += [*map(_missing, missing), *map(_changed, changed)]
    found += [_added(name) for name in present if name not in sums]
    found += _evidence(out, {_shown(name): digest for name, digest in present.items()}, {*missing, *changed})
    return sorted(found)


def count_sealed(out: Path) -> int:
    """Count the files that the checksums list; raises CannotRun where there are none."""
    return len(_read(out / SUMS)[0])


def _names(out: Path) -> Iterator[bytes]:
    """Go through the files below a folder; a link is a file, wherever it leads."""
    for folder, folders, files in os.walk(out):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*files, *links):
            path = (Path(folder) / name).relative_to(out).as_posix()
            if path not in (SUMS, f"{SUMS}{SUFFIX}"):
                yield os.fsencode(path)


def _sha256(path: Path) -> str:
    """Give a file's sha256; what is no file, such as a link that leads to a folder or nowhere, has none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _line(name: bytes, digest: str) -> bytes:
    escaped = name
    for short, plain in _ESCAPES.items():
        escaped = escaped.replace(plain, short)
    return b"%s%s  %s\n" % (b"\\" if escaped != name else b"", digest.encode(), escaped)


def _shown(name: bytes) -> str:
    """Write a name so that it can be told: no sign in it moves the reader's cursor."""
    text = name.decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def _read(path: Path) -> tuple[dict[bytes, str], list[Finding]]:
    """Read checksums by name; a line that is none, or a name that stands twice, is a finding."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as fault:
        reason = fault.strerror or fault
        raise CannotRun(f"{path} cannot be read ({reason}). Name the folder that a build delivered: `out`.") from None
    sums: dict[bytes, str] = {}
    found = []
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        name = _unescaped(match) if match else b""
        if line and (match is None or name in sums):
            is_ = "the line is no checksum" if match is None else "the line names a file for the second time"
            do = f"Do not rely on these checksums. {_AGAIN}"
            found.append(Finding(Place(SUMS, line=number), "seal/sums", is_, "each line names one file", do))
        elif match:
            sums[name] = match[2].decode()
    return sums, found


def _unescaped(line: re.Match[bytes]) -> bytes:
    name = line[3]
    return re.sub(rb"\\[\\nr]", lambda found: _ESCAPES[found[0]], name) if line[1] else name


def _changed(name: bytes) -> Finding:
    return _differs(name, "seal/changed", "the file is not the one that was sealed", "its bytes are as they were")


def _missing(name: bytes) -> Finding:
    return _differs(name, "seal/missing", "the file was sealed and is not there", "every sealed file is there")


def _added(name: bytes) -> Finding:
    is_, should = "the file is there and was not sealed", "the folder holds sealed files only"
    return _differs(name, "seal/added", is_, should, "Take it away, or do not rely on it.")


def _differs(name: bytes, id: str, is_: str, should: str, do: str = _AGAIN) -> Finding:
    return Finding(Place(_shown(name)), id, is_, should, do)


def _signature(out: Path, signer: Signer | None) -> list[Finding]:
    """Check who answers for the checksums; without anybody to vouch for the key that is a warning."""
    place, should = Place(f"{SUMS}{SUFFIX}"), "somebody who is known has signed the checksums"
    if not (out / place.path).exists():
        is_, do = "the checksums are not signed: whoever changes a file can change them too", "Build with --sign."
        weight = Severity.ERROR if signer else Severity.WARNING
        return [Finding(Place(SUMS), "seal/signature", is_, should, do, weight)]
    checked = verify(out / SUMS, signer)
    if not checked.good:
        is_ = f"the signature does not hold: {checked.said}" if checked.said else "the signature does not hold"
        return [Finding(place, "seal/signature", is_, should, f"Do not rely on these files. {_AGAIN}")]
    if signer is None:
        is_ = f"the signature is whole, but nobody vouches for its key ({checked.said})"
        do = "Name the keys that you trust: --signers FILE --identity WHO."
        return [Finding(place, "seal/signature", is_, should, do, Severity.WARNING)]
    return []


def _evidence(out: Path, present: Mapping[str, str], told: Collection[bytes]) -> list[Finding]:
    """Hold the evidence against the files that it speaks of; what is `told` already is not told again.

    A folder without evidence has nothing to hold.
    """
    if _EVIDENCE not in present:
        return []
    place, should = Place(_EVIDENCE), "what was measured is what is delivered"
    try:
        measured = dict(_measured(json.loads((out / _EVIDENCE).read_bytes())))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        should = "it tells the sha256 of each output that was measured"
        return [Finding(place, "seal/evidence", "the evidence cannot be read", should, _AGAIN)]
    known = {_shown(name) for name in told}
    found = []
    for path, digest in measured.items():
        there = present.get(path, "")
        if there != digest and path not in known:
            other = f"the file is {there[:12]}…" if there else "there is no such file"
            is_ = f"the evidence speaks of another `{path}`: it measured {digest[:12]}…, and {other}"
            found.append(Finding(place, "seal/evidence", is_, should, f"Do not rely on the evidence. {_AGAIN}"))
    return found


def _measured(evidence: Any) -> Iterator[tuple[str, str]]:
    for output in evidence["outputs"]:
        yield str(output["path"]).removeprefix("out/"), str(output["sha256"])
