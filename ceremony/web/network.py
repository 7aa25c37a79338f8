"""This machine's addresses on the local network, found without sending anything."""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Iterator

# Connecting a UDP socket sends no packet: it only asks the system which way such a packet would go.
PROBES = ("10.255.255.255", "192.168.255.255", "172.31.255.255", "169.254.255.255", "8.8.8.8")


def lan_addresses() -> tuple[str, ...]:
    """IPv4 addresses under which other machines may reach this one, best first, loopback left out.

    Those of every interface too: a hall's own switch has no way to the Internet, and no probe goes there.
    """
    found = [*_of_routes(), *_of_interfaces()]
    return tuple(address for address in dict.fromkeys(found) if not address.startswith(("127.", "0.")))


def _of_routes() -> Iterator[str]:
    for probe in PROBES:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock, contextlib.suppress(OSError):
            sock.connect((probe, 9))
            yield sock.getsockname()[0]


def _of_interfaces() -> Iterator[str]:
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
                yield str(address[0])
        return
    import fcntl

    ask = 0x8915 if sys.platform.startswith("linux") else 0xC0206921  # SIOCGIFADDR
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                told = fcntl.ioctl(sock.fileno(), ask, name.encode()[:15].ljust(256, b"\0"))
                yield socket.inet_ntoa(told[20:24])


def is_this_machine(address: str, own: tuple[str, ...]) -> bool:
    """Whether a peer's address is a loopback address or one of ``own``."""
    return address.startswith("127.") or address in ("::1", "::ffff:127.0.0.1") or address in own


def free_port(wanted: int, listen: str, tries: int = 20) -> int | None:
    """The first port from ``wanted`` on that nobody listens on; None when all tried are taken."""
    for port in range(wanted, wanted + tries):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                sock.bind((listen, port))
            except OSError:
                continue
            return int(sock.getsockname()[1])
    return None
