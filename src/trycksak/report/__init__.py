"""What goes with the files: job tickets, the order's delivery note, and the report that people read."""

from trycksak.report.finished import Checked, Finished, Kind
from trycksak.report.note import note
from trycksak.report.pages import write_report
from trycksak.report.schemas import schema
from trycksak.report.ticket import ticket

__all__ = ["Checked", "Finished", "Kind", "note", "schema", "ticket", "write_report"]
