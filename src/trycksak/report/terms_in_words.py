"""The terms in words: every rule with its sentence and its particulars, as people read them in one language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from babel.dates import format_date

from trycksak.model.record import Locale
from trycksak.model.terms import Corner, Rule, Side, Terms
from trycksak.render.environment import upper_first
from trycksak.render.wording import NO_BREAK_SPACE, Wording

# Values of the model find their phrases by name: `on-behalf-of`, `single-sheet`, `every-page`, `structured-data`,
# `top-left`, `top-right`, `bottom-left`, `bottom-right`.


@dataclass(frozen=True)
class Particular:
    """One thing that a rule settles: what it is, its values, and whether the city has confirmed it.

    `keys` are the rule's keys that it tells; `locale` is the language of its values where it is not the document's.
    """

    label: str
    values: tuple[str, ...]
    keys: tuple[str, ...]
    confirmed: bool
    locale: Locale


@dataclass(frozen=True)
class Clause:
    """A rule as it is read: its id, heading, sentence, particulars and source."""

    id: str
    heading: str
    sentence: str
    particulars: tuple[Particular, ...]
    source: str


def in_words(terms: Terms, locale: Locale) -> tuple[Clause, ...]:
    """Tell every rule of the terms in a language that they have; raises KeyError for one that they lack."""
    speaker = _Speaker(terms, locale)
    return tuple(
        Clause(
            id=id_,
            heading=speaker.say(f"terms.rule.{id_.replace('-', '_')}"),
            sentence=rule.sentence[locale],
            particulars=tuple(speaker.particulars(id_)),
            source=rule.source,
        )
        for id_, rule in terms.rules()
    )


def days(start: date, end: date, wording: Wording) -> str:
    """Write a span of days that may last for years: `24 augusti 2006 – 31 januari 2007`."""
    if start.year == end.year:
        return wording.dates(start, end)
    return " – ".join(format_date(day, "d MMMM y", locale=wording.locale) for day in (start, end))


class _Speaker:
    """Tells each rule's particulars, in the words and numbers of one language."""

    def __init__(self, terms: Terms, locale: Locale) -> None:
        self.terms, self.locale, self.say = terms, locale, Wording(locale)

    def particulars(self, id_: str) -> Iterator[Particular]:
        tell: Mapping[str, Callable[[], Iterator[Particular]]] = {
            "agreement": self.agreement,
            "presence": self.presence,
            "original": self.original,
            "language": self.language,
            "variants": self.variants,
            "module": self.module,
            "clear-space": self.clear_space,
            "minimum": self.minimum,
            "corners": self.corners,
            "edge": self.edge,
            "bitmap": self.bitmap,
            "partners": self.partners,
            "relation": self.relation,
        }
        return tell[id_]()

    def agreement(self) -> Iterator[Particular]:
        rule, say = self.terms.agreement, self.say
        yield self._one(rule, "role", say("terms.city_role"), say(f"terms.role.{rule.role.value}"))
        yield self._one(rule, "start end", say("terms.period"), days(rule.start, rule.end, say))

    def presence(self) -> Iterator[Particular]:
        rule = self.terms.presence
        yield self._one(rule, "outputs", self.say("terms.label.logotype_on"), *self._each("output", rule.outputs))

    def original(self) -> Iterator[Particular]:
        rule = self.terms.original
        yield self._one(rule, "may_repeat", self.say("terms.label.may_repeat"), self._is_allowed(rule.may_repeat))

    def language(self) -> Iterator[Particular]:
        rule, say = self.terms.language, self.say
        which = say("terms.value.page_language" if rule.follows_page else "terms.value.any_language")
        yield self._one(rule, "follows_page", say("terms.label.words"), which)

    def variants(self) -> Iterator[Particular]:
        rule, say = self.terms.variants, self.say
        yield self._one(rule, "light", say("terms.label.light"), self._any_of("variant", rule.light))
        yield self._one(rule, "dark", say("terms.label.dark"), self._any_of("variant", rule.dark))
        for medium, variants in rule.media.items():
            yield self._one(rule, "media", say(f"terms.medium.{medium.value}"), self._any_of("variant", variants))
        for output, variants in rule.outputs.items():
            label = upper_first(say(f"terms.output.{output.value}"))
            yield self._one(rule, "outputs", label, self._any_of("variant", variants))
        contrast = say("terms.at_least", value=f"{say.number(rule.contrast)}:1")
        yield self._one(rule, "contrast", say("terms.label.contrast"), contrast)

    def module(self) -> Iterator[Particular]:
        rule, say = self.terms.module, self.say
        yield self._one(rule, "name", say("terms.label.module_name"), rule.name[self.locale])
        yield self._one(rule, "of share", say("terms.label.module_length"), self._of_mark(rule.share))

    def clear_space(self) -> Iterator[Particular]:
        rule, module, say = self.terms.clear_space, self.terms.module, self.say
        share = self._of_mark(rule.modules * module.share)
        value = say("terms.value.is_of", length=self._modules(rule.modules), share=share)
        # The share of the mark is as certain as the module's own.
        confirmed = _is_confirmed(rule, "modules") and _is_confirmed(module, "of", "share")
        yield Particular(say("terms.label.every_side"), (value,), ("modules",), confirmed, self.locale)

    def minimum(self) -> Iterator[Particular]:
        rule, say = self.terms.minimum, self.say
        in_print = say("terms.label.print_width")
        if rule.width_mm:
            widths = [
                say("terms.value.format_width", format=name, width=self._at_least(self._mm(rule.width_mm[name])))
                for name in sorted(rule.width_mm, reverse=True)
            ]
            yield self._one(rule, "width_mm", in_print, *widths)
        if rule.least_mm:
            width = self._at_least(self._mm(rule.least_mm))
            yield self._one(rule, "least_mm", in_print, say("terms.value.every_paper", width=width))
        if rule.of_short_side:
            share = say("terms.value.of_short_side", share=self._percent(rule.of_short_side))
            yield self._one(rule, "of_short_side", in_print, self._at_least(share))
        pixels = say("terms.value.pixels", count=say.number(rule.width_px))
        yield self._one(rule, "width_px", say("terms.label.web_width"), self._at_least(pixels))
        if rule.of_picture:
            share = say("terms.value.of_picture", share=self._percent(rule.of_picture))
            yield self._one(rule, "of_picture", say("terms.label.picture_width"), self._at_least(share))

    def corners(self) -> Iterator[Particular]:
        rule, say = self.terms.corners, self.say
        yield self._one(rule, "print", say("terms.label.paper"), self._in_corners(rule.print))
        for name in sorted(rule.formats, reverse=True):
            yield self._one(
                rule, "formats", say("terms.label.format", format=name), self._in_corners(rule.formats[name])
            )
        yield self._one(rule, "web", say("terms.medium.web"), self._in_corners(rule.web))
        yield self._one(rule, "picture", say("terms.medium.picture"), self._in_corners(rule.picture))

    def edge(self) -> Iterator[Particular]:
        rule, label = self.terms.edge, self.say("terms.label.edge_distance")
        if rule.mm or not rule.modules:
            yield self._one(rule, "mm", label, self._at_least(self._mm(rule.mm)))
        if rule.modules:
            yield self._one(rule, "modules", label, self._at_least(self._modules(rule.modules)))

    def bitmap(self) -> Iterator[Particular]:
        rule, say = self.terms.bitmap, self.say
        yield self._one(rule, "allowed", say("terms.label.in_print"), self._is_allowed(rule.allowed))
        if rule.allowed:
            least = self._at_least(f"{say.number(rule.least_ppi)}{NO_BREAK_SPACE}ppi")
            yield self._one(rule, "least_ppi", say("terms.label.resolution"), least)

    def partners(self) -> Iterator[Particular]:
        rule, say = self.terms.partners, self.say
        size = say("terms.value.of_city", share=self._percent(rule.largest_share))
        yield self._one(rule, "largest_share", say("terms.label.size"), say("terms.at_most", value=size))
        yield self._one(rule, "tones", say("terms.label.form"), self._any_of("tone", rule.tones))
        if rule.text_from:
            label = say("terms.label.many", count=say.number(rule.text_from))
            yield self._one(rule, "text_from", label, say("terms.value.text_only"))
        yield self._one(rule, "corners", say("terms.label.place"), self._in_corners(rule.corners))

    def relation(self) -> Iterator[Particular]:
        rule, say = self.terms.relation, self.say
        for locale, text in rule.text.items():
            yield Particular(language(locale, say), (text,), ("text",), _is_confirmed(rule, "text"), locale)
        yield self._one(rule, "outputs", say("terms.label.text_on"), *self._each("output", rule.outputs))

    def _one(self, rule: Rule, keys: str, label: str, *values: str) -> Particular:
        told = tuple(keys.split())
        return Particular(label, values, told, _is_confirmed(rule, *told), self.locale)

    def _each(self, kind: str, values: Iterable[StrEnum]) -> list[str]:
        return [self.say(f"terms.{kind}.{value.value}") for value in values]

    def _any_of(self, kind: str, values: Iterable[StrEnum]) -> str:
        *others, last = self._each(kind, values)
        return f"{', '.join(others)} {self.say('terms.or')} {last}" if others else last

    def _in_corners(self, corners: tuple[Corner, ...]) -> str:
        return self.say("terms.value.any_corner") if set(corners) == set(Corner) else self._any_of("corner", corners)

    def _is_allowed(self, allowed: bool) -> str:
        return self.say("terms.allowed" if allowed else "terms.not_allowed")

    def _at_least(self, value: str) -> str:
        return self.say("terms.at_least", value=value)

    def _of_mark(self, share: float) -> str:
        """Write a share of the side of the logotype that the module is a share of."""
        side = "terms.of_height" if self.terms.module.of is Side.HEIGHT else "terms.of_width"
        return self.say(side, share=self._percent(share))

    def _modules(self, count: float) -> str:
        return self.say("terms.value.times", count=self.say.number(count), module=self.terms.module.name[self.locale])

    def _mm(self, length: float) -> str:
        return f"{self.say.number(length)}{NO_BREAK_SPACE}mm"

    def _percent(self, share: float) -> str:
        return f"{self.say.number(round(share * 100, 2))}{NO_BREAK_SPACE}%"


def _is_confirmed(rule: Rule, *keys: str) -> bool:
    """Tell whether the terms themselves say something and nobody calls it assumed: a default is nobody's word."""
    return rule.model_fields_set.issuperset(keys) and not set(keys) & set(rule.assumed)


def language(locale: Locale, wording: Wording) -> str:
    """Name a language with a capital: `Swedish`."""
    return upper_first(wording.language(locale))
