"""What makes a text or a drawing act: addresses that run, handlers, style sheets and drawings that fetch or script.

Spoken by whoever looks for it, before a build and in finished files. Each function reads as a browser reads.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import tinycss2

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "geo"})
"""The schemes that a link may have; `javascript:`, `data:`, `file:`, … are not among them."""
HIDDEN_ORDER: Final = re.compile("[\u202a-\u202e]|[\u2066-\u2068](?![^\n]*\u2069)")
"""Signs that turn the order of the letters after them (UAX 9, 2.1 to 2.4); an isolate that is closed is harmless."""
SVG: Final = "{http://www.w3.org/2000/svg}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href", "src")
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
# What a URL loses before it is read (URL standard, 4.4): these round it, tabs and line breaks anywhere.
_ROUND: Final = "".join(map(chr, range(0x21)))
_WITHIN: Final = str.maketrans("", "", "\t\n\r")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HANDLER: Final = re.compile(r"on[a-z]+", re.IGNORECASE)
_PICTURE_IN_ITSELF: Final = re.compile(r"data:image/(png|jpeg|webp|gif);base64,[a-z0-9+/=\s]*", re.IGNORECASE)
_DRAWN: Final = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath", "image", "marker", "clipPath", "mask", "view"),
        *("linearGradient", "radialGradient", "stop", "pattern", "filter"),
    }
)
_URL_FUNCTIONS: Final = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})


def bare_address(address: str) -> str:
    """Write an address without what a browser leaves out before it reads it."""
    return address.translate(_WITHIN).strip(_ROUND)


def scheme(address: str) -> str:
    """Give an address's scheme as a browser reads it, in small letters; nothing where it has none."""
    found = _SCHEME.match(bare_address(address))
    return found[1].lower() if found else ""


def names_a_server(address: str) -> bool:
    r"""Tell whether an address without scheme goes to another server: `//name`, and as browsers read it `\\name`."""
    return bare_address(address).replace("\\", "/").startswith("//")


def is_handler(attribute: str) -> bool:
    """Tell whether an attribute is a script that an event runs, such as `onclick`."""
    return _HANDLER.fullmatch(attribute) is not None


@lru_cache(256)
def addresses_in_css(css: str) -> tuple[tuple[str, int], ...]:
    """List the addresses that a style sheet fetches, each with its line (from 1), escapes resolved."""
    return tuple(_addresses(tinycss2.parse_component_value_list(css)))


def _addresses(tokens: Sequence[Any], function: str = "") -> Iterator[tuple[str, int]]:
    rule = ""
    for token in tokens:
        if token.type == "at-keyword":
            rule = token.lower_value
        elif token.type == "literal" and token.value == ";":
            rule = ""
        elif rule == "namespace":
            continue  # a name that looks like an address
        elif token.type == "url" or (token.type == "string" and (rule == "import" or function in _URL_FUNCTIONS)):
            yield token.value, token.source_line
        elif token.type == "function":
            yield from _addresses(token.arguments, token.lower_name if token.lower_name in _URL_FUNCTIONS else function)
        elif token.type in ("{} block", "() block", "[] block"):
            yield from _addresses(token.content, function)
            rule = "" if token.type == "{} block" else rule


def active_in_drawing(data: bytes) -> list[tuple[int, str]]:
    """List what an SVG drawing holds beside shapes and words: each with its line (from 1) and what it is."""
    # Most events have no drawing of their own, and checking one is quick as long as no engine is loaded.
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        return [(fault.lineno or 0, "what cannot be read as XML")]
    tree = root.getroottree()
    dtd = str(etree.tostring(tree, encoding="unicode")).partition("<svg")[0].upper()
    found = [(1, "entities of its own")] if tree.docinfo.internalDTD is not None and "<!ENTITY" in dtd else []
    before = [node for node in root.itersiblings(preceding=True) if isinstance(node, etree._ProcessingInstruction)]
    for element in (*before, *root.iter()):
        line = element.sourceline or 0
        if isinstance(element, etree._ProcessingInstruction):
            found.append((line, f"the instruction `<?{element.target}`"))
        elif isinstance(element.tag, str):
            found += [(line, what) for what in _in_element(element)]
    return sorted(found)


def _in_element(element: Any) -> Iterator[str]:
    tag = str(element.tag)
    name = tag.removeprefix(SVG)
    # Elements of other vocabularies, such as a drawing program's own, show and do nothing; HTML's do.
    if tag.startswith(_XHTML) or "{" not in tag or (tag.startswith(SVG) and not _is_drawn(name)):
        yield f"the element `<{name.removeprefix(_XHTML)}>`"
    for key in element.attrib:
        value = str(element.get(key))
        if is_handler(str(key)):
            yield f"the handler `{key}`"
        elif key == _BASE:
            yield "`xml:base`"
        elif key in _HREFS and not value.strip().startswith("#") and not _shows_itself(name, value):
            yield f"the address `{value[:60]}`"
        elif "(" in value or "\\" in value:
            yield from _elsewhere(value)
    if name == "style":
        yield from _elsewhere(element.text or "")


def _is_drawn(name: str) -> bool:
    return name in _DRAWN or (name.startswith("fe") and name != "feImage")


def _shows_itself(name: str, address: str) -> bool:
    return name == "image" and _PICTURE_IN_ITSELF.fullmatch(address.strip()) is not None


def _elsewhere(css: str) -> Iterator[str]:
    return (f"the address `{address[:60]}`" for address, _ in addresses_in_css(css) if not address.startswith("#"))
