"""The bare parts of printing: every publication in every language, one plain WeasyPrint write after the other."""

import sys
from pathlib import Path


def main(root: Path, folder: Path) -> None:
    """Write each once, with nothing finished and nothing proved."""
    from weasyprint import HTML

    from trycksak.gather import gather
    from trycksak.press.typeset import ProjectOnly
    from trycksak.read.files import Project
    from trycksak.render.publication import markup, printed

    edition, brand, terms, _ = gather(Project(root))
    for publication in printed(edition):
        for locale in edition.event.locales:
            sheet = markup(publication, edition, brand, terms, locale, root / "overrides")
            fetcher = ProjectOnly(root, sheet.assets)
            whole = HTML(string=sheet.html, base_url=f"{root.as_uri()}/", url_fetcher=fetcher)
            whole.write_pdf(folder / f"{sheet.name}.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
