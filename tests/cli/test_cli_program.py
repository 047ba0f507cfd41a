"""The program as a whole: what it loads, how it ends, what it says when it is called wrongly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from store.version import VERSION
from tests.cli.conftest import FIRST, Sidelight
from tui.cli import COMMANDS

ROOT = Path(__file__).parents[2]
START = "import sys; sys.argv[0] = 'sidelight'; from tui.cli import main; main()"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_loads_no_store_and_no_screen() -> None:
    """Asking for help pays for click and a table."""
    script = (
        "import sys\nfrom tui.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n"
        "    heavy = {'chardet', 'importlib.metadata', 'platformdirs', 'pysqlite3', 'rich',"
        " 'sqlite_utils', 'store.project', 'textual', 'fastjsonschema'}\n"
        "    assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "export" in done.stdout


def test_help_says_what_the_exit_codes_mean(sidelight: Sidelight) -> None:
    """Scripts can rely on them."""
    page = " ".join(sidelight("--help").stdout.split())
    assert "0 done; 1 failed" in page
    assert "130 interrupted" in page


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(sidelight: Sidelight, name: str) -> None:
    """The table names modules that exist, and each has help."""
    assert f"sidelight {name}" in sidelight(name, "--help").stdout


@pytest.mark.parametrize("name", ["import", "export", "check", "log", "tagset show", "open"])
def test_every_command_takes_a_project(sidelight: Sidelight, name: str) -> None:
    """One option, and one variable, everywhere."""
    page = sidelight(*name.split(), "--help").stdout
    assert "--project FILE" in page
    assert "SIDELIGHT_PROJECT" in page


def test_the_version_is_that_of_the_package(sidelight: Sidelight) -> None:
    """The constant and the package agree."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == VERSION
    assert VERSION in sidelight("--version").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["frob"],
        ["open", "--frob"],
        ["import", "--project", "x.db"],
        ["import", "x.txt"],
        ["export", "--project", "x.db", "--output", "y", "--format", "z"],
        ["open"],
        [],
    ],
)
def test_a_wrong_call_ends_with_2(arguments: list[str], tmp_path: Path) -> None:
    """It is told on standard error, and nothing is made."""
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_failure_ends_with_1_and_a_hint(sidelight: Sidelight, tmp_path: Path) -> None:
    """The sentence names the file; the hint says what to do."""
    result = sidelight("check", "--project", tmp_path / "none.db", expect=1)
    assert result.stdout == ""
    assert result.stderr.startswith("sidelight: There is no project ")
    assert "sidelight import" in result.stderr


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    """And takes back what was under way."""
    os.mkfifo(tmp_path / "never.txt")
    script = (
        "import os, signal\nimport tui.cli.articles as a\n"
        "a.add_article = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
    )
    target = tmp_path / "new.db"
    done = subprocess.run(
        [sys.executable, "-c", script + START, "import", str(FIRST), "--project", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 128 + signal.SIGINT, done.stderr
    assert "Interrupted" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["never.txt"]


def test_the_application_refuses_to_start_without_a_terminal(project: Path) -> None:
    """A script that calls it learns so, instead of getting escape sequences."""
    for arguments in (["open", str(project)], ["demo"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert "needs a terminal" in done.stderr
        assert "\x1b" not in done.stdout + done.stderr


def test_what_the_encoding_lacks_is_a_question_mark(project: Path) -> None:
    """A terminal of another age gets an answer, and no traceback."""
    done = run("import", str(FIRST), "--project", str(project), PYTHONIOENCODING="latin-1:strict")
    assert done.returncode == 0, done.stderr
    assert "?Up to 1,200 containers adrift off Cape Ansel?" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_the_program(sidelight: Sidelight, shell: str) -> None:
    """Each shell gets a script that asks `sidelight` itself."""
    script = sidelight("completion", shell).stdout
    assert "_SIDELIGHT_COMPLETE" in script


def test_completion_knows_the_commands() -> None:
    """What a shell asks, the program answers with its own commands."""
    asked = {
        "_SIDELIGHT_COMPLETE": "bash_complete",
        "COMP_WORDS": "sidelight va",
        "COMP_CWORD": "1",
    }
    assert run(**asked).stdout == "plain,validate\n"


def test_paths_follow_the_environment(sidelight: Sidelight, home: Path) -> None:
    """Settings and data can be put elsewhere; the SQLite in use is named."""
    plain = sidelight("paths").stdout
    assert f"{home}/.config/sidelight/config.toml" in plain
    assert "sqlite" in plain
    moved = sidelight("paths", SIDELIGHT_CONFIG="/c/my.toml", SIDELIGHT_DATA_DIR="/d").stdout
    assert "/c/my.toml\n" in moved
    assert "/d\n" in moved
