"""`diglot`: the group of all commands."""

from __future__ import annotations

import atexit
import codecs
import gc
import io
import os
import sys
from importlib import import_module

import click

from diglot import __version__
from diglot.errors import DiglotError

__all__ = ["COLLECT_AFTER", "COMMANDS", "command", "diglot", "main"]

COMMANDS = (
    "ingest",
    "new",
    "check",
    "status",
    "translate",
    "approve",
    "export",
    "import",
    "build",
    "serve",
    "search",
    "align",
    "models",
)
"""Every command, in the order in which a newcomer meets them: each is a module beside this one."""
COLLECT_AFTER = 70_000
"""New objects after which Python looks for garbage, 700 by default: little of what a command makes refers to itself. On
200 pairs that takes 8 % off the CPU of a check, and 0.6 of 22.6 s off that of a first build of 300."""
_MODULES = {"import": "importing"}
"""The modules that cannot have the name of their command."""


def command(name: str) -> click.Command:
    """The command with `name`, of `COMMANDS`. Its module is imported when asked for: all take a quarter of a second."""
    module = import_module(f"diglot.cli.{_MODULES.get(name, name)}")
    return next(value for value in vars(module).values() if isinstance(value, click.Command) and value.name == name)


class _Commands(click.Group):
    """The group of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        return command(cmd_name) if cmd_name in COMMANDS else None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command explains itself: diglot COMMAND --help. A mistake is told in one line that names its place.",
)
@click.version_option(__version__, prog_name="diglot")
def diglot() -> None:
    """Keep one knowledge base in two languages, in step.

    The entries are Markdown files: content/en/… and content/fr/…, the same name in each language. Edit them with any
    editor; diglot tells you what the languages do not say alike, builds the site, and makes it searchable.

    Run it in the folder that holds mkdocs.yml.
    """


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """What the encoding of a terminal or pipe lacks, as JSON writes it: no answer is lost, and JSON stays JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import json  # noqa: PLC0415  # most terminals lack nothing

    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def main() -> None:
    """Run the command line: exit code 0 when all is well, 1 for findings, 2 for a mistake of the user's."""
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(gc.freeze)  # else Python looks through everything once more before it ends
    codecs.register_error("json_escapes", _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="json_escapes")
    try:
        code = diglot.main(prog_name="diglot", standalone_mode=False)
    except DiglotError as error:
        for line in error.lines:
            click.echo(line, err=True)
        code = 2
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        context = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "diglot"
        click.echo(f"{context}: {error.format_message().replace(chr(10), ' ')} See {context} --help.", err=True)
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # The reader of a pipe has gone (`diglot check | head`); Python must not try to flush to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
