"""The commands; no logic. Data goes to standard output, everything else to standard error.

Exit status: 0 all read; 1 some inputs could not be read (the rest are kept); 2 wrong usage or setting; 3 the ledger or
the model is out of order; 4 a bug of ours; 130 interrupted. Imports that cost time wait until a command needs them.
"""

# ruff: noqa: PLC0415  # spaCy, SQLAlchemy and rich cost up to two seconds: --help and usage errors must not wait for them

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import click

from reportedly.commands.asking import claims, show, sources
from reportedly.commands.comparing import disputes, questions, relations, timeline
from reportedly.commands.export import export
from reportedly.commands.individuals import individuals
from reportedly.commands.looking import OUT_OF_ORDER, doctor, schema
from reportedly.commands.options import debug_option
from reportedly.commands.reading import read
from reportedly.commands.reviewing import review
from reportedly.commands.serve import serve
from reportedly.errors import ReportedlyError

INTERRUPTED = 130


class Commands(click.Group):
    """Turns what goes wrong into a line on standard error and the exit status that `errors.py` names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order in which one meets them, not in that of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's own signature
        """Run the command; every way out of it passes here."""
        from reportedly.publish.terminal import forgive_narrow_encodings, warn, warn_of

        forgive_narrow_encodings()
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except ReportedlyError as error:
            warn_of(error)
            _leave(ctx, error.exit_status)
        except KeyboardInterrupt:
            _leave(ctx, INTERRUPTED)
        except BrokenPipeError:
            _leave_quietly(ctx)
        except OSError as error:
            warn(f"{error.filename or 'standard output'}: {error.strerror or error}")
            _leave(ctx, OUT_OF_ORDER)
        except Exception as error:  # noqa: BLE001  # the last door: a bug of ours, told as one
            warn(f"a bug of ours: {type(error).__name__}: {error} (run it with --debug and report what that prints)")
            _leave(ctx, ReportedlyError.exit_status)
        else:
            return result


def _leave(ctx: click.Context, status: int) -> None:
    if ctx.meta.get("debug"):
        traceback.print_exc()
    ctx.exit(status)


def _leave_quietly(ctx: click.Context) -> None:
    """Whoever read our output wants no more of it: nothing is wrong, and Python must not complain while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    ctx.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reportedly")
@debug_option
def cli() -> None:
    """Read news reports and keep a ledger of what was claimed: by whom, how many, when and where.

    Every value is tied to the exact words that it came from. Nothing leaves this machine.
    """


_ASKING = (claims, questions, timeline, disputes, relations, sources, individuals, show)

for _command in (read, *_ASKING, review, export, serve, schema, doctor):
    cli.add_command(_command)


def main() -> None:
    """The console script."""
    cli(prog_name="reportedly")


if __name__ == "__main__":
    main()
