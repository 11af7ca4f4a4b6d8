"""Every file of the folder judged: what leaves the build is what lies there, not what the build believes it made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from trycksak.findings import Finding, Place
from trycksak.preflight.outputs.calendar import judge_calendar
from trycksak.preflight.outputs.feed import judge_feed
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.imposed import judge_imposed
from trycksak.preflight.outputs.inventory import Item, inventory
from trycksak.preflight.outputs.kinds import DRAWING, ICON, PICTURE, SHOWN_DRAWING, SHOWN_PICTURE, UNKNOWN, Judge, Kind
from trycksak.preflight.outputs.logotype_copy import judge_copy
from trycksak.preflight.outputs.manifest import icon_files, judge_icons, judge_manifest
from trycksak.preflight.outputs.named import NO_SIZE
from trycksak.preflight.outputs.pages import Page, read_page, shown_by_sheet
from trycksak.preflight.outputs.paper import judge_paper
from trycksak.preflight.outputs.schedule import judge_schedule
from trycksak.preflight.outputs.shared_picture import judge_drawing, judge_picture, judge_sharing
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.outputs.structured_data import judge_structured_data
from trycksak.preflight.proof.evidence import Evidence, Surface, Unit
from trycksak.preflight.site import Site
from trycksak.store import Store


def judge_outputs(
    out: Path, standard: Standard, handled: Mapping[str, Evidence], shown: str = "out", store: Store | None = None
) -> list[Evidence]:
    """Judge every file below `out`, in the order of their paths; findings call that folder `shown`.

    `handled` is the evidence of those who measure PDFs, and web pages in a browser, by path (`out/site/index.html`):
    such a file that nobody measured is a finding, and so is one that was changed since. Of other files it may hold what
    an earlier call gave. `store` keeps what was seen in pictures.
    """
    items, found = inventory(out, shown)
    told: dict[str, list[Finding]] = {}
    for finding in found:
        told.setdefault(finding.place.path, []).append(finding)
    sound = [item for item in items if f"{shown}/{item.path}" not in told]
    folder = _Folder(out.resolve(), shown, standard, handled, sound, store)
    whole = [folder.judge(item) for item in sound]
    kinds = {f"{shown}/{item.path}": item for item in items}
    # A folder that cannot be read is no file, but has a row too.
    for path, findings in told.items():
        item = kinds.get(path, Item(path, UNKNOWN, "", 0))
        whole.append(Evidence(path, item.sha256, item.kind.name, "", (_told(item.kind, findings, standard),)))
    return sorted(whole, key=lambda one: one.path)


class _Folder:
    """The folder with what its pages say of each other's pictures; `items` are its files that can be read."""

    def __init__(
        self,
        root: Path,
        shown: str,
        standard: Standard,
        handled: Mapping[str, Evidence],
        items: Sequence[Item],
        store: Store | None,
    ) -> None:
        self.root, self.shown, self.standard, self.handled = root, shown, standard, handled
        self.site = Site(root / "site", standard.website, f"{shown}/site")
        self.gallery = Gallery(self.site, standard, store)
        by_judge: dict[Judge, list[Path]] = {}
        for item in items:
            by_judge.setdefault(item.kind.judge, []).append(root / item.path)
        html = by_judge.get(Judge.WEB_PAGE, [])
        self.pages = {path: read_page(path, self.site, standard.locales, standard.source) for path in html}
        self.icons = icon_files(list(self.pages.values()), by_judge.get(Judge.MANIFEST, []), self.gallery)
        sheets = [root / item.path for item in items if item.path.endswith(".css")]
        self.embedded = {file for path in sheets for file in shown_by_sheet(path, self.site)}
        self.embedded.update(file for page in self.pages.values() for file in page.shown)
        self.shared: dict[Path, set[str]] = {}
        for page in self.pages.values():
            for one in page.shared:
                file = self.gallery.led(one.named, page.path, relative=True).file
                if file is not None:
                    self.shared.setdefault(file, set()).add(page.locale)

    def judge(self, item: Item) -> Evidence:
        """Judge a file, or take what another measured."""
        path, shown = self.root / item.path, f"{self.shown}/{item.path}"
        kind, measured = self._kind(item.kind, path), self.handled.get(shown)
        page = self.pages.get(path)
        surfaces = self._of_page(page, shown) if page else ()
        if measured is not None:
            surfaces = (*measured.surfaces, *(own for own in surfaces if own not in measured.surfaces))
            if measured.sha256 != item.sha256:
                surfaces = (*surfaces, _told(kind, [_changed(shown)], self.standard))
        elif kind.judge in (Judge.PDF, Judge.WEB_PAGE):
            surfaces = (*surfaces, _told(kind, [_unmeasured(shown, kind)], self.standard))
        elif kind.judge is not Judge.NONE:
            surfaces = self._judges(path, shown)[kind.judge]()
        return Evidence(shown, item.sha256, kind.name, "" if surfaces else kind.reason, surfaces)

    def _kind(self, kind: Kind, path: Path) -> Kind:
        """Tell a picture that leaves alone from one that only pages show, and from an icon."""
        if kind not in (PICTURE, DRAWING, ICON):
            return kind
        if path in self.shared and path.suffix != ".svg":
            return PICTURE
        if kind is ICON or path in self.icons:
            return ICON
        if path in self.embedded:
            return SHOWN_PICTURE if kind is PICTURE else SHOWN_DRAWING
        return kind

    def _judges(self, path: Path, shown: str) -> dict[Judge, Callable[[], tuple[Surface, ...]]]:
        gallery, standard, root = self.gallery, self.standard, self.root
        return {
            Judge.PAPER: lambda: (judge_paper(path, root, self.shown, standard),),
            Judge.PICTURE: lambda: judge_picture(path, shown, gallery, sorted(self.shared.get(path, ()))),
            Judge.DRAWING: lambda: (judge_drawing(path, shown, gallery),),
            Judge.CALENDAR: lambda: (judge_calendar(path, shown, gallery),),
            Judge.FEED: lambda: (judge_feed(path, shown, gallery),),
            Judge.SCHEDULE: lambda: (judge_schedule(path, shown, gallery),),
            Judge.MANIFEST: lambda: (judge_manifest(path, shown, gallery),),
            Judge.COPY: lambda: (judge_copy(path, shown, standard),),
            Judge.IMPOSED: lambda: (judge_imposed(path, root / "site" / "pdf", shown),),
        }

    def _of_page(self, page: Page, shown: str) -> tuple[Surface, ...]:
        """Judge what a page says beside what it shows."""
        judges = (judge_sharing, judge_structured_data, judge_icons)
        return tuple(surface for judge in judges if (surface := judge(page, shown, self.gallery)) is not None)


def _told(kind: Kind, findings: Iterable[Finding], standard: Standard) -> Surface:
    """Make a surface of findings alone."""
    outputs = (kind.output,) if kind.output else ()
    required = any(standard.requires(output) for output in outputs)
    return Surface(0, "", outputs, required, NO_SIZE, Unit.PX, (), (), tuple(sorted(findings)))


def _unmeasured(shown: str, kind: Kind) -> Finding:
    is_, should = f"nobody has measured this file ({kind.name})", "every PDF and every web page that leaves is measured"
    return Finding(Place(shown), "outputs/unmeasured", is_, should, "Hand it to the proof too, or take it away.")


def _changed(shown: str) -> Finding:
    is_, should = "the file is another than the one that was measured", "what was measured is what leaves"
    return Finding(Place(shown), "outputs/changed", is_, should, "Measure it again.")
