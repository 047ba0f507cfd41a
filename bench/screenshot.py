"""`python -m bench.screenshot FILE.svg [KEYS...]`: the sample workspace as a picture.

The program itself draws it, in a real terminal, after the keys; it stands alone, without fonts
fetched from elsewhere.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from bench.pty import Pty, program

SECONDS = 3
"""After this long the program takes the picture."""


def main(target: str, *keys: str) -> int:
    """Write the picture to `target`; return the exit code."""
    path = Path(target).absolute()
    with tempfile.TemporaryDirectory(prefix="shot-") as home:
        env = {
            "HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_STATE_HOME": home,
            "XDG_CONFIG_HOME": home,
            "TEXTUAL_SCREENSHOT": str(SECONDS),
            "TEXTUAL_SCREENSHOT_LOCATION": home,
            "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
        }
        with Pty([program(), "demo"], rows=36, cols=120, env=env) as screen:
            screen.drain(1.0, SECONDS)
            for key in keys:
                screen.write(key.encode())
                screen.drain(0.1, 1.0)
            screen.drain(SECONDS, 2 * SECONDS)
        drawn = Path(home, "shot.svg").read_text(encoding="utf-8")
    path.write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL), encoding="utf-8")
    print(f"{target}: {len(drawn) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
