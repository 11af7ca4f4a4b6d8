"""The fingerprint of a page's words: the same for every way of breaking lines, another for every other word."""

import hashlib
import json
import re
import unicodedata

from trycksak.model.page import Words

DIGITS = 16  # 64 bits: a chance of 1 in 10^13 that any two of a thousand texts share one


def fingerprint_of_words(words: Words, body: str) -> str:
    """Give the fingerprint of a page's title, summary, menu and text, as a translation of it records.

    Signs are composed (Unicode NFC), and any run of spaces, no-break spaces and line breaks within a paragraph counts
    as one space: neither a new line break nor better typography makes a translation outdated. Facts, slug and status
    do not count: a translation holds none of them.
    """
    said = [words.title, words.summary or "", words.menu or ""]
    paragraphs = [*map(_plain, said), *filter(None, map(_plain, re.split(r"\n[^\S\n]*\n", body)))]
    data = json.dumps(paragraphs, ensure_ascii=False).encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
