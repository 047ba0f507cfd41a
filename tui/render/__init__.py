"""From text, spans and a width to strips of cells: pure, no widget, no app."""
