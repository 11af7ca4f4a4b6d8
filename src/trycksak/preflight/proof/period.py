"""The agreement's period, held against the edition's own dates and never against today's."""

from datetime import date

from trycksak.model.terms import Agreement
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ruling import Ruling


def period(agreement: Agreement, dates: tuple[date, date]) -> Ruling:
    """Hold the edition's first and last day against the agreement."""
    first, last = dates
    holds = agreement.start <= first and last <= agreement.end
    has = f"{first} to {last}" if first != last else str(first)
    return Ruling(
        Figure("agreement", "period", has, f"{agreement.start} to {agreement.end}", "", holds),
        "terms/period",
        f"the edition is dated {has}",
        f"the agreement holds from {agreement.start} to {agreement.end}",
        "Agree on a new period, and write it into brand/terms.yml.",
    )
