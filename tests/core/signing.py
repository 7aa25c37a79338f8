"""A conversation with the signing desk: tablets t1 (signers) and t2 (witnesses)."""

from __future__ import annotations

from tests.core.playbook import Playbook

CUONG, DIEU = "witness/ky/cuong", "witness/ky/dieu"


def points(count: int, first: int = 0) -> list[int]:
    """So many points, each unlike the one before."""
    return [number for n in range(first, first + count) for number in (100 + n, 200 + n, n % 255, 8 * n)]


class Desk(Playbook):
    """The show at the first signer, a tablet before each seat."""

    def __init__(self) -> None:
        super().__init__()
        self.until("ky/01")
        self.ask("seat", tablet="t1", seat="signer")
        self.ask("seat", tablet="t2", seat="witness")

    def draw(self, count: int, stroke: int = 0, start: int = 0, slot: str = "ky-01", **more: object) -> None:
        """Points from ``start`` on, as the tablet sends them."""
        fields: dict[str, object] = {"tablet": "t1", "round": 1, **more}
        self.ask("ink", slot=slot, stroke=stroke, start=start, points=points(count, start), **fields)

    def signed(self, slot: str = "ky-01", round: int = 1) -> Desk:
        """Somebody signs, as drawn so far."""
        drawn = self.state.signing.ink(slot).points
        self.ask("sign", tablet="t1", slot=slot, round=round, points=drawn)
        return self

    def let(self, subject: str = "ky-01", **more: object) -> Desk:
        """The slot is open for somebody."""
        self.ask("slot_open", subject=subject, **more)
        return self
