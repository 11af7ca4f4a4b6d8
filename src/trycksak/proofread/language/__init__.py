"""Language: typography and plain words, as warnings; a language without rules of its own is left alone."""

from collections.abc import Iterator

from trycksak.findings import Finding, Place, Severity
from trycksak.model.edition import Edition
from trycksak.proofread.language.plainness import long_sentences, stiff_words
from trycksak.proofread.language.texts import Text, texts
from trycksak.proofread.language.typography import Slip, slips

_VISIBLE = str.maketrans({"\u00a0": "·", "\n": " "})


def check_language(edition: Edition) -> Iterator[Finding]:
    """Find slips of typography, long sentences and stiff words in all that readers read."""
    for text in texts(edition):
        yield from _typography(text)
        yield from _plainness(text)


def _typography(text: Text) -> Iterator[Finding]:
    prose = text.prose
    for slip in slips(prose, text.locale, markdown=text.markdown, straight=text.straight):
        before, after = _beside(text.text, slip)
        is_ = f"`{before}{text.text[slip.start : slip.end]}{after}` has {_named(slip.rule.id)}"
        instead = f"{before}{slip.instead}{after}".translate(_VISIBLE)
        do = f"Write `{instead}`, where · is a no-break space, or run `trycksak check --fix`."
        if "·" not in instead:
            do = f"Write `{instead}`, or run `trycksak check --fix`."
        line = text.line + text.text.count("\n", 0, slip.start)
        yield Finding(Place(text.path, line), slip.rule.id, is_, slip.rule.should, do, Severity.WARNING)


def _beside(text: str, slip: Slip) -> tuple[str, str]:
    """Give the words before and after a slip, in its line, so that a writer finds it."""
    line_before, line_after = text[: slip.start].split("\n")[-1], text[slip.end :].split("\n")[0]
    return " ".join(line_before.split(" ")[-2:]), " ".join(line_after.split(" ")[:2]).rstrip()


def _plainness(text: Text) -> Iterator[Finding]:
    prose = text.prose
    for sentence in long_sentences(prose, text.locale):
        is_ = f"the sentence that begins `{sentence.opening}` has {sentence.words} words"
        should = f"a sentence has at most {sentence.limit} ({sentence.source})"
        do = "Make two of it, or a list."
        yield Finding(
            Place(text.path, text.line + sentence.line), "language/sentence", is_, should, do, Severity.WARNING
        )
    for stiff in stiff_words(prose, text.locale):
        is_, should = f"`{stiff.word}` is a stiff word", f"public texts are plain ({stiff.source})"
        do = f"Plainer: {stiff.plain}."
        yield Finding(Place(text.path, text.line + stiff.line), "language/word", is_, should, do, Severity.WARNING)


def _named(rule: str) -> str:
    return {
        "language/spaces": "a space too many",
        "language/dots": "three dots of their own",
        "language/dash": "another dash",
        "language/range": "a range with another dash",
        "language/no-break": "a space where a line may break",
        "language/thousands": "thousands parted otherwise",
        "language/percent": "another space before %",
        "language/quotes": "a quotation mark that is not the language's",
        "language/apostrophe": "a sign that is no apostrophe",
    }[rule]
