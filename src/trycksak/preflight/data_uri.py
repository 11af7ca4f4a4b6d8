"""An address that is the file itself: `data:image/svg+xml;base64,…` (RFC 2397)."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes


def is_data_uri(address: str) -> bool:
    """Tell whether an address holds its file in itself."""
    return address.strip()[:5].lower() == "data:"


def bytes_of(address: str) -> bytes | None:
    """Give the file that an address holds in itself; None where it holds none, or is damaged."""
    head, comma, body = address.strip().partition(",")
    if not comma or not is_data_uri(head):
        return None
    data = unquote_to_bytes(body)
    if head.lower().rstrip().endswith(";base64"):
        try:
            # Spaces and line breaks may stand anywhere (HTML, URL and fetch standards); anything else is damage.
            return base64.b64decode(re.sub(rb"\s", b"", data), validate=True)
        except binascii.Error:
            return None
    return data
