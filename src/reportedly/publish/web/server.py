"""Listening, and answering: what stands between the application and the network."""

from __future__ import annotations

import secrets
import socket
import stat
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from reportedly.errors import SettingsError

SHORTEST_TOKEN = 16
"""Characters of a token, at least: 16 of a random one are more than anybody can try."""

_QUEUE = 256  # connections that wait to be taken
_REST_S = 75  # a connection may rest so long; uvicorn's 5 s end many just as their next request is on its way
_PATIENCE_S = 3  # how long requests may go on after Ctrl-C


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        SettingsError: The port is taken, or needs rights that we do not have, or the host is not this machine's.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[
            0
        ]
        door = socket.socket(family, kind)
    except OSError as error:
        raise SettingsError(f"there is no such host: {error.strerror}", where=f"--host {host}") from error
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(_QUEUE)
    except OSError as error:
        door.close()
        what = f"nothing can listen there: {(error.strerror or str(error)).lower()}"
        fix = "name another port: --port 0 takes one that is free"
        raise SettingsError(what, where=f"{host}:{port}", fix=fix) from error
    return door


def url_of(host: str, door: socket.socket) -> str:
    """The address to type into a browser."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{door.getsockname()[1]}/"


def run(app: FastAPI, door: socket.socket) -> None:
    """Answer until Ctrl-C, which is raised again when all requests are done.

    Raises:
        KeyboardInterrupt: Somebody pressed it.
    """
    server_of(app).run(sockets=[door])


def server_of(app: FastAPI) -> uvicorn.Server:
    """What answers, before it does."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE_S,
        timeout_keep_alive=_REST_S,
    )
    return uvicorn.Server(config)


def read_token(path: Path) -> tuple[str, bool]:
    """The token in a file, and whether the file was made now: then nobody else on this machine can read it.

    Raises:
        SettingsError: The file cannot be read or made, or what it holds is too short.
    """
    try:
        token = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return _made(path), True
    except (OSError, ValueError) as error:
        raise SettingsError("the token cannot be read", where=str(path)) from error
    if len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable():
        what = f"a token has at least {SHORTEST_TOKEN} characters, all of ASCII"
        raise SettingsError(what, where=str(path), fix="remove the file, and a new token is made")
    return token, False


def _made(path: Path) -> str:
    token = secrets.token_urlsafe(32)
    try:
        path.touch(mode=stat.S_IRUSR | stat.S_IWUSR, exist_ok=False)
        path.write_text(f"{token}\n", encoding="ascii")
    except OSError as error:
        raise SettingsError("no token can be written there", where=str(path)) from error
    return token
