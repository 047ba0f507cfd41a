"""What the panes report of the mouse, handed to the state."""

from __future__ import annotations

from store.errors import SidelightError
from tui.screens.surface import Surface
from tui.state import Workspace
from tui.state.pointing import beside, click, drag
from tui.widgets.article_pane import ArticlePane


class Pointed:
    """Mixed into the workspace's screen: its handlers of what the panes post."""

    state: Workspace
    surface: Surface

    def paint(self) -> None:
        """Bring the screen up to the state."""
        raise NotImplementedError

    def fail(self, error: SidelightError) -> None:
        """Tell why something was not done."""
        raise NotImplementedError

    def _number_of(self, article: ArticlePane) -> int:
        return next(n for n, c in enumerate(self.surface.columns) if c.article is article)

    def on_article_pane_clicked(self, event: ArticlePane.Clicked) -> None:
        """Put the cursor there, or select."""
        number = self._number_of(event.pane)
        click(self.state, number, event.offset, shift=event.shift, count=event.count)
        self.paint()

    def on_article_pane_dragged(self, event: ArticlePane.Dragged) -> None:
        """Select from where the drag began to where it is."""
        drag(self.state, self._number_of(event.pane), event.anchor, event.head)
        self.paint()

    def on_article_pane_beside(self, event: ArticlePane.Beside) -> None:
        """Mean the span whose letter was hit, or follow the link whose number was."""
        try:
            beside(self.state, self._number_of(event.pane), event.spans, event.links)
        except SidelightError as error:
            self.fail(error)
        self.paint()
