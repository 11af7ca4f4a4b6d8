"""Proofs for the office printer: what people read through, and fold, before the printer gets the press editions."""

from collections.abc import Sequence
from pathlib import Path

from trycksak.model.binding import Binding
from trycksak.model.publication import Trim
from trycksak.press.editions import Printed
from trycksak.press.imposition import impose, reader_spreads


def write_office_proofs(made: Sequence[Printed], folder: Path) -> int:
    """Write reader spreads of every publication of several sheets, and the A5 booklets as sides of A4, into a folder.

    Gives the number of files.
    """
    folder.mkdir()
    for one in made:
        spec, data = one.order.publication.spec, one.web_file.read_bytes()
        if spec.binding is not Binding.SHEET:
            (folder / f"{one.order.name}-spreads.pdf").write_bytes(reader_spreads(data, spec.binding))
        if spec.binding is Binding.SADDLE_STITCHED and spec.trim is Trim.A5:
            (folder / f"{one.order.name}-a4.pdf").write_bytes(impose(data))
    return sum(1 for _ in folder.iterdir())
