"""Connections to public addresses only, for addresses that a manuscript names.

A page may lead to a machine inside this network: by its address, by a name that resolves to one, by a redirect, or by a name
that resolves otherwise the second time (DNS rebinding). So a name is resolved once, every address that it has is looked at, the
connection is made to one of these addresses, and the address at the other end is looked at once more.
https://owasp.org/www-community/attacks/Server_Side_Request_Forgery
"""

import ipaddress
import socket
from collections.abc import Collection, Iterator

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_PLATFORM = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Addresses that are public by number, and at which a cloud's own services answer."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = frozenset({80, 443})
_FIRST_FREE = 1024  # ports below are those of other services

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedError(OSError):
    """An address that is not asked: private, of this machine, of this network, or no port of web pages."""


def is_public(text: str) -> bool:
    """Return whether an IP address, and any that is written inside it, is one of the public internet."""
    return all(one.is_global and not one.is_multicast and one not in _PLATFORM for one in _addresses(text))


def _addresses(text: str) -> Iterator[Address]:
    address = ipaddress.ip_address(text)
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        yield from filter(None, inside)


def check(host: str, port: int, allowed: Collection[str]) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    """Return the addresses of a host, all of which may be asked. ``allowed`` are hosts ("127.0.0.1:8000") that may be private.

    Raises:
        RefusedError: one of them may not.
        OSError: the name has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if f"{host}:{port}" not in allowed:
        if port not in _PORTS and port < _FIRST_FREE:
            raise RefusedError(f"{host}:{port} is no place of web pages")
        for *_, address in found:
            if not is_public(str(address[0])):
                raise RefusedError(f"{host} leads to the private address {address[0]}")
    return [(family, (str(address[0]), int(address[1]))) for family, *_, address in found]


def dial(host: str, port: int, seconds: float, allowed: Collection[str]) -> socket.socket:
    """Return a connection to one of the addresses of a host that were looked at.

    Raises:
        RefusedError: it may not be asked, or somebody else is at the other end.
        OSError: none answers.
    """
    failed: OSError = OSError(f"{host} has no address")
    for family, address in check(host, port, allowed):
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(seconds)
            connection.connect(address)
            peer = str(connection.getpeername()[0])
            if f"{host}:{port}" not in allowed and not is_public(peer):
                raise RefusedError(f"{host} leads to the private address {peer}")
        except OSError as error:
            connection.close()
            if isinstance(error, RefusedError):
                raise
            failed = error
        else:
            return connection
    raise failed


def pools(allowed: Collection[str], seconds: float) -> dict[str, type[HTTPConnectionPool]]:
    """Return the pools of connections by scheme, for ``urllib3.PoolManager``, that connect as ``dial`` does."""

    class Http(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self.host, int(self.port or 80), seconds, allowed)

    class Https(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self.host, int(self.port or 443), seconds, allowed)

    class HttpPool(HTTPConnectionPool):
        ConnectionCls = Http

    class HttpsPool(HTTPSConnectionPool):
        ConnectionCls = Https

    return {"http": HttpPool, "https": HttpsPool}
