"""The audit of a finished website by WCAG 2.2 AA: axe, the keyboard, larger text, motion; and its statement."""

from trycksak.preflight.access.audit import Audited, audit_site
from trycksak.preflight.access.statement import Made, check_statement

__all__ = ["Audited", "Made", "audit_site", "check_statement"]
