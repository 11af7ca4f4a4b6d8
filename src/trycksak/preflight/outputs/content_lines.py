"""A calendar file as its components and their properties (RFC 5545).

It is read here and by no library: `icalendar`, the one that was weighed, mends what it reads (an entry without an end
is left out in silence), and a proof must not be kinder than the strictest program that opens the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_PARAMETER: Final = r"""([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)"""
_LINE: Final = re.compile(rf"([A-Za-z0-9-]+)((?:;{_PARAMETER})*):(.*)", re.DOTALL)
_EACH: Final = re.compile(rf";{_PARAMETER}")


@dataclass(frozen=True)
class Property:
    """One content line (RFC 5545, 3.1): its name and parameters in capitals, its value, and its line, from 1."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int


@dataclass
class Component:
    """A calendar, an entry, an alarm, …: its properties and what it holds."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)

    def images(self) -> list[Property]:
        """List its pictures."""
        return [one for one in self.properties if one.name == "IMAGE"]


def read_calendars(data: bytes) -> list[Component]:
    """Read the calendars of a file; raises ValueError with what is wrong with it."""
    root = Component("", 0)
    path = [root]
    for line in content_lines(data):
        if line.name == "BEGIN":
            component = Component(line.value.upper(), line.line)
            path[-1].components.append(component)
            path.append(component)
        elif line.name == "END":
            if len(path) == 1 or line.value.upper() != path.pop().name:
                raise ValueError(f"line {line.line} ends a `{line.value}` that is not the innermost one begun")
        else:
            path[-1].properties.append(line)
    if len(path) > 1:
        raise ValueError(f"the `{path[-1].name}` that begins on line {path[-1].line} has no end")
    if not root.components or any(one.name != "VCALENDAR" for one in root.components) or root.properties:
        raise ValueError("it is not made of VCALENDAR objects")
    return root.components


def content_lines(data: bytes) -> Iterator[Property]:
    """Unfold the lines (RFC 5545, 3.1) and read each; raises ValueError with the line that cannot be read."""
    unfolded: list[tuple[int, bytes]] = []
    for number, line in enumerate(re.split(rb"\r?\n", data.removeprefix(b"\xef\xbb\xbf")), start=1):
        if line[:1] in (b" ", b"\t") and unfolded:
            # A fold may stand in the middle of a letter's bytes, so lines are joined before they are decoded.
            unfolded[-1] = unfolded[-1][0], unfolded[-1][1] + line[1:]
        else:
            unfolded.append((number, line))
    for number, line in unfolded:
        if not line:
            continue
        try:
            text = line.decode()
        except UnicodeDecodeError:
            raise ValueError(f"line {number} is no UTF-8") from None
        found = _LINE.fullmatch(text)
        if found is None:
            raise ValueError(f"line {number} is no content line")
        parameters = {one[1].upper(): one[2].strip('"') for one in _EACH.finditer(found[2] or "")}
        yield Property(found[1].upper(), parameters, found[found.re.groups], number)
