"""Real terminals for end-to-end tests: a pseudo-terminal with a screen, and tmux."""
