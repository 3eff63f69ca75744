"""PO catalogs and what the sources ask of them, as the tests of the software's own words need it."""
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

LITERAL = r'"((?:[^"\\]|\\.)*)"'


@dataclass
class Entry:
    source: str
    plural: str = ""
    forms: list = field(default_factory=list)     # one for a text without a count
    fuzzy: bool = False
    references: list = field(default_factory=list)


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def parse(text):
    """The entries of a PO file without obsolete ones, the header as the one of the source ""."""
    entries = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.split("\n") if not line.startswith("#~")]
        block = "\n".join(lines)

        def value(keyword):
            found = re.search(r"^" + re.escape(keyword) + r"((?:\s+" + LITERAL + r")+)", block, re.M)
            return unescaped("".join(re.findall(LITERAL, found.group(1)))) if found else None

        if value("msgid") is None:
            continue
        entry = Entry(value("msgid"), value("msgid_plural") or "")
        entry.forms = [value("msgstr")] if not entry.plural else []
        while entry.plural and (form := value(f"msgstr[{len(entry.forms)}]")) is not None:
            entry.forms.append(form)
        entry.fuzzy = re.search(r"^#,.*\bfuzzy\b", block, re.M) is not None
        entry.references = re.findall(r"^#: (.+)$", block, re.M)
        entries.append(entry)
    return entries


def read(path):
    """(header, {source: Entry}) of a catalog."""
    entries = parse(path.read_text(encoding="utf-8"))
    header = next((entry.forms[0] for entry in entries if not entry.source), "")
    return header, {entry.source: entry for entry in entries if entry.source}


def plural_count(header):
    found = re.search(r"nplurals\s*=\s*(\d)", header)
    return int(found.group(1)) if found else 0


def sources(root):
    return sorted(path for path in (root / "pipeline").rglob("*") if path.suffix in (".cc", ".h"))


def design_descriptions(root):
    """PO entries of what `divulga designs` says of each design."""
    entries = ""
    for path in sorted((root / "templates").glob("*/design.yaml")):
        found = re.search(r"^description: *[\"']?(.*?)[\"']? *$", path.read_text(encoding="utf-8"), re.M)
        if found:
            entries += f'\n#: {path.relative_to(root)}\nmsgid "{found.group(1)}"\nmsgstr ""\n'
    return entries


def command_template(root, table):
    """A PO template of what `message()` and `message_n()` hold, of the designs' descriptions, and of the table of commands,
    which is given as PO."""
    with tempfile.TemporaryDirectory() as folder:
        listed, made = Path(folder) / "table.pot", Path(folder) / "commands.pot"
        listed.write_text(table + design_descriptions(root), encoding="utf-8")
        names = "\n".join(str(path.relative_to(root)) for path in sources(root))
        subprocess.run(["xgettext", "--language=C++", "--from-code=UTF-8", "--keyword=", "--keyword=message:1", "--keyword=message_n:1,2",
                        "--flag=message:1:no-c-format", "--flag=message_n:1:no-c-format", "--flag=message_n:2:no-c-format",
                        "--add-location=file", "--sort-by-file", "--no-wrap", "--files-from=-", "--directory=" + str(root), "--output=" + str(made)],
                       input=names, text=True, check=True)
        return subprocess.run(["msgcat", "--use-first", "--no-wrap", str(made), str(listed)], check=True, capture_output=True, text=True).stdout


def faults(path, wanted, place):
    """What is wrong with a catalog that is to have `wanted`, {source: Entry}; `place` is the expression of a placeholder."""
    places_of = re.compile(place)
    told = []
    header, entries = read(path)
    checked = subprocess.run(["msgfmt", "--check", "--output-file=-", str(path)], capture_output=True)
    # Who translated when is not asked of our own catalogs.
    told += [line for line in checked.stderr.decode().splitlines() if line.strip() and "warning: header field" not in line]
    count = plural_count(header)
    for source, asked in wanted.items():
        entry = entries.get(source)
        if entry is None:
            told.append(f"missing: '{source}'")
            continue
        if entry.fuzzy or not all(entry.forms):
            told.append(f"not translated: '{source}'")
            continue
        if entry.plural != asked.plural:
            told.append(f"another plural than in the source: '{source}'")
            continue
        if entry.plural and len(entry.forms) != count:
            told.append(f"{len(entry.forms)} of {count} plural forms: '{source}'")
        places = set(places_of.findall(asked.plural or source))
        for number, form in enumerate(entry.forms):
            found = set(places_of.findall(form))
            # Where there is one thing, or two, a language may say so without the figure.
            may_lack = {"{0}", "{count}"} if entry.plural else set()
            if not (found <= places and places - found <= may_lack):
                told.append(f"placeholders {sorted(places)} became {sorted(found)}: '{source}'" + (f" [{number}]" if entry.plural else ""))
    told += [f"nothing asks for it any more: '{source}'" for source in entries if source not in wanted]
    return [f"{path.parent.name}/{path.name}: {fault}" for fault in told]
