#!/bin/sh
# Sets up .venv for the Makefile: `sh tooling/setup.sh run|test|browser|schemas|lock`. Says in one line what the machine lacks.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
python=$venv/bin/python
log=$venv/setup.log

fail() {
    echo "diglot: $1" >&2
    exit 2
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    found=$(python3 --version 2>/dev/null || echo "no Python")
    fail "Python 3.11 or newer is needed, found $found; install it and run make again (or make PYTHON=/path/to/python3.11)"
}

make_venv() {
    if "$python" -m pip --version >/dev/null 2>&1; then
        return
    fi
    base=$(find_python)
    "$base" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "$base has no venv module; install it (Debian, Ubuntu: apt install python3-venv) and run make again"
    rm -rf "$venv"
    echo "Making $venv with $("$base" --version)"
    "$base" -m venv "$venv" || fail "$venv could not be made here; is the folder writable?"
}

install() {
    echo "Installing what requirements/$1.lock pins (once; about a minute)"
    "$python" -m pip install --disable-pip-version-check --quiet --require-hashes -r "requirements/$1.lock" >"$log" 2>&1 ||
        fail "the packages could not be installed: $(grep -m 1 '^ERROR' "$log" || tail -n 1 "$log") (all of it: $log)"
}

install_diglot() {
    "$python" -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable . >"$log" 2>&1 ||
        fail "diglot itself could not be installed: $(tail -n 1 "$log") (all of it: $log)"
}

has_browser() {
    "$python" -m tests.browser.find >/dev/null 2>&1
}

# The browser tests need Chromium or Chrome. Where none is found, one is installed: through Debian's packages as root,
# else the one that Playwright offers, in the user's cache.
install_browser() {
    has_browser && return
    echo "Installing Chromium for the browser tests (once)"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        { apt-get update && apt-get install --yes --no-install-recommends chromium; } >"$log" 2>&1 || true
    else
        "$venv/bin/playwright" install chromium >"$log" 2>&1 || true
    fi
    has_browser ||
        fail "no browser for the browser tests; install Chromium or Chrome (Debian, Ubuntu: apt install chromium) and run make test again"
}

# The published schemas of TMX and TBX may not be copied into this repository; Debian's package of OmegaT ships them.
# Where it is not installed, it is unpacked beside the tests' other tools. Without it they validate by grammars of ours.
fetch_schemas() {
    jar=usr/share/omegat/OmegaT.jar
    { [ -e "/$jar" ] || [ -e "$venv/OmegaT.jar" ] || [ -e "$venv/.no-schemas" ]; } && return
    { command -v apt-get && command -v dpkg-deb; } >/dev/null || return 0
    folder=$(mktemp -d)
    (cd "$folder" && apt-get download omegat && dpkg-deb -x omegat_*.deb .) >"$log" 2>&1 &&
        cp "$folder/$jar" "$venv/OmegaT.jar" || : >"$venv/.no-schemas" # asked for once
    rm -rf "$folder"
}

case "${1:-}" in
run)
    make_venv
    install run
    install_diglot
    touch "$venv/.run.stamp"
    ;;
test)
    install test
    touch "$venv/.test.stamp"
    ;;
browser)
    install_browser
    ;;
schemas)
    fetch_schemas
    ;;
lock)
    "$python" -m pip install --disable-pip-version-check --quiet uv
    for name in run test; do
        group=""
        [ $name = test ] && group="--group test --constraints requirements/run.lock"
        # shellcheck disable=SC2086  # the group is two words
        "$venv/bin/uv" pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header \
            --python-version 3.11 pyproject.toml requirements/build.in $group --output-file "requirements/$name.lock"
    done
    ;;
*)
    fail "usage: sh tooling/setup.sh run|test|browser|schemas|lock"
    ;;
esac
