"""Verdicts, bounds, folds: what the evidence makes of figures before anybody writes a word."""

from dataclasses import replace

import pytest

from report.finishing import Made
from report.proving import broken_page, feed, mark, page, plain_page, states
from trycksak.findings import Finding, Place, Severity
from trycksak.preflight.proof.evidence import Evidence, Figure, Surface
from trycksak.report.evidence.account import Verdict, closest, figures, totals, verdict
from trycksak.report.evidence.bounds import Bound, bound, margin
from trycksak.report.evidence.folds import fold

WARNING = Finding(Place("x"), "a/b", "it is", "it should", "Do.", Severity.WARNING)


def evidence(*surfaces: Surface, reason: str = "") -> Evidence:
    return Evidence("out/x.pdf", "0" * 64, "web edition", reason, surfaces)


def test_an_output_holds_breaks_needs_nothing_or_was_not_measured(made: Made) -> None:
    right, unseen = page(made, 1), replace(plain_page(made, 1), required=True)
    wrong = replace(right, figures=(Figure("presence", "marks", 0.0, "at least 1", "", False),))
    judged = {
        "holds": evidence(right),
        "holds with a warning": evidence(replace(right, findings=(WARNING,))),
        "holds beside a page that needs nothing": evidence(right, plain_page(made, 2)),
        "one figure breaks": evidence(right, wrong),
        "one error": evidence(replace(right, findings=(replace(WARNING, severity=Severity.ERROR),))),
        "a required page that nobody looked at": evidence(right, unseen),
        "a reason": evidence(reason="A font shows nothing."),
        "no reason": evidence(),
        "a reason, and yet it breaks": evidence(wrong, reason="A font shows nothing."),
    }
    assert {name: verdict(one) for name, one in judged.items()} == {
        "holds": Verdict.HOLDS,
        "holds with a warning": Verdict.HOLDS,
        "holds beside a page that needs nothing": Verdict.HOLDS,
        "one figure breaks": Verdict.FAILS,
        "one error": Verdict.FAILS,
        "a required page that nobody looked at": Verdict.UNMEASURED,
        "a reason": Verdict.EXEMPT,
        "no reason": Verdict.UNMEASURED,
        "a reason, and yet it breaks": Verdict.FAILS,
    }


def test_totals_count_everything_once(made: Made) -> None:
    whole = [evidence(broken_page(made), plain_page(made, 2)), evidence(feed()), evidence(), evidence(reason="None.")]
    counted = totals(whole)
    assert (counted.outputs, counted.fails, counted.unmeasured, counted.exempt) == (4, 1, 1, 1)
    assert (counted.surfaces, counted.marks, counted.figures, counted.findings) == (3, 1, 8, 2)
    assert (counted.carriers, counted.holds, totals(whole[1:2]).holds) == (3, False, True)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure("minimum", "width", 45.0, 36.0, "mm", True), (Bound.LEAST, 0.25)),
        (Figure("minimum", "width", 27.0, 36.0, "mm", False), (Bound.LEAST, -0.25)),
        # What rounding allows is still under the limit, and the limit is still a least width.
        (Figure("minimum", "width", 35.99, 36.0, "mm", True), (Bound.LEAST, -0.01 / 36)),
        (Figure("original", "turned", 0.1, 0.2, "°", True), (Bound.MOST, 0.5)),
        (Figure("original", "unheard of", 5.0, 4.0, "%", True), (Bound.LEAST, 0.25)),
        (Figure("original", "unheard of", 5.0, 4.0, "%", False), (Bound.MOST, -0.25)),
        (Figure("original", "unheard of", 4.0, 4.0, "%", True), (Bound.SAME, 0.0)),
        (Figure("edge", "past the trim", 0.0, 0.0, "mm", True), (Bound.MOST, None)),
        (Figure("presence", "marks", 2.0, 1.0, "", True), (Bound.LEAST, None)),
        (Figure("corners", "corner", "top-left", "top-left", "", True), (Bound.SAME, None)),
    ],
)
def test_a_limit_binds_to_one_side(figure: Figure, expected: tuple[Bound, float | None]) -> None:
    share = margin(figure)
    assert (bound(figure), None if share is None else pytest.approx(share)) == expected


def test_the_closest_figure_is_one_that_breaks_if_there_is_one(made: Made) -> None:
    right, wrong = closest(list(figures(evidence(page(made, 1))))), closest(list(figures(evidence(broken_page(made)))))
    assert right is not None
    assert wrong is not None
    assert (right.figure.what, round(right.margin, 6)) == ("width", round(14 / 36, 6))
    assert (wrong.figure.what, round(wrong.margin, 6)) == ("not free", -27)
    assert closest(list(figures(evidence(feed())))) is None


def test_states_that_are_alike_are_told_together_and_what_breaks_first(made: Made) -> None:
    folds, plain = fold(evidence(*states(made)))
    told = [([surface.state for surface in one.surfaces], one.holds) for one in folds]
    assert (told, plain) == (
        [
            (["320 px, dark"], False),
            (["320 px, light", "320 px, print", "1280 px, light", "1280 px, dark", "1280 px, print"], True),
        ],
        [],
    )
    right = folds[1]
    lines = {line.what: (line.worst.measured, line.span, len(line.told)) for line in right.lines}
    assert lines == {
        "width": (134.6, (134.6, 164.5), 1),
        "seen otherwise": (0.05, None, 1),
        "shape": ("8 of 8 parts", None, 1),
        "on light": ("positive", None, 1),
        "corner": ("top-left", None, 1),
        "on dark": ("negative", None, 1),
    }
    assert [surface.state for surface in right.pictured] == ["320 px, light", "1280 px, dark"]
    assert [len(surfaces) for surfaces, _ in right.table()] == [2, 3]


def test_every_page_of_a_pdf_is_told_by_itself(made: Made) -> None:
    folds, plain = fold(evidence(page(made, 1), broken_page(made), plain_page(made, 3), page(made, 4)))
    assert [[surface.page for surface in one.surfaces] for one in folds] == [[1], [1], [4]]
    assert ([one.holds for one in folds], [surface.page for surface in plain]) == ([False, True, True], [3])
    assert [(finding.id, len(where)) for finding, where in folds[0].findings] == [
        ("logotype/clear-space", 1),
        ("logotype/stand-in", 1),
    ]
    assert folds[0].places(folds[0].surfaces[0]) == [(1, (68.0, 20.0, 14.0, 5.0))]


def test_a_line_tells_texts_each_and_of_numbers_the_worst(made: Made) -> None:
    figure = Figure("original", "shape", "7 of 8 parts", "8 of 8 parts", "", True)
    several = [
        replace(one, marks=(mark(made, figure),)) if one.state == "320 px, light" else one for one in states(made)
    ]
    shape = next(
        line for one in fold(evidence(*several))[0] for line in one.lines if line.what == "shape" and one.holds
    )
    assert [(figure.measured, len(where)) for figure, where in shape.told] == [("7 of 8 parts", 1), ("8 of 8 parts", 4)]
