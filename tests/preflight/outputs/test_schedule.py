# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The programme for event apps names the logotype, in XML and in JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.outputs.schedule import judge_schedule

Put = Callable[[str, str | bytes], Path]
SV = "https://summit.example/assets/logotype/sv-positive.svg"
XML = f"""<schedule><version>1</version><conference><title>Summit</title>
<base_url>https://summit.example/</base_url><logo>{SV}</logo></conference>
<day index="1"/></schedule>
"""
SHOULD = "a schedule carries the logotype as the `logo` of its `conference`. Name the whole address of the site's copy of the original there."
NONE = f"the conference has no `logo`; {SHOULD}"


def in_json(**changes: Any) -> str:
    conference = {"title": "Summit", "logo": SV, "days": []} | changes
    return json.dumps({"schedule": {"base_url": "https://summit.example/", "conference": conference}})


def told(name: str, text: str | bytes, put: Put, gallery: Gallery) -> list[str]:
    return [str(finding) for finding in judge_schedule(put(name, text), f"out/{name}", gallery).findings]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site/schedule.xml", XML),
        ("site/schedule.xml", XML.replace(SV, "assets/logotype/sv-mono.svg")),
        ("site/en/schedule.xml", XML.replace("sv-positive", "en-positive")),
        ("site/schedule.json", in_json()),
        ("site/schedule.json", in_json(logo="/assets/logotype/sv-mono.svg")),
        ("site/en/schedule.json", in_json(logo=SV.replace("sv-", "en-"))),
    ],
)
def test_good(name: str, text: str, put: Put, gallery: Gallery) -> None:
    assert told(name, text, put, gallery) == []


BROKEN = {
    "no logo": ("site/schedule.xml", XML.replace(f"<logo>{SV}</logo>", ""), " logotype/schedule", NONE),
    "an empty logo": ("site/schedule.xml", XML.replace(SV, " "), " logotype/schedule", NONE),
    "that of an event": ("site/schedule.xml", XML.replace(f"<logo>{SV}</logo>", "").replace("<day", f"<event><logo>{SV}</logo></event><day"), " logotype/schedule", NONE),
    "gone": ("site/schedule.xml", XML.replace("sv-positive", "gone"), ":2 logotype/schedule", f"`https://summit.example/assets/logotype/gone.svg` leads to no file of the site; {SHOULD}"),
    "the other language": ("site/schedule.xml", XML.replace("sv-positive", "en-positive"), ":2 logotype/language", "the logotype says `City of Stockholm` (en); in `sv` it says `Stockholms stad`. Take the original whose `locale` is `sv` in brand/brand.yml."),
    "white": ("site/schedule.xml", XML.replace("positive", "negative"), ":2 logotype/variant", "the schedule names the negative logotype, which programs show on a light ground; on a light ground stands positive or mono. Name the variant for that ground."),
    "no conference": ("site/schedule.xml", XML.replace("conference", "meeting"), " logotype/schedule", f"the schedule cannot be read: it has no `conference`; {SHOULD}"),
    "cut off": ("site/schedule.xml", XML.replace("</schedule>", ""), " logotype/schedule", f"the schedule cannot be read: it is not well-formed XML (line 4); {SHOULD}"),
    "no logo in JSON": ("site/schedule.json", in_json(logo=None), " logotype/schedule", NONE),
    "no text in JSON": ("site/schedule.json", in_json(logo=[SV]), " logotype/schedule", NONE),
    "elsewhere in JSON": ("site/schedule.json", in_json(logo="https://other.example/x.svg"), " logotype/schedule", f"`https://other.example/x.svg` leads out of the site, where nobody has measured it; {SHOULD}"),
    "no conference in JSON": ("site/schedule.json", '{"schedule": []}', " logotype/schedule", f"the schedule cannot be read: it has no `conference`; {SHOULD}"),
    "no JSON": ("site/schedule.json", "{", " logotype/schedule", f"the schedule cannot be read: it is no JSON; {SHOULD}"),
    "too deep": ("site/schedule.json", "[" * 100_000, " logotype/schedule", f"the schedule cannot be read: it is nested deeper than programs read; {SHOULD}"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(name: str, text: str, place: str, words: str, put: Put, gallery: Gallery) -> None:
    assert told(name, text, put, gallery) == [f"out/{name}{place}\n  {words}"]
