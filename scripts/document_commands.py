"""Write docs/commands.md from what the commands say of themselves: ``python scripts/document_commands.py``."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from reportedly.cli import cli

TARGET = Path(__file__).resolve().parents[1] / "docs/commands.md"

HEAD = """# The commands

Made from `--help` by `make docs`. Data goes to standard output, progress and warnings to standard error.

| exit status | |
|---|---|
| 0 | all was read; or whoever read our output closed it |
| 1 | some inputs could not be read; the others are kept |
| 2 | wrong usage, or a setting that cannot be used |
| 3 | the ledger or the model is out of order; `reportedly doctor` says what |
| 4 | a bug of ours: run it with `--debug`, and report what that prints |
| 130 | interrupted; what was read is kept, and the same command goes on |

`REPORTEDLY_LEDGER` names the ledger where `--ledger` does not. `NO_COLOR`, if not empty, takes colour away. `COLUMNS`
sets the width of tables in a pipe (120 otherwise). The network is never used.
"""


def main() -> None:
    """One section a command."""
    sections = [HEAD]
    for arguments in ([], *([name] for name in cli.commands)):
        shown = CliRunner().invoke(cli, [*arguments, "--help"], prog_name="reportedly", env={"COLUMNS": "80"}).stdout
        title = f"## reportedly {' '.join(arguments)}".rstrip()
        sections.append(f"{title}\n```text\n{shown}```\n")
    TARGET.write_text("\n".join(sections), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
