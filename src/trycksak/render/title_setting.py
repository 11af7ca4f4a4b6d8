"""A title set into a box: the largest size at which it fits, in lines of even length."""

from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[str], float]
"""The width of a line, in shares of the type size."""


def set_title(
    title: str, measure: Measure, width: float, sizes: Sequence[tuple[float, int]]
) -> tuple[float, tuple[str, ...]]:
    """Choose the first of some sizes, each with the most lines it may take, at which a title fits; and its lines.

    All lengths are in one unit. At the last size a word that is too long is divided, and a title that takes too many
    lines is cut at a word and ends in an ellipsis.
    """
    words = title.split()
    for size, most in sizes:
        lines = _broken(words, measure, width / size)
        if lines and len(lines) <= most:
            return size, _even(words, measure, width / size, len(lines))
    size, most = sizes[-1]
    column = width / size
    words = [piece for word in words for piece in _pieces(word, measure, column)]
    lines = _broken(words, measure, column)
    while len(lines) > most:
        words = [*words[:-2], f"{words[-2].rstrip(',.;:–-…')}…"]
        lines = _broken(words, measure, column)
    return size, lines


def _pieces(word: str, measure: Measure, width: float) -> Iterator[str]:
    """Divide a word that is wider than a line, with hyphens."""
    while measure(f"{word}…") > width and len(word) > 1:
        cut = next((n for n in range(len(word) - 1, 1, -1) if measure(f"{word[:n]}-") <= width), 1)
        yield f"{word[:cut]}-"
        word = word[cut:]
    yield word


def _broken(words: Sequence[str], measure: Measure, width: float) -> tuple[str, ...]:
    """Break words into lines, each as full as may be; nothing where a word is too long for a line."""
    lines: list[str] = []
    for word in words:
        if measure(word) > width:
            return ()
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _even(words: Sequence[str], measure: Measure, width: float, count: int) -> tuple[str, ...]:
    """Break words into as many lines as before, in the narrowest column that holds them: none is left short."""
    narrow, wide = width / 2, width
    for _ in range(12):
        middle = (narrow + wide) / 2
        fits = 0 < len(_broken(words, measure, middle)) <= count
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _broken(words, measure, wide)
