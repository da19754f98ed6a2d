"""`diglot`: the group of all commands."""

from __future__ import annotations

import io
import os
import sys

import click

from diglot import __version__
from diglot.cli.align import align_command
from diglot.cli.approve import approve_command
from diglot.cli.build import build_command
from diglot.cli.check import check_command
from diglot.cli.export import export_command
from diglot.cli.importing import import_command
from diglot.cli.ingest import ingest_command
from diglot.cli.models import models_group
from diglot.cli.new import new_command
from diglot.cli.search import search_command
from diglot.cli.serve import serve_command
from diglot.cli.status import status_command
from diglot.errors import DiglotError

__all__ = ["COMMANDS", "diglot", "main"]

COMMANDS: tuple[click.Command, ...] = (
    ingest_command,
    new_command,
    check_command,
    status_command,
    approve_command,
    export_command,
    import_command,
    build_command,
    serve_command,
    search_command,
    align_command,
    models_group,
)
"""Every command, in the order in which a newcomer meets them."""


class _InOrder(click.Group):
    """A group that lists its commands in the order given."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(self.commands)


@click.group(
    cls=_InOrder,
    commands=list(COMMANDS),
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


def main() -> None:
    """Run the command line: exit code 0 when all is well, 1 for findings, 2 for a mistake of the user's."""
    # What the encoding of a terminal or pipe lacks is escaped: an answer is never lost to it.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
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
