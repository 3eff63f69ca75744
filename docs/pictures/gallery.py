#!/usr/bin/env python3
"""Remakes docs/gallery.md and docs/pictures/gallery/: a contact sheet a design, in five languages.

gallery.py [PROGRAM]; without it the program of ./build or ./build-dev. Wants poppler-utils, imagemagick, fonts as the program does.
The example is built in a copy; a design that no material of the example uses is shown with a procedure.
"""
import collections
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("it", "ar", "ur", "bn", "zh")
TARGET = ROOT / "docs/pictures/gallery"
STAND_IN = "procedures/tessera-sanitaria-medico.md"
LIMIT = 78 * 1024
# Pages that show what a design is about; the first two where it is not said.
PAGES = {"report-a4": (1, 3, 7), "report-a4-serif": (1, 3, 7), "brochure-a5": (1, 3), "brochure-a4": (1, 3), "poster-a3": (1,), "certificate-a4": (1,)}
TITLES = re.compile(r"^# ?(.+)", re.M)


def program():
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1]).resolve()
    for folder in ("build", "build-dev"):
        if (ROOT / folder / "bin/divulga").exists():
            return ROOT / folder / "bin/divulga"
    sys.exit("there is no program: build it, or name it")


def run(*words):
    return subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


def design_hashes():
    """By what the manifest says of an artifact's design: the workspace's file and the program's, which are the same here."""
    names = {}
    for path in sorted((ROOT / "templates").glob("*/design.yaml")):
        once = hashlib.sha256(path.read_bytes()).hexdigest()
        for text in (once, once + once):
            names[hashlib.sha256(text.encode()).hexdigest()] = path.parent.name
    return names


def collect(output, found):
    known = design_hashes()
    manifest = output / "ponte/manifest.json"
    if not manifest.exists():
        return
    for artifact in json.loads(manifest.read_text("utf-8"))["artifacts"]:
        design = known.get(artifact["inputs"].get("design", ""))
        if design and artifact["path"].endswith(".pdf") and not artifact["path"].endswith(".print.pdf"):
            found[design].setdefault(artifact["language"], output / "ponte" / artifact["path"])


def build(divulga, root):
    """{design: {language: PDF}} of the example as it is."""
    found = collections.defaultdict(dict)
    run(divulga, "build", root / "content/ponte", "--output", root / "output", "--quiet")
    collect(root / "output", found)
    return found


def stand_in(divulga, root, design):
    """The stand-in material in a design that the example does not use."""
    path = root / "content/ponte/procedures" / f"galleria-{design}.md"
    text = (ROOT / "content/ponte" / STAND_IN).read_text("utf-8")
    text = re.sub(r"(?m)^(design|bilingual|verified|outputs):.*\n", "", text)
    path.write_text(text.replace("---\n", f"---\ndesign: {design}\noutputs: [pdf]\n", 1), "utf-8")
    done = subprocess.run([str(divulga), "check", str(root / "content/ponte"), "--only", f"procedures/{path.stem}", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        path.unlink()


def page_count(path):
    return int(re.search(r"Pages: +(\d+)", run("pdfinfo", path)).group(1))


def sheet(design, documents, work):
    """One row of frames a language; smaller until the file is small enough."""
    pictures = []
    for language in LANGUAGES:
        path = documents.get(language)
        if path is None:
            continue
        count = page_count(path)
        for page in [number for number in PAGES.get(design, (1, 2)) if number <= count]:
            name = work / f"{design}-{language}-{page}"
            run("pdftoppm", "-png", "-singlefile", "-r", "72", "-f", page, "-l", page, path, name)
            pictures.append(name.with_suffix(".png"))
    if not pictures:
        return False
    target = TARGET / f"{design}.png"
    for height in (360, 320, 280, 240, 210, 180, 150):
        run("montage", *pictures, "-type", "TrueColor", "-resize", f"x{height}", "-bordercolor", "#D9DEE6", "-border", "1", "-background", "#F4F6F9",
            "-geometry", "+8+8", "-tile", f"{min(5, len(pictures)) if len(pictures) < 6 else (len(pictures) + 1) // 2}x", work / "sheet.png")
        run("convert", work / "sheet.png", "-dither", "None", "-colors", "32", "-strip", f"PNG8:{target}")
        if target.stat().st_size <= LIMIT:
            return True
    return True


def main():
    divulga = program()
    TARGET.mkdir(parents=True, exist_ok=True)
    designs = sorted(path.parent.name for path in (ROOT / "templates").glob("*/design.yaml"))
    with tempfile.TemporaryDirectory() as place:
        root, work = pathlib.Path(place) / "workspace", pathlib.Path(place)
        for part in ("content", "locales"):
            shutil.copytree(ROOT / part, root / part)
        found = build(divulga, root)
        missing = [design for design in designs if design not in found]
        for design in missing:
            stand_in(divulga, root, design)
        if missing:
            found = build(divulga, root)
        shown = [design for design in designs if sheet(design, found.get(design, {}), work)]
    for path in TARGET.glob("*.png"):
        if path.stem not in shown:
            path.unlink()
    lines = ["# Gallery", "", "Every design with the example's content, in Italian, Arabic, Urdu, Bengali and Chinese as far as the material has them.",
             "`docs/pictures/gallery.py` remakes this page.", ""]
    for design in shown:
        first = TITLES.search((ROOT / "templates" / design / "design.yaml").read_text("utf-8"))
        lines += [f"## {design}", "", (first.group(1).strip() if first else ""), "", f"![{design} in several languages](pictures/gallery/{design}.png)", ""]
    (ROOT / "docs/gallery.md").write_text("\n".join(lines), "utf-8")
    total = sum(path.stat().st_size for path in TARGET.glob("*.png"))
    print(f"{len(shown)} designs, {total // 1024} KB; without a picture: {', '.join(d for d in designs if d not in shown) or 'none'}")


if __name__ == "__main__":
    main()
