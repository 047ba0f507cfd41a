"""A small Textual application that shows the last key, for tests of the harness itself."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Tiny(App[None]):
    """Shows its size and the last key or click; `Ctrl+q` ends it, `!` fails with code 3."""

    CSS = "#last { color: #ff8000; text-style: bold underline; }"
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Show where size and key will appear, and characters two cells wide."""
        yield Static("size", id="size")
        yield Static("last none", id="last")
        yield Static("世界 after wide")

    def on_resize(self, event: events.Resize) -> None:
        """Show the size."""
        self.query_one("#size", Static).update(f"size {event.size.height}x{event.size.width}")

    def on_key(self, event: events.Key) -> None:
        """Show the key's name."""
        if event.character == "!":
            self.exit(return_code=3)
        self.query_one("#last", Static).update(f"last {event.key}")

    def on_click(self, event: events.Click) -> None:
        """Show the cell."""
        self.query_one("#last", Static).update(f"click {event.screen_y},{event.screen_x}")


if __name__ == "__main__":
    app = Tiny()
    app.run()
    raise SystemExit(app.return_code or 0)
