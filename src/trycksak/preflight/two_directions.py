"""Text of two directions as PDFium reads it: each word is whole, words of a line and letters of a ligature are turned.

PDFium puts the words of a line that runs from the right in the order of the page, as it guesses it from what the file
tells of its structure, and gives a ligature's letters in reverse: what two files say there is the same where every word
is made of the same letters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

_FROM_RIGHT: Final = ("R", "AL")


def runs_from_right(text: str) -> bool:
    """Tell whether a text holds letters of a script that runs from the right (Unicode's Bidi_Class, UAX 9)."""
    return any(unicodedata.bidirectional(sign) in _FROM_RIGHT for sign in text)


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two texts are the same, or, where they run from the right, are of the same letters."""
    return one == other or (runs_from_right(one) and _letters(one) == _letters(other))


def places_of(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Find words that stand together in a text, in either order: where they begin and end."""
    words = sorted(map(_turned, wanted.split()))
    tokens = list(re.finditer(r"\S+", text))
    for start in range(len(tokens) - len(words) + 1):
        window = tokens[start : start + len(words)]
        if words and sorted(_turned(token[0]) for token in window) == words:
            yield window[0].start(), window[-1].end()


def _turned(word: str) -> str:
    return "".join(sorted(word))


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))
