"""Looks at the PDFs that make_pdfs wrote: pdf_test.py CASE OUTPUT_DIRECTORY TEXTS_DIRECTORY."""
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

import pdf_rules

CONTROLS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def good(output):
    return sorted(path for path in output.glob("*.pdf") if not path.name.startswith("spoilt") and ".again" not in path.name)


RIGHT_TO_LEFT = {"ar", "ur"}


def words(text, language):
    """Words in order, NFC, without the marks that pdftotext puts around right-to-left text.

    In right-to-left lines pdftotext turns a full stop and the space after it round; there the words are compared without
    punctuation, which same_words counts by itself.
    """
    text = unicodedata.normalize("NFC", text.translate(CONTROLS)).replace("\u00ad\n", "")
    if language in RIGHT_TO_LEFT:
        text = "".join(" " if unicodedata.category(c).startswith("P") else c for c in text)
    return text.split()


def punctuation(text):
    return sorted(c for c in text if unicodedata.category(c).startswith("P"))


def sound(output, _):
    """No rule is broken in any language."""
    return [f"{path.name}: {found}" for path in good(output) if (found := pdf_rules.findings(path))]


def same_words(output, texts):
    """pdftotext gives back the source's words, in order."""
    broken = []
    for source_path in sorted(texts.glob("*.txt")):
        language, text = source_path.stem.split("-")[0], source_path.read_text(encoding="utf-8")
        # The sample's page 2 shows the text, and its first word again as a note.
        for name, page, shown in ((f"{language}.pdf", "2", text + " " + text.split()[0]), (f"set-{source_path.stem}.pdf", "1", text)):
            if name == f"{language}.pdf" and source_path.stem != language:
                continue
            read = subprocess.run(["pdftotext", "-f", page, "-l", page, output / name, "-"], capture_output=True, check=True, encoding="utf-8").stdout
            source, extracted = words(shown, language), words(read, language)
            # Chinese lines may end anywhere; pdftotext moves the space beside a Latin word in an Arabic line.
            if language == "zh" or source_path.stem.endswith("-mixed"):
                source, extracted = ["".join(source)], ["".join(extracted)]
            if extracted != source:
                broken.append(f"{name}: {next(((a, b) for a, b in zip(source, extracted) if a != b), (source[-3:], extracted[-3:]))}")
            if punctuation(read) != punctuation(shown):
                broken.append(f"{name}: punctuation {punctuation(read)}")
    return broken


def embedded(output, _):
    """Every font is embedded, a subset, and has a Unicode map."""
    broken = []
    for path in good(output):
        rows = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        if not rows or any(re.search(r"yes yes yes +\d+ +0$", row) is None for row in rows):
            broken.append(f"{path.name}: {rows}")
    return broken


def structure(output, _):
    """poppler reads the tree as it was meant, and the words in it."""
    shown = subprocess.run(["pdfinfo", "-struct-text", output / "it.pdf"], capture_output=True, check=True, text=True).stdout
    tree = [line.split()[0].rstrip(":") for line in shown.splitlines() if re.match(r" *[A-Z][A-Za-z0-9]*( |:|$)", line) and "Object" not in line]
    expected = ["Document", "H1", "P", "L", "LI", "LBody", "P", "LI", "LBody", "P", "Table", "THead", "TR", "TH", "TBody", "TR", "TD", "Figure", "P", "Link", "Note"]
    broken = [] if tree == expected else [f"tree: {tree}"]
    if shown.count("dalle 9:00 alle 13:00") != 2:
        broken.append("the paragraph is not one element with content on two pages")
    return broken


def identical(output, _):
    """Two runs give the same bytes."""
    return [path.name for path in good(output) if path.read_bytes() != path.with_suffix(".again.pdf").read_bytes()]


def spoilt(output, _):
    """Each spoilt file breaks the rule that guards against it, and no other."""
    guards = {"alt": "alternative", "scope": "scope", "title": "title", "lang": "language", "link": "link"}
    mapless = output / "spoilt-tounicode.pdf"
    # Object streams are unpacked, so that a name can be replaced by another of the same length.
    subprocess.run(["qpdf", "--object-streams=disable", output / "it.pdf", mapless], check=True)
    mapless.write_bytes(mapless.read_bytes().replace(b"/ToUnicode", b"/XoUnicode"))
    guards["tounicode"] = "fonts"
    broken = []
    for name, guard in guards.items():
        found = pdf_rules.findings(output / f"spoilt-{name}.pdf")
        if list(found) != [guard]:
            broken.append(f"{name}: expected only '{guard}', found {found}")
    return broken


def metadata(output, _):
    """The XMP packet is well-formed XML in every language."""
    broken = []
    for path in good(output):
        pdf = pdf_rules.Pdf(path)
        try:
            xml.fromstring(re.sub(rb"<\?xpacket[^>]*\?>", b"", pdf.data(pdf.catalog["/Metadata"])))
        except xml.ParseError as error:
            broken.append(f"{path.name}: {error}")
    return broken


CASES = {case.__name__: case for case in (sound, same_words, embedded, structure, identical, spoilt, metadata)}

if __name__ == "__main__":
    failures = CASES[sys.argv[1]](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    print("\n".join(failures) or "as expected")
    sys.exit(1 if failures else 0)
