#!/bin/sh
# Makes .venv hold what the lock says, and does nothing where it already does.
#
#     sh requirements/install.sh run|dev
#
# PYTHON names another interpreter than python3. `.venv/.installed` says for which place,
# interpreter and lock the environment is complete; without that file it is half made, and starts anew.
set -eu
cd "$(dirname "$0")/.."
kind=$1
venv=.venv
stamp=$venv/.installed

say() { printf '%s\n' "$*" >&2; }
key() { cat "requirements/$1.txt" pyproject.toml | cksum; }
stamped() { grep -qxF "$1" "$stamp" 2>/dev/null; }

usable() {
    stamped "at $(pwd -P)" || return 1
    [ -z "${PYTHON-}" ] || stamped "python $PYTHON" || return 1
    "$venv/bin/python" -c '' 2>/dev/null
}

create() {
    python=${PYTHON:-python3}
    command -v "$python" >/dev/null || {
        say "Sidelight needs Python 3.11 or newer, and $python is not there: install it (Debian, Ubuntu: apt install python3 python3-venv)."
        exit 1
    }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "Sidelight needs Python 3.11 or newer, and $python is $("$python" --version 2>&1). Name a newer one: PYTHON=python3.12 before the call."
        exit 1
    }
    "$python" -c 'import ensurepip, venv' 2>/dev/null || {
        say "$python has no venv: install it (Debian, Ubuntu: apt install python3-venv), then call make again."
        exit 1
    }
    say "Making $venv with $("$python" --version)."
    "$python" -m venv --clear "$venv"
}

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --no-input --quiet "$@"; }

usable || create
! stamped "$kind $(key "$kind")" || exit 0
say "Installing requirements/$kind.txt into $venv."
rm -f "$stamp"
pip install --require-hashes -r "requirements/$kind.txt"
pip install --no-deps --no-build-isolation --no-index --editable .
{
    printf 'at %s\npython %s\n' "$(pwd -P)" "${PYTHON-}"
    printf 'run %s\n' "$(key run)"
    [ "$kind" = run ] || printf '%s %s\n' "$kind" "$(key "$kind")"
} >"$stamp.new"
mv "$stamp.new" "$stamp"
