"""What travels: units in XLIFF 2.0 or PO, by translate-toolkit, without clock or tool: the same bytes each time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from trycksak.findings import Finding, Place

XLIFF: Final = "xliff"
PO: Final = "po"
_ENDINGS: Final = {".xlf": XLIFF, ".xliff": XLIFF, ".po": PO}
_MOST_BYTES: Final = 50_000_000  # a thousand pages weigh some 5 MB


@dataclass(frozen=True)
class Carried:
    """One unit on its way: its place in the source, both texts, and whether the translator calls it ready."""

    id: str
    place: str
    source: str
    target: str
    ready: bool


@dataclass(frozen=True)
class Consignment:
    """All units of one language pair."""

    source: str
    target: str
    units: tuple[Carried, ...]


def format_of(path: Path, asked: str | None = None) -> str | None:
    """Choose the format: the one that is asked for, else by the file's ending; None where neither says it."""
    return asked or _ENDINGS.get(path.suffix.lower())


def to_bytes(consignment: Consignment, form: str) -> bytes:
    """Write a consignment."""
    return _to_xliff(consignment) if form == XLIFF else _to_po(consignment)


def _to_xliff(consignment: Consignment) -> bytes:
    from translate.storage.xliff2 import Xliff2File

    store: Any = Xliff2File()  # the toolkit is typed in parts only
    store.setsourcelanguage(consignment.source)
    store.settargetlanguage(consignment.target)
    for carried in consignment.units:
        unit = store.addsourceunit(carried.source)
        unit.setid(carried.id)
        outer = unit.getunitelement()
        outer.set("name", carried.place)
        outer.set("canResegment", "no")
        if carried.target:
            unit.target = carried.target
            unit.marktranslated() if carried.ready else unit.markfuzzy()
        # XLIFF 2.0 allows xml:space on <unit>, <source> and <target>, not on <segment> (4.3.1.15).
        space = "{http://www.w3.org/XML/1998/namespace}space"
        outer.set(space, unit.xmlelement.attrib.pop(space, "preserve"))
    return bytes(store)


def _to_po(consignment: Consignment) -> bytes:
    from translate.storage.pypo import pofile, pounit

    store = pofile(noheader=True)  # its own would tell the time and the tool
    header = pounit("")
    header.target = (
        f"Language: {consignment.target}\nX-Source-Language: {consignment.source}\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    )
    store.addunit(header)
    for carried in consignment.units:
        unit = store.addsourceunit(carried.source)
        unit.setcontext(carried.id)
        unit.addlocation(carried.place)
        unit.target = carried.target
        if carried.target and not carried.ready:
            unit.markfuzzy()
    return bytes(store)


def read_file(path: Path) -> tuple[Consignment | None, list[Finding]]:
    """Read what a bureau sent; a file that cannot be read, or is no such file, gives None and a finding."""
    form = format_of(path)
    if form is None:
        return _unreadable(path, "its ending is none of .xlf, .xliff, .po")
    if not path.is_file():
        return _unreadable(path, "there is no such file")
    if path.stat().st_size > _MOST_BYTES:
        return _unreadable(path, f"it has more than {_MOST_BYTES // 1_000_000} MB")
    reader: Callable[[bytes], Consignment] = _from_xliff if form == XLIFF else _from_po
    try:
        found = reader(path.read_bytes())
    except Exception as fault:  # whatever a foreign parser raises at a damaged file, the user gets a sentence
        said = " ".join(str(fault).split())[:120] or type(fault).__name__
        return _unreadable(path, said)
    if not found.units:
        return _unreadable(path, "it holds no unit")
    return found, []


def _from_xliff(data: bytes) -> Consignment:
    from translate.storage.xliff2 import Xliff2File

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("it has a document type, which an XLIFF file never has")
    read: Any = Xliff2File
    store = read.parsestring(data)
    units = [unit for unit in store.units if unit.istranslatable()]
    carried = [_carried(unit.getid() or "", unit) for unit in units]
    return Consignment(store.getsourcelanguage(), store.gettargetlanguage() or "", tuple(carried))


def _from_po(data: bytes) -> Consignment:
    from translate.storage.pypo import pofile

    read: Any = pofile
    store = read.parsestring(data)
    header = store.parseheader()
    units = [unit for unit in store.units if not unit.isheader() and not unit.isobsolete()]
    carried = [_carried(unit.getcontext(), unit) for unit in units]
    return Consignment(header.get("X-Source-Language", ""), header.get("Language", ""), tuple(carried))


def _carried(id: str, unit: Any) -> Carried:
    source, target = str(unit.source or ""), str(unit.target or "")
    return Carried(id, "", source, target, bool(target) and not unit.isfuzzy())


def _unreadable(path: Path, why: str) -> tuple[None, list[Finding]]:
    should, do = "what comes back is the XLIFF 2.0 or PO file that was exported", "Ask the bureau for it again."
    return None, [Finding(Place(str(path)), "exchange/unreadable", f"the file cannot be read ({why})", should, do)]


def unique(ids: Iterable[str]) -> set[str]:
    """Give the ids that stand more than once."""
    seen: set[str] = set()
    return {id for id in ids if id in seen or seen.add(id)}  # type: ignore[func-returns-value]
