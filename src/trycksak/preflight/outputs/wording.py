"""Which language a mark speaks, held against that of the file that carries it."""

from trycksak.model.brand import Master
from trycksak.model.record import Locale
from trycksak.preflight.outputs.standard import Standard
from trycksak.preflight.proof.evidence import Figure
from trycksak.preflight.proof.ruling import Ruling


def rule_on_wording(master: Master, locale: Locale, standard: Standard) -> Ruling:
    """Hold the language of a mark against the file's; where the terms do not ask, any language will do."""
    says, should = standard.wording(master.locale), standard.wording(locale)
    holds = master.locale == standard.brand.logotype.drawn_in(locale) or not standard.terms.language.follows_page
    return Ruling(
        Figure("language", "wording", says, should, "", holds),
        "logotype/language",
        f"the logotype says `{says}` ({master.locale})",
        f"in `{locale}` it says `{should}`",
        f"Take the original whose `locale` is `{locale}` in brand/brand.yml.",
    )
