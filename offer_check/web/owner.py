"""The two ends of a connection on this machine in, the user out whose program is at the other end."""

from __future__ import annotations

import socket
import struct

Address = tuple[str, int]

_FAMILY = getattr(socket, "AF_NETLINK", None)
_SOCKETS = 4
"""The part of the Linux kernel that tells about sockets (NETLINK_SOCK_DIAG)."""
_ABOUT = 20
"""The type of a question about one socket, and of the answer (SOCK_DIAG_BY_FAMILY)."""
_HEAD, _QUESTION = struct.Struct("=LHHLL"), struct.Struct("=BBBxL")
_PORTS, _ANY = struct.Struct("!HH16s16s"), struct.pack("=L8s", 0, b"\xff" * 8)
_USER = struct.Struct("=64xL")
"""The user in an answer, behind family, addresses and queues (inet_diag_msg)."""


def owner(there: Address, here: Address) -> int | None:
    """The number of the user who opened the connection from `there` to `here`; None where the system does not tell."""
    if _FAMILY is None:
        return None
    ends = _PORTS.pack(there[1], here[1], socket.inet_aton(there[0]), socket.inet_aton(here[0])) + _ANY
    body = _QUESTION.pack(socket.AF_INET, socket.IPPROTO_TCP, 0, 0xFFFFFFFF) + ends
    try:
        with socket.socket(_FAMILY, socket.SOCK_RAW, _SOCKETS) as kernel:
            kernel.settimeout(1)
            kernel.send(_HEAD.pack(_HEAD.size + len(body), _ABOUT, 1, 0, 0) + body)
            answer = kernel.recv(4096)
    except OSError:
        return None
    _, kind, *_ = _HEAD.unpack_from(answer)
    if kind != _ABOUT:
        return None
    (user,) = _USER.unpack_from(answer, _HEAD.size)
    return int(user)
