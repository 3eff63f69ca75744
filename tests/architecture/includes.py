"""Fails when a module includes one that does not stand lower, a header with a third-party include leaves its
module, or two headers define one name.

usage: includes.py SOURCE_DIR
The order is DIVULGA_MODULES in CMakeLists.txt, lowest first.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)
DEFINITION = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: *:(?!:)[^;{]*)? *\{", re.M)
# The C++ library and POSIX have no slash and, but for POSIX, no ending.
STANDARD = re.compile(r"^[a-z_0-9]+$")


def module_order(source):
    text = (source / "CMakeLists.txt").read_text()
    return re.search(r"set\(DIVULGA_MODULES\s+([^)]*)\)", text).group(1).split()


def problems(source):
    order = module_order(source)
    rank = {name: i for i, name in enumerate(order)}
    pipeline = source / "pipeline"
    for folder in sorted(pipeline.iterdir()):
        if folder.is_dir() and folder.name not in rank:
            yield f"{folder.name}: not in DIVULGA_MODULES"
    includes = {}
    for path in sorted(pipeline.rglob("*")):
        if path.suffix in (".h", ".cc"):
            includes[str(path.relative_to(pipeline))] = INCLUDE.findall(path.read_text())
    # Headers that bring a third-party header along, directly or through another one.
    tainted = {name for name, found in includes.items()
               if name.endswith(".h") and any(quote == "<" and not STANDARD.match(other) for quote, other in found)}
    while True:
        more = {name for name, found in includes.items()
                if name.endswith(".h") and any(quote == '"' and other in tainted for quote, other in found)} - tainted
        if not more:
            break
        tainted |= more
    for name, found in includes.items():
        module = name.split("/")[0]
        for quote, other in found:
            if quote != '"':
                continue
            owner = other.split("/")[0]
            if owner not in rank:
                yield f"{name}: '{other}' is in no module"
            elif rank[owner] > rank.get(module, -1):
                yield f"{name}: {module} includes {owner}, which stands above it"
            elif owner != module and other in tainted:
                yield f"{name}: '{other}' brings a third-party header out of {owner}"


def twice_defined(source):
    """Two types of one name in the program's one namespace link without a word and crash."""
    seen = {}
    for path in sorted((source / "pipeline").rglob("*.h")):
        for name in DEFINITION.findall(path.read_text()):
            if seen.get(name, path) != path:
                yield f"{path.relative_to(source)}: '{name}' is defined in {seen[name].relative_to(source)} as well"
            seen[name] = path


def main():
    source = pathlib.Path(sys.argv[1])
    found = list(problems(source)) + list(twice_defined(source))
    print("\n".join(found) or "the includes run downward")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
