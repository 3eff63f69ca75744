#!/usr/bin/env bash
# `cmake --install` into a folder of its own; the program there must not read from the build tree.
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/starter.sh"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cmake --install "$build" --prefix "$root/usr" >/dev/null
[ ! -L "$root/usr/share/divulga/templates" ] || { echo "templates are a link into the source"; exit 1; }
grep -q "divulga build" "$root/usr/share/man/man1/divulga.1" || grep -q 'divulga build' <(man -l "$root/usr/share/man/man1/divulga.1")
grep -q "SINTASSI" "$root/usr/share/man/it/man1/divulga.1"
LC_ALL=it_IT.UTF-8 "$root/usr/bin/divulga" --help | grep -q "^comandi:" || { echo "the installed program has no Italian"; exit 1; }
bash -n "$root/usr/share/bash-completion/completions/divulga"
build_starter "$root/usr/bin/divulga" "$root"
