"""Language: typography and plain words, as warnings; a language without rules of its own is left alone."""

from collections.abc import Iterator

from pydantic import TypeAdapter

from trycksak.findings import Finding, Place, Severity
from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.noted import noted
from trycksak.proofread.language.plainness import long_sentences, stiff_words
from trycksak.proofread.language.prose import masked
from trycksak.proofread.language.texts import texts
from trycksak.proofread.language.typography import Slip, slips

_VISIBLE = str.maketrans({"\u00a0": "·", "\n": " "})


Remark = tuple[int, str, str, str, str]
"""What is remarked on in a text: the line from 0, the rule's id, what is, what should be, what to do."""


def check_language(edition: Edition) -> Iterator[Finding]:
    """Find slips of typography, long sentences and stiff words in all that readers read."""
    for text in texts(edition):
        for line, id, is_, should, do in remarks(text.text, text.locale, text.markdown, text.straight):
            yield Finding(Place(text.path, text.line + line), id, is_, should, do, Severity.WARNING)


@noted(TypeAdapter(list[Remark]))
def remarks(text: str, locale: Locale, markdown: bool, straight: bool) -> list[Remark]:
    """List what is remarked on in a text, by its language; `straight` as of `slips`."""
    prose = masked(text) if markdown else text
    return [*_typography(text, prose, locale, markdown, straight), *_plainness(prose, locale)]


def _typography(text: str, prose: str, locale: Locale, markdown: bool, straight: bool) -> Iterator[Remark]:
    for slip in slips(prose, locale, markdown=markdown, straight=straight):
        before, after = _beside(text, slip)
        is_ = f"`{before}{text[slip.start : slip.end]}{after}` has {_named(slip.rule.id)}"
        instead = f"{before}{slip.instead}{after}".translate(_VISIBLE)
        do = f"Write `{instead}`, where · is a no-break space, or run `trycksak check --fix`."
        if "·" not in instead:
            do = f"Write `{instead}`, or run `trycksak check --fix`."
        yield text.count("\n", 0, slip.start), slip.rule.id, is_, slip.rule.should, do


def _beside(text: str, slip: Slip) -> tuple[str, str]:
    """Give the words before and after a slip, in its line, so that a writer finds it."""
    line_before, line_after = text[: slip.start].split("\n")[-1], text[slip.end :].split("\n")[0]
    return " ".join(line_before.split(" ")[-2:]), " ".join(line_after.split(" ")[:2]).rstrip()


def _plainness(prose: str, locale: Locale) -> Iterator[Remark]:
    for sentence in long_sentences(prose, locale):
        is_ = f"the sentence that begins `{sentence.opening}` has {sentence.words} words"
        should = f"a sentence has at most {sentence.limit} ({sentence.source})"
        yield sentence.line, "language/sentence", is_, should, "Make two of it, or a list."
    for stiff in stiff_words(prose, locale):
        is_, should = f"`{stiff.word}` is a stiff word", f"public texts are plain ({stiff.source})"
        yield stiff.line, "language/word", is_, should, f"Plainer: {stiff.plain}."


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
