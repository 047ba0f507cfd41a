"""`sidelight paths`: where its files are, and which SQLite keeps the projects."""

from __future__ import annotations

import click

from store.reading import is_safe_for_sharing, sqlite_version
from tui.cli.options import json_option
from tui.cli.output import say, say_json
from tui.cli.places import config_file, data_folder, log_folder, state_folder


@click.command()
@json_option
def command(*, as_json: bool) -> None:
    """Show where Sidelight keeps its files, and the SQLite it uses.

    SIDELIGHT_CONFIG names another settings file, SIDELIGHT_DATA_DIR another data folder.
    """
    places = {
        "config": str(config_file()),
        "data": str(data_folder()),
        "state": str(state_folder()),
        "log": str(log_folder()),
    }
    safe_to_share = is_safe_for_sharing()
    if as_json:
        say_json({**places, "sqlite": sqlite_version(), "safe_for_sharing": safe_to_share})
        return
    for name, place in places.items():
        say(f"{name:<8}{place}")
    verdict = (
        "several programs may write one project"
        if safe_to_share
        else "older than 3.51.3: only one program at a time may open a project"
    )
    say(f"{'sqlite':<8}{sqlite_version()} ({verdict})")
