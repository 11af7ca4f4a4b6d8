"""A copy of the logotype that pages show: one of the originals, byte for byte."""

import hashlib
from pathlib import Path

from trycksak.findings import Finding, Place
from trycksak.preflight.outputs.gallery import original
from trycksak.preflight.outputs.named import NO_SIZE, presence
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.proof.evidence import Surface, Unit


def judge_copy(path: Path, shown: str, standard: Standard) -> Surface:
    """Judge a file that stands among the copies of the logotype."""
    master = standard.masters.get(hashlib.sha256(path.read_bytes()).hexdigest())
    if master is not None:
        return Surface(0, "", (), True, NO_SIZE, Unit.PX, (original(master),), (presence(1, True),), ())
    is_, should = "this is no original of the logotype", "among its copies every file is an original, byte for byte"
    finding = Finding(Place(shown), "logotype/changed", is_, should, "Copy the file from brand/logotype/, unchanged.")
    return Surface(0, "", (), True, NO_SIZE, Unit.PX, (), (presence(0, True),), (finding,))
