"""A language's pages and what lies beside them: taken as they were made of the very same, or made by MkDocs."""

from collections.abc import Callable

from trycksak.findings import Finding
from trycksak.web.folders import lay, lay_all
from trycksak.web.parts import Language
from trycksak.web.source import Source


def build_language(source: Callable[[], Source], part: Language) -> list[Finding]:
    """Write a part of a language into its folder; what MkDocs says is a finding.

    `source` is asked for where something is to be made.
    """
    missing, kept, texts = set[str](), part.whole.kept, part.whole.texts(part.locale)
    for place in part.places:
        page = kept.get(place, texts[place])
        if page is None:
            missing.add(place)
        else:
            lay(part.folder / place, page)
    others = kept.others(part.locale) if part.others else {}
    lay_all(part.folder, others or {})
    if not missing and others is not None:
        return []
    # MkDocs takes a quarter of a second to be loaded, and as long to begin.
    from trycksak.web.language_anew import Wanted, make_anew

    return make_anew(source(), part, Wanted(missing, others is None))
