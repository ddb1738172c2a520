"""Serving the page and the JSON API."""

# ruff: noqa: PLC0415  # FastAPI, spaCy and SQLAlchemy cost up to two seconds: --help and usage errors must not wait

from __future__ import annotations

import click

from reportedly.commands.options import debug_option, ledger_option


@click.command(short_help="Open the ledger as a page, with a JSON API.")
@ledger_option
@click.option("--host", metavar="NAME", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="On which port; 0 takes one that is free.",
)
@click.option("--write", is_flag=True, help="Take new reports and reviews; without it, one can only look.")
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Holds the token for writing through the API, or from other machines; made where there is none.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@debug_option
def serve(*, ledger: str, host: str, port: int, write: bool, token_file: str | None, open_browser: bool) -> None:
    """Serve the ledger as a page for the browser, and as JSON under /api/v1 (its documentation is at /api/v1/docs).

    Only this machine reaches it, unless --host names another address. Ctrl-C ends it. Nothing leaves this machine but
    to those who ask the server.
    """
    import webbrowser
    from pathlib import Path

    from reportedly.desk.desk import Desk
    from reportedly.errors import SettingsError
    from reportedly.persist import Ledger
    from reportedly.pipeline import link_ledger
    from reportedly.publish.terminal import linking_progress, warn, write_line
    from reportedly.publish.web.app import create_app
    from reportedly.publish.web.server import listen, read_token, run, url_of
    from reportedly.publish.web.settings import ServeSettings

    token = None
    if token_file is not None:
        token, is_new = read_token(Path(token_file))
        if is_new:
            warn(f"made a new token in {token_file}")
    settings = ServeSettings(host=host, write=write, token=token)
    if write and not settings.is_loopback and token is None:
        fix = "name a file for its token: --token-file FILE; or leave out --write"
        raise SettingsError("a server that others reach does not write without a token", where="--write", fix=fix)
    with Ledger.open(ledger, create=write) as kept, listen(host, port) as door:
        with linking_progress() as watch:
            link_ledger(kept, watch)
        address = url_of(host, door)
        write_line(f"{address}  ({'read and write' if write else 'read only'}; Ctrl-C ends it)")
        if write and not settings.is_loopback:
            warn(f"to write from another machine, sign in at {address}sign-in with the token in {token_file}")
        if open_browser:
            webbrowser.open(address)
        run(create_app(Desk(kept), settings), door)
