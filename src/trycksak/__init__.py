"""Publishing for public events: one source of Markdown and brand, a bilingual website and print-ready PDFs."""

__version__ = "0.1.0"
