"""A PDF from anybody, opened within bounds: what cannot be measured gets a sentence, never a crash or a hang."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from trycksak.findings import Finding, Place
from trycksak.preflight.sheet import Unmeasurable, opened


@dataclass(frozen=True)
class Ceilings:
    """What a file may cost; larger ones are refused, with a sentence."""

    file_bytes: int = 500_000_000
    objects: int = 500_000
    pages: int = 2_000
    seconds: float = 60.0


class Refused(Unmeasurable):
    """A file that is not measured; `id` is the finding's."""

    def __init__(self, id: str, why: str, should: str, do: str) -> None:
        """Keep the sentences of the finding."""
        super().__init__(why)
        self.id, self.should, self.do = id, should, do


@contextmanager
def whole_document(path: Path, ceilings: Ceilings) -> Iterator[pikepdf.Pdf]:
    """Open a PDF to measure all of it; raises Unmeasurable, as Refused where it is locked or too large."""
    try:
        _weigh("bytes", path.stat().st_size, ceilings.file_bytes)
        with opened(path) as pdf:
            _weigh("objects", len(pdf.objects), ceilings.objects)
            _weigh("pages", len(pdf.pages), ceilings.pages)
            yield pdf
    except OSError as fault:
        raise Unmeasurable(f"the file cannot be read ({fault.strerror or fault})") from None
    except Unmeasurable as fault:
        if isinstance(fault.__context__, pikepdf.PasswordError):
            should, do = "a printer can open it", "Save it without a password."
            raise Refused("pdf/locked", str(fault), should, do) from None
        raise


def _weigh(what: str, count: int, most: int) -> None:
    if count > most:
        do = "Divide it, or raise the limit if you trust it."
        raise Refused("pdf/too-large", f"the file has {count:,} {what}", f"it has at most {most:,}", do)


def refusal(shown: str, fault: Unmeasurable) -> Finding:
    """Make the finding for a file that is not measured."""
    if isinstance(fault, Refused):
        return Finding(Place(shown), fault.id, str(fault), fault.should, fault.do)
    should, do = "a PDF can be opened and read to its end", "Export it anew; if it stays so, look for the first copy."
    return Finding(Place(shown), "pdf/unreadable", str(fault), should, do)
