"""A finished publication as the website offers it."""

from dataclasses import dataclass

from trycksak.model.record import Id, Locale


@dataclass(frozen=True)
class Download:
    """One PDF of the web edition, with what a reader wants to know before fetching it."""

    publication: Id
    locale: Locale
    title: str
    pages: int
    bytes: int
    visit: Id | None = None
    """The study visit that it is about, for a sheet."""

    @property
    def file_name(self) -> str:
        """Give its place on the website: `pdf/welcome-brochure-sv.pdf`."""
        return f"pdf/{self.publication}-{self.locale}.pdf"
