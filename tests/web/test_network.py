"""This machine's own addresses: of every network it is on, not only of the one that leads out."""

from __future__ import annotations

import pytest

from ceremony.web import network


def test_the_address_of_an_interface_is_found_where_no_route_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = network.lan_addresses()
    if not usual:
        pytest.skip("this machine is on no network")
    monkeypatch.setattr(network, "PROBES", ())
    assert usual[0] in network.lan_addresses()


def test_addresses_are_told_once_and_loopback_never() -> None:
    found = network.lan_addresses()
    assert len(set(found)) == len(found)
    assert not [address for address in found if address.startswith("127.")]
