"""The built example as the cases see it, and the small frame they run in.

A case is a function that takes an Output and yields what is wrong with it. `@notices(spoil)` adds a proof that the case can
fail: `spoil` damages a copy of the output, and the case must then find something.
"""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

LANGUAGES = ("it", "en", "fr", "ar", "ur", "bn", "zh")
FURTHER = ("es", "ro", "sq", "uk", "pa", "ti")   # of one leaflet, three procedures and the newsletter
ALL = LANGUAGES + FURTHER
DIVULGA = os.environ.get("EXAMPLE_DIVULGA", "")
SOURCE = pathlib.Path(os.environ.get("EXAMPLE_SOURCE", "."))
SHARE = os.environ.get("EXAMPLE_SHARE", "")
CODES = ("DEMO-0000", "Z99Z99999999999")
FUND = "Fondo Asilo, Migrazione e Integrazione 2021-2027"
STATEMENTS = {"it": "Cofinanziato dall’Unione europea", "en": "Co-funded by the European Union", "fr": "Cofinancé par l’Union européenne",
              "es": "Cofinanciado por la Unión Europea", "ro": "Cofinanțat de Uniunea Europeană"}
CASES, PROOFS = {}, {}


class Skipped(Exception):
    """The machine cannot do what the case needs."""


class Output:
    """output/<project>; `only` narrows the files that a case looks at to those that were spoilt."""

    def __init__(self, root, only=None):
        self.root = pathlib.Path(root)
        self.only = only
        self.manifest = json.loads((self.root / "manifest.json").read_text(encoding="utf-8"))
        self.artifacts = self.manifest["artifacts"]

    def files(self, pattern):
        return [path for path in sorted(self.root.rglob(pattern)) if self.only is None or path.relative_to(self.root).as_posix() in self.only]

    def pdfs(self):
        """(path, artifact) of every document for the screen; the site's downloads are copies of them."""
        return [(self.root / entry["path"], entry) for entry in self.artifacts
                if entry["path"].endswith(".pdf") and entry["kind"] != "print" and (self.only is None or entry["path"] in self.only)]

    def prints(self):
        """(path, artifact) of every print edition."""
        return [(self.root / entry["path"], entry) for entry in self.artifacts
                if entry["kind"] == "print" and (self.only is None or entry["path"] in self.only)]

    def pages(self):
        return self.files("site/**/*.html")

    def mails(self):
        return self.files("mail/**/*.eml")


def built():
    return Output(os.environ["EXAMPLE_OUTPUT"])


def case(function):
    CASES[function.__name__] = function
    return function


def notices(spoil):
    """`spoil(root)` damages the output that stands at `root` and gives the paths it changed, or None for no narrowing."""
    def mark(function):
        PROOFS.setdefault(function.__name__, []).append(spoil)
        return function
    return mark


def replace(path, old, new, count=-1):
    text = path.read_bytes()
    assert old in text, f"{path.name} has no {old!r} to spoil"
    path.unlink()
    path.write_bytes(text.replace(old, new, count))


def edit_pdf(path, change):
    """Changes a PDF's uncompressed bytes; what stands where is put right again (qpdf's own editing form)."""
    plain = path.with_suffix(".plain")
    run(["qpdf", "--qdf", "--object-streams=disable", path, plain])
    source = plain.read_bytes()
    edited = change(source)
    assert edited != source, f"nothing to spoil in {path.name}"
    plain.write_bytes(edited)
    path.unlink()
    with open(path, "wb") as file:
        subprocess.run(["fix-qdf", plain], stdout=file, check=True)
    plain.unlink()


def proof(check, spoil):
    with tempfile.TemporaryDirectory(dir=os.environ["EXAMPLE_OUTPUT"] + "/..") as place:
        copy = pathlib.Path(place) / "ponte"
        shutil.copytree(os.environ["EXAMPLE_OUTPUT"], copy, copy_function=os.link)
        only = spoil(copy)
        if not list(check(Output(copy, only))):
            yield f"not noticed: {spoil.__name__.replace('_', ' ')}"


def run(arguments, **options):
    """Runs a command whose failure fails the case; gives its output as text."""
    result = subprocess.run([str(word) for word in arguments], capture_output=True, encoding="utf-8", errors="replace", **options)
    if result.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: exit code {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


@contextlib.contextmanager
def workspace():
    """A copy of the workspace with the finished output in its place (the same files until somebody writes new ones)."""
    with tempfile.TemporaryDirectory(dir=os.environ["EXAMPLE_OUTPUT"] + "/../..") as place:
        root = pathlib.Path(place)
        for part in ("content", "locales", "templates"):
            shutil.copytree(SOURCE / part, root / part)
        shutil.copytree(os.environ["EXAMPLE_OUTPUT"], root / "output" / "ponte", copy_function=os.link)
        yield root


def tree(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def main():
    if sys.argv[1:] == ["--list"]:
        print("\n".join(CASES))
        return
    check = CASES[sys.argv[1]]
    faults = []
    try:
        faults = list(check(built()))
        for spoil in PROOFS.get(check.__name__, []):
            faults += proof(check, spoil)
    except Skipped as reason:
        print(f"skipped: {reason}")
        sys.exit(77)
    print("\n".join(map(str, faults[:60])) or "as expected")
    sys.exit(1 if faults else 0)
