"""Building again: the same bytes, nothing made without a reason, and the reason told."""
import json
import os
import pathlib
import re
import tempfile

from example import DIVULGA, SOURCE, case, main, run, tree, workspace

LEAFLET = "Vieni allo Sportello Ponte. "


def build(root, *options):
    """{path: reason} of what was made; the program's identity is that of the first build."""
    report = json.loads(run([DIVULGA, "build", root / "content" / "ponte", "--format", "json", *options]))
    return {entry["path"]: entry["reason"] for entry in report["projects"][0]["artifacts"]}


def made(reasons):
    return {path: reason for path, reason in reasons.items() if reason}


@case
def one_thread_makes_the_same_bytes_as_four(output):
    with tempfile.TemporaryDirectory(dir=os.environ["EXAMPLE_OUTPUT"] + "/../..") as place:
        run([DIVULGA, "build", SOURCE / "content" / "ponte", "--output", place, "--jobs", "1", "--quiet"])
        four, one = tree(output.root), tree(pathlib.Path(place) / "ponte")
        for path in sorted(set(four) ^ set(one)):
            yield f"{path}: made by one of the two only"
        for path in sorted(set(four) & set(one)):
            if four[path] != one[path]:
                yield f"{path}: other bytes"


@case
def a_second_build_makes_nothing(output):
    with workspace() as root:
        before = {path: path.stat().st_ino for path in (root / "output").rglob("*") if path.is_file()}
        for path, reason in made(build(root)).items():
            yield f"{path}: made again: {reason}"
        after = {path: path.stat().st_ino for path in (root / "output").rglob("*") if path.is_file()}
        if before != after:
            yield f"files were written again: {sorted(set(before.items()) ^ set(after.items()))[:3]}"
        # And it would have noticed.
        (root / "output" / "ponte" / "it" / "leaflets" / "sportello-ponte.pdf").unlink()
        if made(build(root)) != {"it/leaflets/sportello-ponte.pdf": "the file is gone"}:
            yield "a removed file was not made again"


@case
def a_changed_translation_makes_its_language_again(output):
    with workspace() as root:
        catalog = root / "locales" / "fr" / "ponte.po"
        text = catalog.read_text(encoding="utf-8")
        changed = re.sub(r'(msgid "' + re.escape(LEAFLET) + r'(?:[^\n]|\n")*\nmsgstr ")', r"\1Bonjour. ", text)
        if changed == text:
            yield f"no translation of {LEAFLET!r} to change"
        catalog.write_text(changed, encoding="utf-8")
        again = made(build(root))
        if "fr/leaflets/sportello-ponte.pdf" not in again or "site/fr/leaflets/sportello-ponte/index.html" not in again:
            yield f"made again: {again}"
        for path, reason in again.items():
            if not path.startswith(("fr/", "mail/2026-11/fr", "site/fr/")):
                yield f"{path}: made again: {reason}"
            if path.startswith("fr/") and "locales/fr/ponte.po" not in reason:
                yield f"{path}: '{reason}' does not name the catalog"


@case
def a_changed_fact_is_named_as_the_reason(output):
    with workspace() as root:
        facts = root / "content" / "ponte" / "facts.yaml"
        text = facts.read_text(encoding="utf-8")
        facts.write_text(text.replace("+39 0000 000 009", "+39 0000 000 008"), encoding="utf-8")
        told = run([DIVULGA, "build", root / "content" / "ponte", "--explain"])
        line = next((line for line in told.splitlines() if line.strip().startswith("it/press/comunicato-evento.pdf:")), "")
        if "content/ponte/facts.yaml" not in line:
            yield f"the press release's reason: {line!r}"
        if "attestato" in told:
            yield "a certificate, which has no facts, was made again"


@case
def a_language_alone_leaves_the_others(output):
    with workspace() as root:
        facts = root / "content" / "ponte" / "facts.yaml"
        facts.write_text(facts.read_text(encoding="utf-8").replace("+39 0000 000 001", "+39 0000 000 008"), encoding="utf-8")
        before = tree(root / "output")
        again = made(build(root, "--lang", "ar", "--only", "leaflets/sportello-*"))
        if set(again) != {"ar/leaflets/sportello-ponte.pdf", "ar/leaflets/sportello-ponte.print.pdf"}:
            yield f"made: {again}"
        after = tree(root / "output")
        changed = {path for path in set(before) | set(after) if before.get(path) != after.get(path)}
        if changed != {"ponte/ar/leaflets/sportello-ponte.pdf", "ponte/ar/leaflets/sportello-ponte.print.pdf", "ponte/manifest.json"}:
            yield f"changed: {sorted(changed)}"


if __name__ == "__main__":
    main()
