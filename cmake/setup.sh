# Sourced by ./demo and ./check: installs what is missing, configures, builds. A second run finds nothing to do.
# Every failure is one line that says what to do.

die() { printf '%s: %s\n' "$(basename "$0")" "$1" >&2; exit 3; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else die "root rights are needed to install packages: run as root, or install sudo"
  fi
}

# setup_packages KIND…: installs the Debian packages of cmake/packages.txt whose first word is one of the kinds.
setup_packages() {
  local wanted missing="" package
  wanted=$(awk -v kinds=" $* " '!/^#/ && index(kinds, " " $1 " ") { print $2 }' cmake/packages.txt)
  command -v dpkg-query >/dev/null 2>&1 ||
    die "this system has no Debian packages: install the libraries that cmake/packages.txt lists, then run cmake --preset release"
  for package in $wanted; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
  done
  # Node comes from Debian unless the machine already has one with npm.
  command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
  [ -z "$missing" ] && return 0
  . /etc/os-release
  [ "${ID:-}${VERSION_ID:-}" = debian12 ] ||
    die "this is ${PRETTY_NAME:-an unknown system}, not Debian 12: install$missing yourself, then run again"
  echo "installing$missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >build-setup.log 2>&1 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing >>build-setup.log 2>&1 ||
    die "packages could not be installed (build-setup.log says why); by hand: apt-get install$missing"
  rm -f build-setup.log
}

# Site assets and fonts, as package-lock.json pins them.
setup_assets() {
  [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] && return 0
  echo "installing site assets and fonts (npm ci)"
  npm ci --ignore-scripts >build-setup.log 2>&1 || die "npm ci failed (build-setup.log says why)"
  touch node_modules/.package-lock.json
  rm -f build-setup.log
}

# setup_build TESTS TARGET…: TESTS is ON where the tests are to be built; once on, they stay on.
setup_build() {
  local tests=$1
  shift
  if [ ! -f build/build.ninja ] || { [ "$tests" = ON ] && ! grep -q '^DIVULGA_TESTS:BOOL=ON' build/CMakeCache.txt; }; then
    cmake --preset release -DDIVULGA_TESTS="$tests" >build-setup.log 2>&1 ||
      { tail -n 20 build-setup.log >&2; die "cmake could not configure (build-setup.log says why)"; }
    rm -f build-setup.log
  fi
  cmake --build build --target "$@" || die "the build failed; the first error above says where"
}
