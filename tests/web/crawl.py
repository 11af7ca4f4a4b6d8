"""What the tests of the website share: events laid out and published, and finished pages read as a browser would."""

import shutil
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from trycksak.findings import Finding
from trycksak.gather import gather
from trycksak.inputs import basis, inputs
from trycksak.model.edition import Edition
from trycksak.parallel import Workers
from trycksak.read.files import Project
from trycksak.render.downloads import Download
from trycksak.store import Store
from trycksak.web.parts import Whole
from trycksak.web.publish import publish

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Published:
    """A published site, and what it was made from."""

    root: Path
    site: Path
    edition: Edition
    findings: list[Finding]

    def pages(self) -> dict[str, "Html"]:
        """Read every page of the site, by its path."""
        paths = sorted(self.site.rglob("*.html"))
        return {path.relative_to(self.site).as_posix(): read(path) for path in paths}


@dataclass
class Html(HTMLParser):
    """A page's parts that the tests ask for."""

    lang: str = ""
    text: str = ""
    canonical: str | None = None
    alternates: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def __hash__(self) -> int:
        return id(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag == "html":
            self.lang = values["lang"]
        if values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("rel") != "canonical" and not (tag == "link" and "hreflang" in values):
            self.targets += [values[name] for name in ("href", "src") if name in values]
            self.targets += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """List the attributes of every element of a name."""
        return [values for name, values in self.tags if name == tag]


def read(path: Path) -> Html:
    """Read one page."""
    page = Html()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def lay_out_small(folder: Path) -> Path:
    """Lay out the tiny event with this repository's brand and templates."""
    shutil.copytree(ROOT / "tests" / "editions" / "small", folder)
    for name in ("brand", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def lay_out_own(folder: Path) -> Path:
    """Lay out this repository's own event."""
    for name in ("content", "brand", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


# Started once for all tests of a process: they keep what they have drawn.
_WORKERS = Workers(2)


def published(
    root: Path, site: Path, store: Store | None = None, workers: Workers = _WORKERS, *, keep_pages: bool = False
) -> Published:
    """Publish an event; its publications are there in name only."""
    project = Project(root)
    files = inputs(project)
    edition, brand, terms, _ = gather(project)
    downloads = tuple(downloads_of(edition))
    (site / "pdf").mkdir(parents=True)
    for download in downloads:
        (site / download.file_name).write_bytes(b"%PDF-1.7\n")
    whole = Whole(project, edition, brand, terms, downloads, store, basis(files, edition) if keep_pages else "")
    return Published(root, site, edition, publish(whole, site, workers))


def downloads_of(edition: Edition) -> list[Download]:
    """Name the publications of an edition as they might come out."""
    names = [(p.id, p.title, None) for p in edition.publications if not p.for_each_visit]
    sheets = [(f"study-visit-{page.name}", page, page.name) for page, _ in edition.visits()]
    whole = [
        Download(id, locale, title[locale], 20, 1_234_567) for id, title, _ in names for locale in edition.event.locales
    ]
    return whole + [
        Download(id, locale, page.translations[locale].words.title, 2, 380_000, name)
        for id, page, name in sheets
        for locale in edition.event.locales
        if locale in page.translations
    ]


def dead_links(site: Published) -> list[str]:
    """Follow every link, picture and stylesheet of every page on the site's own disk; list those that lead nowhere."""
    pages, dead = site.pages(), []
    host = urlsplit(site.edition.event.website)
    for path, page in pages.items():
        base = urljoin(site.edition.event.website, path.removesuffix("index.html"))
        for target in page.targets:
            parts = urlsplit(urljoin(base, target))
            if parts.scheme not in ("http", "https") or parts.netloc != host.netloc:
                continue
            name = unquote(parts.path.removeprefix(host.path))
            name += "index.html" if name.endswith("/") or not name else ""
            if not (site.site / name).is_file():
                dead.append(f"{path}: {target}")
            elif parts.fragment and name in pages and unquote(parts.fragment) not in pages[name].ids:
                dead.append(f"{path}: {target} has no such anchor")
    return dead
