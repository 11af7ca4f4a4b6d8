"""Reading XML and JSON that anybody may have written: nothing is fetched, nothing is expanded."""

import json
from typing import Any

from lxml import etree


def read_xml(data: bytes) -> Any:
    """Read XML, with no entity expanded and nothing fetched; raises ValueError where it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(f"it is not well-formed XML (line {fault.lineno or 1})") from None


def text_of(element: Any) -> str:
    """Give an element's words; one with anything else in it, such as an entity, has none."""
    return "" if len(element) else (element.text or "").strip()


def read_json(data: bytes | str) -> Any:
    """Read JSON; raises ValueError where it cannot be read."""
    try:
        return json.loads(data)
    except ValueError:
        raise ValueError("it is no JSON") from None
    except RecursionError:
        raise ValueError("it is nested deeper than programs read") from None
