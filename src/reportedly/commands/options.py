"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from reportedly.records import ClaimFilter, ClaimKind

if TYPE_CHECKING:
    from reportedly.persist import Ledger


class IsoDay(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Raises ``click.BadParameter`` for anything but an ISO date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not an ISO date; write it as 2024-05-09", param, ctx)


def _note_debug(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["debug"] = True


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_note_debug, help="Show the traceback of an error."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One record a line, as `reportedly schema` says.")
ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    default="reportedly.db",
    envvar="REPORTEDLY_LEDGER",
    show_default=True,
    show_envvar=True,
    help="The ledger.",
)
parser_option = click.option("--parser", metavar="NAME", help="Another installed English spaCy pipeline.")
model_option = click.option(
    "--model", metavar="NAME", help="Another model of who said what: its name or folder, or `rules` for none."
)


_FILTERS = (
    click.option("--kind", type=click.Choice([kind.value for kind in ClaimKind]), help="Only claims of this kind."),
    click.option("--predicate", metavar="WORD", help="What is said to be so: killed, wounded, missing, deployed, …"),
    click.option("--source", metavar="TEXT", help="Somebody in the chain of sources."),
    click.option("--place", metavar="TEXT", help="Where."),
    click.option("--about", metavar="TEXT", help="Words of the claim."),
    click.option("--report", metavar="ID", help="The start of a report's id."),
    click.option("--since", type=IsoDay(), metavar="DATE", help="Published on this day or later."),
    click.option("--until", type=IsoDay(), metavar="DATE", help="Published on this day or earlier."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than this many."),
)


def claim_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters of claims; they reach it as one ``ClaimFilter``."""

    @wraps(command)
    def filtered(**given: Any) -> None:  # noqa: ANN401  # what click parsed
        names = [field.name for field in fields(ClaimFilter)]
        chosen = {name: given.pop(name) for name in names}
        kind = ClaimKind(chosen["kind"]) if chosen["kind"] else None
        command(ClaimFilter(**{**chosen, "kind": kind}), **given)

    for option in reversed(_FILTERS):
        filtered = option(filtered)
    return filtered


event_option = click.option("--event", metavar="TEXT", help="An event: the start of its id, or words of its title.")
limit_option = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than this many.")


def linked_ledger(ledger: str) -> Ledger:
    """The ledger, with what a stopped run, or an older version, left unlinked made up for."""
    from reportedly.persist import Ledger  # noqa: PLC0415  # SQLAlchemy and spaCy: --help must not wait for them
    from reportedly.pipeline import link_ledger  # noqa: PLC0415  # as above
    from reportedly.publish.terminal import linking_progress  # noqa: PLC0415  # as above

    kept = Ledger.open(ledger, create=False)
    try:
        with linking_progress() as watch:
            link_ledger(kept, watch)
    except BaseException:
        kept.close()
        raise
    return kept
