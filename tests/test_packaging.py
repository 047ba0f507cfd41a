"""What is shipped: the wheel built from the sdist, installed where nothing of the checkout is.

The new environment borrows the dependencies of the running one by a path entry, so no network is
needed; an editable install is not borrowed with them, since path entries are not followed twice.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
DATA = {".json", ".tcss", ".toml", ".typed"}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command outside the checkout, with nothing of it in the environment; return stdout."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (
        f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    )
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> set[PurePosixPath]:
    """The names of the files in the wheel, its own records left out."""
    with zipfile.ZipFile(wheel) as archive:
        paths = {PurePosixPath(name) for name in archive.namelist()}
    return {path for path in paths if not path.parts[0].endswith(".dist-info")}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has the wheel and the dependencies only."""
    folder = tmp_path_factory.mktemp("empty") / "env"
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", ask, cwd=folder).strip())
    borrowed = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (packages / "borrowed.pth").write_text("".join(f"{path}\n" for path in borrowed))
    pip = [sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet"]
    run(*pip, "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder)
    return folder / "bin"


def files_below(*folders: str) -> set[PurePosixPath]:
    """Return the checkout's files below these folders, caches left out."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    paths = {PurePosixPath(path.relative_to(ROOT).as_posix()) for path in found}
    return {path for path in paths if not any(re.match(r"\.|__pycache__", p) for p in path.parts)}


def test_the_wheel_has_two_top_levels(shipped: set[PurePosixPath]) -> None:
    """Nothing but the two packages lands in the environment: no tests, no benchmarks."""
    assert {path.parts[0] for path in shipped} == {"store", "tui"}
    assert not [path for path in shipped if path.name.startswith("test")]


def test_the_wheel_has_every_module_and_every_data_file(shipped: set[PurePosixPath]) -> None:
    """Whatever lies in the packages is shipped: code, styles, tag sets, schemas, type markers."""
    sources = files_below("store", "tui")
    assert sources <= shipped
    assert {PurePosixPath("store/py.typed"), PurePosixPath("tui/py.typed")} <= shipped
    assert {path.suffix for path in sources} <= {".py"} | DATA


def test_the_samples_are_shipped_for_the_demo_alone(shipped: set[PurePosixPath]) -> None:
    """They lie under `tui/samples`, complete, and are all that is not of the packages."""
    samples = {PurePosixPath("tui", path) for path in files_below("samples")}
    assert samples
    assert shipped - files_below("store", "tui") == samples


def test_the_sdist_builds_itself_and_can_be_tested(built: Path) -> None:
    """It has samples, tests, lock and the make file."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {PurePosixPath(*PurePosixPath(name).parts[1:]) for name in archive.getnames()}
    files = {"Makefile", "requirements/run.txt", "requirements/install.sh", "tests/conftest.py"}
    assert set(map(PurePosixPath, files)) | files_below("samples") <= names


def test_the_program_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """The command answers, and its code is the installed one."""
    assert "import" in run(installed / "sidelight", "--help", cwd=tmp_path)
    for name in ("store", "tui"):
        where = run(
            installed / "python", "-c", f"import {name}; print({name}.__file__)", cwd=tmp_path
        )
        assert Path(where).is_relative_to(installed.parent)


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """`demo --check` imports the shipped samples, says so, and opens no screen."""
    assert run(installed / "sidelight", "demo", "--check", cwd=tmp_path).strip()


@pytest.fixture(params=["run", "dev"])
def lock(request: pytest.FixtureRequest) -> str:
    """The text of each lock file in turn."""
    return (ROOT / f"requirements/{request.param}.txt").read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Return name and version of what a lock pins."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock, flags=re.MULTILINE))


def test_the_lock_pins_by_hash_and_names_no_place(lock: str) -> None:
    """What is installed is the same everywhere, wherever it comes from."""
    entries = re.findall(r"^[\w.-]+==\S+ \\\n    --hash=sha256:", lock, flags=re.MULTILINE)
    assert len(entries) == len(pins(lock)) == lock.count("==")
    assert "://" not in lock


def test_the_lock_satisfies_the_declared_dependencies(lock: str) -> None:
    """A dependency that is declared and not locked, or locked too old, is found here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = pins(lock)
    for need in map(Requirement, project["dependencies"]):
        assert pinned[need.name] in need.specifier


def test_running_and_developing_use_the_same_versions() -> None:
    """`make test` tests what `make demo` runs."""
    run_lock, dev_lock = (
        pins((ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8"))
        for name in ("run", "dev")
    )
    assert run_lock.items() <= dev_lock.items()
