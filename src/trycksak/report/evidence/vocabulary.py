"""What those who measure call things, in English, as far as the evidence has words for it in other languages."""

from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Each name has a phrase, `evidence.what.past-the-trim`. One that is not here is told as it stands, marked as English.
KNOWN: Final = {
    "what": _names(
        "alternative-text borders-of-links clipped colour contrast corner cut-from-view distance distorted"
        " drawn-with ground-in-print icons layer least-like-part likeness link marks marks-on-the-page mirrored moving"
        " name not-free on-dark on-light"
        " opacity past-the-trim period resolution same-bytes seen-otherwise shape share shared-pictures"
        " sheets-of-measured-pages shown slanted text to-the-edge tone turned width wording"
    ),
    "value": _names(
        "another-file any at-least-1 black bottom-left bottom-right drawn elsewhere home in-no-corner kept left-out"
        " mono negative no none-asked not-loaded nowhere off on outlines pixels"
        " positive text top-left top-right white yes"
    ),
    "kind": _names(
        "attached-pdf calendar checksums copy-of-the-logotype delivery-note drawing feed font icon"
        " instructions-for-machines job-ticket manifest pdf picture picture-on-a-page press-edition"
        " proof-of-an-edition report-as-pdf report-data report-page report-picture schedule-for-apps script"
        " search-index server-settings site-map style-sheet unknown web-edition web-page"
    ),
    "reason": _names(
        "checksums drawing font icon instructions-for-machines job-ticket picture-on-a-page report-data"
        " report-picture script search-index server-settings site-map style-sheet"
    ),
    "state": _names("200-%-text dark forced-dark-colours forced-light-colours light print without-javascript"),
}


def key_of(name: str) -> str:
    """Give the key that a name has among the phrases: `past the trim` gives `past-the-trim`."""
    return name.lower().replace(" ", "-")
