"""Whether a page may change by itself, or with scripts switched off: what its bytes say of scripts and frames."""

import re
from typing import Final

# Data for machines is no script: it is not run (HTML, 4.12.1, "data block"). Only the very words that say so count.
_ACTS: Final = re.compile(
    rb"<(script(?!\s+type=\"application/ld\+json\"\s*>)|iframe|object|embed|frame)\b|\son[a-z]+\s*=|javascript:",
    re.IGNORECASE,
)
# Media Queries 5, 9: a style sheet may ask whether scripts run.
_HEEDS: Final = re.compile(rb"<noscript\b|\(\s*scripting\b", re.IGNORECASE)


def acts(page: bytes) -> bool:
    """Tell whether a page may run scripts, or show what does: then it may fetch and show anything."""
    return _ACTS.search(page) is not None


def heeds_scripts(page: bytes) -> bool:
    """Tell whether a page or a style sheet may look otherwise where scripts are switched off."""
    return acts(page) or _HEEDS.search(page) is not None
