"""What preflight is to measure of a publication that was printed."""

from pathlib import Path

from trycksak.model.people import Role
from trycksak.preflight.delivery import Delivered
from trycksak.press.order import Order
from trycksak.render.codes import codes


def delivered(order: Order, web: Path, press: Path) -> Delivered:
    """Name both editions of an order, and what they are held against."""
    return Delivered(
        web=web,
        web_shown=f"out/site/pdf/{order.name}.pdf",
        press=press,
        press_shown=f"out/print/{order.name}.pdf",
        locale=order.locale,
        spec=order.publication.spec,
        profile=order.edition.profiles[order.publication.spec.profile],
        root=order.root,
        brand=order.brand,
        terms=order.terms,
        partners=len(order.edition.organisers(Role.CO_HOST)),
        dates=order.edition.period,
        codes=codes(order.publication, order.edition, order.locale),
    )
