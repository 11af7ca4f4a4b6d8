"""Two editions with all finishing against one plain WeasyPrint write of the same HTML; preflight; memory; growth.

Every figure comes from a process of its own; times are medians. The document is this event's study-visit booklet,
repeated to the number of pages.
"""

import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
RUNS = 3
SIZES = (16, 64, 256)


def main() -> None:
    """Measure and print the table."""
    print("at most 1.50 times one plain write")
    print("publication          pages  plain s  editions s  ratio")
    for name in ("welcome-brochure", "business-leaflet", "study-visits", "study-visit-helios"):
        plain, editions = _seconds("plain", name, 0), _seconds("editions", name, 0)
        ratio = editions["s"] / plain["s"]
        print(f"{name:<20} {editions['pages']:>5} {plain['s']:>8.2f} {editions['s']:>11.2f} {ratio:>6.2f}")
    print("\npreflight: at most 150 ms a page; memory: at most 400 MB at 64 pages; time: linear to 256 pages")
    print("pages  plain s  editions s  ms a page  ratio  preflight ms a page  memory MB")
    for size in SIZES:
        plain, editions = _seconds("plain", "study-visits", size), _seconds("editions", "study-visits", size)
        checked, pages = _seconds("preflight", "study-visits", size), editions["pages"]
        print(
            f"{pages:>5} {plain['s']:>8.2f} {editions['s']:>11.2f} {1000 * editions['s'] / pages:>10.0f} "
            f"{editions['s'] / plain['s']:>6.2f} {1000 * checked['s'] / pages:>20.0f} {editions['mb']:>10.0f}"
        )


def _seconds(what: str, name: str, size: int) -> dict[str, float]:
    """Run one measurement in processes of their own: the median of its seconds, the most memory, the pages."""
    command = [sys.executable, "-c", f"from bench.editions import measure; measure({what!r}, {name!r}, {size})"]
    found = [json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout) for _ in range(RUNS)]
    return {"s": median(one["s"] for one in found), "mb": max(one["mb"] for one in found), "pages": found[0]["pages"]}


def measure(what: str, name: str, size: int) -> None:
    """Measure one thing in this process, and print it as JSON."""
    from weasyprint import HTML

    from trycksak.gather import gather
    from trycksak.model.publication import Pages
    from trycksak.preflight.delivery import Delivered
    from trycksak.preflight.judge import judge_delivery
    from trycksak.press.order import Order
    from trycksak.press.press_edition import press_edition
    from trycksak.press.typeset import ProjectOnly, typeset
    from trycksak.press.web_edition import web_edition
    from trycksak.read.files import Project
    from trycksak.render.publication import Markup, markup, printed

    edition, brand, terms, _ = gather(Project(ROOT))
    publication = next(found for found in printed(edition) if found.id == name)
    sheet = markup(publication, edition, brand, terms, "sv", ROOT / "overrides")
    sheet = Markup(sheet.publication, sheet.locale, _repeated(sheet.html, size) if size else sheet.html, sheet.assets)
    HTML(string="<p>warm</p>").write_pdf()
    with TemporaryDirectory() as folder:
        order = Order(ROOT, edition, brand, terms, publication, "sv", Path(folder), Path(folder))
        started = time.perf_counter()
        if what == "plain":
            fetcher = ProjectOnly(ROOT, sheet.assets)
            HTML(string=sheet.html, base_url=f"{ROOT.as_uri()}/", url_fetcher=fetcher).write_pdf()
            pages = 0
        else:
            set_pages = typeset(sheet, ROOT)
            web, press = web_edition(set_pages), press_edition(set_pages, order.job)
            pages = len(set_pages.document.pages)
        spent = time.perf_counter() - started
        if what == "preflight":
            files = [Path(folder) / "web.pdf", Path(folder) / "press.pdf"]
            for path, data in zip(files, (web, press.data), strict=True):
                path.write_bytes(data)
            spec = publication.spec.model_copy(update={"pages": Pages(min=1, max=9999)})
            profile = edition.profiles[spec.profile]
            started = time.perf_counter()
            judge_delivery(
                Delivered(
                    files[0],
                    "web.pdf",
                    files[1],
                    "press.pdf",
                    "sv",
                    spec,
                    profile,
                    ROOT,
                    brand,
                    terms,
                    1,
                    edition.period,
                )
            )
            spent = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"s": spent, "mb": memory, "pages": pages}))


def _repeated(html: str, size: int) -> str:
    """Repeat a booklet's inner pages to about `size` pages; the copies lose their ids, and links lead to the first."""
    head, body = html.split("<body>")
    body, tail = body.split("</body>")
    copy = re.sub(r'(<\w+[^>]*?) id="[^"]*"', r"\1", body)
    return f"{head}<body>{body}{copy * (max(1, size // 20) - 1)}</body>{tail}"
