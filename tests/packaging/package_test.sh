#!/usr/bin/env bash
# CPack makes the .deb; dpkg installs it into a root of its own, and the program there runs.
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/starter.sh"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
(cd "$build" && cpack -G DEB -B "$root/packages" >"$root/cpack.log" 2>&1) || { cat "$root/cpack.log"; exit 1; }
package=$(ls "$root"/packages/*.deb)
dpkg-deb -I "$package" | grep -q 'Depends:.*libpoco' || { echo "the package does not name the libraries it needs"; exit 1; }
dpkg-deb -I "$package" | grep -q 'Depends:.*fonts-noto-core' || { echo "the package does not name its fonts"; exit 1; }
mkdir -p "$root/system/var/lib/dpkg/updates" "$root/system/var/lib/dpkg/info"
touch "$root/system/var/lib/dpkg/status"
# The libraries are the machine's own; only this package's files are under test.
fakeroot=""
[ "$(id -u)" = 0 ] || fakeroot="--force-not-root"
dpkg --root="$root/system" --force-depends --log="$root/dpkg.log" $fakeroot -i "$package" >"$root/install.log" 2>&1 || { cat "$root/install.log"; exit 1; }
build_starter "$root/system/usr/bin/divulga" "$root"
dpkg --root="$root/system" --force-depends --log="$root/dpkg.log" $fakeroot -r divulga >/dev/null 2>&1
[ ! -e "$root/system/usr/bin/divulga" ] || { echo "removing the package left the program behind"; exit 1; }
