"""Fails when a package that set-up installs has no reason in docs/dependencies.md.

usage: dependencies.py SOURCE_DIR
"""
import json
import pathlib
import sys


def main():
    source = pathlib.Path(sys.argv[1])
    reasons = (source / "docs/dependencies.md").read_text()
    packages = [line.split()[1] for line in (source / "cmake/packages.txt").read_text().splitlines() if line and line[0] != "#"]
    node = json.loads((source / "package.json").read_text())
    packages += list(node["dependencies"]) + list(node["devDependencies"])
    missing = [package for package in packages if f"`{package}`" not in reasons]
    print("\n".join(f"docs/dependencies.md does not name `{package}`" for package in missing) or "every package has its reason")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
