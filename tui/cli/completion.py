"""`sidelight completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from store.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell, for its start-up file.

    In bash, for example: eval "$(sidelight completion bash)"
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"There is no completion for {shell}.", f"Known: {', '.join(SHELLS)}.")
    script = kind(ctx.find_root().command, {}, "sidelight", "_SIDELIGHT_COMPLETE").source()
    click.echo(script)
