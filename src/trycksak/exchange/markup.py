"""The Markdown of a unit, counted: links, pictures, code, attributes and tags that a translation must bring back."""

import re
from collections import Counter
from typing import Final

_MARKS: Final = {
    "a picture": re.compile(r"!\[[^]]*\]\(([^)\s]*)"),
    "a link": re.compile(r"(?<!!)\[[^]]*\]\(([^)\s]*)"),
    "code": re.compile(r"`([^`]+)`"),
    "an attribute list": re.compile(r"\{(?!:?\s*lang=):?\s*([^}]*[#.=][^}]*)\}"),
    "a footnote": re.compile(r"(\[\^[^]]+\])"),
    "a tag": re.compile(r"<(/?[a-zA-Z][\w-]*)"),
}


def lost_markup(source: str, target: str) -> str:
    """Say which marks one text has and the other has not; nothing where both have the same.

    A link or a picture is the same if its file is: an anchor and a folder differ from language to language.
    An attribute list that only names a language (`{: lang=en }`) has its own reason in each text.
    """
    told = []
    for name, mark in _MARKS.items():
        ours, theirs = (Counter(_same(name, found) for found in mark.findall(text)) for text in (source, target))
        told += [f"lost {name}: `{lost}`" for lost in sorted((ours - theirs).elements())]
        told += [f"{name} that its source has not: `{more}`" for more in sorted((theirs - ours).elements())]
    return ", ".join(told)


def _same(name: str, written: str) -> str:
    """Give what stays the same in every language: of a path the file's name, of an anchor the sign, else all."""
    if name not in ("a picture", "a link") or re.match(r"[a-z]+:", written):
        return written
    return written.partition("#")[0].rpartition("/")[2] or "#"
