"""The same Markdown for the peers: each set up as its user would for two languages."""

import shutil
from pathlib import Path
from typing import Final

LOCALES: Final = {"sv": "Svenska", "en": "English"}
_LANGUAGES: Final = "".join(
    f"        - {{locale: {locale}, name: {name}{', default: true' if locale == 'sv' else ''}}}\n"
    for locale, name in LOCALES.items()
)
_NAMED: Final = "site_name: Made-up\nsite_url: https://made-up.example/\n"
_MKDOCS: Final = f"""\
{_NAMED}docs_dir: docs
theme:
  name: material
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
{_LANGUAGES}"""
# The least that a theme can be: the page, its language and a way home. Hugo comes without one.
_LAYOUT: Final = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Params.summary }}"></head>
<body><nav><a href="{{ relLangURL "" }}">{{ .Site.Title }}</a></nav><main><h1>{{ .Title }}</h1>{{ .Content }}
{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}</main></body>
</html>
"""
_HUGO: Final = """\
baseURL = "https://made-up.example/"
title = "Made-up"
defaultContentLanguage = "sv"
disableKinds = ["taxonomy", "term", "RSS"]
[languages.sv]
  contentDir = "docs/sv"
[languages.en]
  contentDir = "docs/en"
"""


def mkdocs(event: Path, folder: Path, more: str = "") -> Path:
    """Set up MkDocs with Material, its search and static-i18n, with the event's own navigation; `more` plugins."""
    _texts(event, folder)
    _, _, nav = (event / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")
    (folder / "mkdocs.yml").write_text(f"{_MKDOCS}{more}\nnav:{nav}", encoding="utf-8")
    return folder


def zensical(event: Path, folder: Path) -> Path:
    """Set up Zensical, which has no plugin for languages: a run for each."""
    _texts(event, folder)
    for locale in LOCALES:
        where = f"docs_dir: docs/{locale}\nsite_dir: site/{locale}\n"
        theme = f"theme:\n  name: material\n  language: {locale}\n"
        (folder / f"{locale}.yml").write_text(f"{_NAMED}{where}{theme}", encoding="utf-8")
    return folder


def hugo(event: Path, folder: Path) -> Path:
    """Set up Hugo with the least of layouts; an index of a folder is called `_index.md` there."""
    _texts(event, folder)
    for index in folder.glob("docs/*/**/index.md"):
        index.rename(index.with_name("_index.md"))
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(_LAYOUT, encoding="utf-8")
    (folder / "config.toml").write_text(_HUGO, encoding="utf-8")
    return folder


def _texts(event: Path, folder: Path) -> None:
    shutil.copytree(event / "content", folder / "docs", ignore=shutil.ignore_patterns("*.yml", "releases"))
