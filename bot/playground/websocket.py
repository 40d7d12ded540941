"""The server's side of a WebSocket (RFC 6455): text frames, pings and the end, over a socket that is open already."""

import base64
import hashlib
import socket
import threading

_ACCEPT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
_TEXT, _CLOSE, _PING, _PONG = 0x1, 0x8, 0x9, 0xA
_FINAL = 0x80
_SHORT, _MEDIUM = 126, 127  # length codes: two, and eight bytes follow
MOST_BYTES = 1_000_000


def accept_key(key: str) -> str:
    """Answer the client's key.

    >>> accept_key("dGhlIHNhbXBsZSBub25jZQ==")
    's3pPLMBiTxaQ9kYGzzhZRbK+xOo='
    """
    digest = hashlib.sha1(key.encode() + _ACCEPT, usedforsecurity=False).digest()
    return base64.b64encode(digest).decode()


def handshake(key: str) -> bytes:
    """Write the response that turns the connection into a WebSocket."""
    return (
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Accept: {accept_key(key)}\r\n\r\n"
    ).encode()


def frame(code: int, payload: bytes) -> bytes:
    """Write one whole frame; a server does not mask."""
    size = len(payload)
    if size < _SHORT:
        head = bytes([_FINAL | code, size])
    elif size < 1 << 16:
        head = bytes([_FINAL | code, _SHORT]) + size.to_bytes(2, "big")
    else:
        head = bytes([_FINAL | code, _MEDIUM]) + size.to_bytes(8, "big")
    return head + payload


class WebSocket:
    """A connection to one client."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._sending = threading.Lock()

    def send(self, text: str) -> None:
        """Send a text; raises OSError when the client has gone."""
        self._write(_TEXT, text.encode())

    def receive(self) -> str | None:
        """Wait for a text and give it; pings are answered on the way; None is the end."""
        whole = b""
        while True:
            try:
                code, final, payload = self._frame()
            except OSError:
                return None
            if code == _CLOSE:
                self.close()
                return None
            if code == _PING:
                self._write(_PONG, payload)
            elif code != _PONG:
                whole += payload
                if final:
                    return whole.decode("utf-8", errors="replace")

    def close(self) -> None:
        """Say goodbye and hang up."""
        try:
            self._write(_CLOSE, b"")
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the client was quicker

    def _write(self, code: int, payload: bytes) -> None:
        with self._sending:
            self._socket.sendall(frame(code, payload))

    def _frame(self) -> tuple[int, bool, bytes]:
        first, second = self._bytes(2)
        size = second & 0x7F
        if size == _SHORT:
            size = int.from_bytes(self._bytes(2), "big")
        elif size == _MEDIUM:
            size = int.from_bytes(self._bytes(8), "big")
        if size > MOST_BYTES:
            raise ConnectionError("the frame is too long")
        mask = self._bytes(4) if second & 0x80 else bytes(4)
        payload = bytes(byte ^ mask[place % 4] for place, byte in enumerate(self._bytes(size)))
        return first & 0x0F, bool(first & _FINAL), payload

    def _bytes(self, count: int) -> bytes:
        got = b""
        while len(got) < count:
            more = self._socket.recv(count - len(got))
            if not more:
                raise ConnectionError("the client has gone")
            got += more
        return got
