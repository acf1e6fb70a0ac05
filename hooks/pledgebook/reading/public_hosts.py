"""Connections that reach only the machines that may be asked, whatever a name is made to mean."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, ip_address

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NameResolutionError


class NotPublicError(HTTPError):
    """An address of this computer, or of the network it is in."""


def is_public(ip: str) -> bool:
    found = ip_address(ip.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def guarded_pools(may_be_asked: Callable[[str], bool]) -> dict[str, type[HTTPConnectionPool]]:
    """Connections that try whom they reach, before and after: a name may mean another machine the second time."""

    def refuse(ips: Iterable[str]) -> None:
        for ip in ips:
            if not may_be_asked(ip):
                raise NotPublicError(ip)

    class Plain(HTTPConnection):
        def connect(self) -> None:
            refuse(_ips_of(self))
            super().connect()
            refuse([self.sock.getpeername()[0]])

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            refuse(_ips_of(self))
            super().connect()
            refuse([self.sock.getpeername()[0]])

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _ips_of(connection: HTTPConnection) -> list[str]:
    try:
        found = socket.getaddrinfo(connection.host, connection.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    return [str(address[0]) for *_, address in found]
