"""Which language a text is in, by its function words: enough to tell a wrong `lang` from a right one."""

import re
from collections.abc import Collection
from typing import Final

# The commonest words of each language; neighbours share some, and differ in enough.
FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "sv": "och att det som är på med för inte den till av ett har från eller vid hur också när där blir mycket",
        "en": "the of and to in that is for with as on by it this from are be at or an was which you we will have can",
        "fi": "ja on ei että se hän oli mutta kun ovat joka kuin tai myös sekä voi mukaan tämä jos vain niin ole olla",
        "da": "og at det som er på med for ikke den til af et har fra eller ved hvordan også når hvor bliver meget",
        "nb": "og å det som er på med for ikke den til av et har fra eller ved hvordan også når hvor blir mye",
        "de": "der die und das ist nicht ein eine mit von zu den dem auf für im sich auch werden wird sie oder aus bei",
        "fr": "le la les des et est une dans pour que qui sur avec pas du au aux ce cette sont par plus ou nous vous",
        "es": "el los las y es una para que con por del se su al como más pero sus son está este esta entre también",
        "ar": "في من على إلى أن إن هذا هذه التي الذي الذين عن مع كان كانت كل أو لا ما بين بعد قبل قد ثم هو هي ذلك",
        "nl": "de het een en van is dat op niet met voor zijn te aan bij ook naar uit wordt door maar om deze dit",
    }.items()
}
# Fewer function words than this say nothing.
_LEAST: Final = 12
# By how much another language's words must be more than the stated one's.
_CLEAR: Final = 1.5
_WORD: Final = re.compile(r"[^\W\d_]+")


def other_tongue(
    text: str, lang: str, least: int = _LEAST, among: Collection[str] = tuple(FUNCTION_WORDS)
) -> str | None:
    """Give the language that a text is clearly in, if it is not the stated one; None where nothing can be said.

    With fewer function words than `least` nothing is said; only the languages `among` are thought of.
    """
    stated = lang.partition("-")[0].lower()
    stated = "nb" if stated in ("no", "nn") else stated
    if stated not in FUNCTION_WORDS:
        return None
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {
        known: sum(word in few for word in words) for known, few in FUNCTION_WORDS.items() if known in {*among, stated}
    }
    best = max(counts, key=lambda known: (counts[known], known == stated))
    clear = counts[best] >= least and counts[best] > _CLEAR * counts[stated]
    return best if clear else None
