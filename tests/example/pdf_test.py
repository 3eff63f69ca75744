"""Every document is sound, reads well to a program that speaks it, and says its language and title."""
import collections
import pathlib
import re
import subprocess
import sys

from example import LANGUAGES, case, edit_pdf, main, notices, replace

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "pdf"))
import pdf_rules  # noqa: E402
from pdf_rules import Pdf, elements_below, text  # noqa: E402

LEAFLET = "fr/leaflets/volantino-evento.pdf"


def spoilt(name, old, new):
    def spoil(root):
        if old == b"startxref":
            replace(root / name, old, new)
        else:
            edit_pdf(root / name, lambda source: source.replace(old, new))
        return {name}
    return spoil


@notices(spoilt(LEAFLET, b"/ToUnicode", b"/XoUnicode"))
@notices(spoilt(LEAFLET, b"/Alt ", b"/Xlt "))
@notices(spoilt(LEAFLET, b"startxref", b"startxrex"))
@case
def breaks_no_rule(output):
    """qpdf finds no fault, and none of the rules of PDF/UA and PDF/A-2a that tests/pdf knows is broken."""
    for path, entry in output.pdfs():
        try:
            for rule, places in pdf_rules.findings(path).items():
                yield f"{entry['path']}: {rule}: {places[:5]}"
        except subprocess.CalledProcessError as error:
            yield f"{entry['path']}: {error.stderr}"


@notices(spoilt(LEAFLET, b"/FontFile", b"/XontFile"))
@case
def fonts_are_embedded_subsets_with_a_unicode_map(output):
    for path, entry in output.pdfs():
        rows = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        if not rows:
            yield f"{entry['path']}: no font"
        for row in rows:
            if re.search(r" yes yes yes +\d+ +0$", row) is None:
                yield f"{entry['path']}: {row}"


@notices(spoilt(LEAFLET, b"/Lang (fr)", b"/Lang (it)"))
@notices(spoilt(LEAFLET, b"/Marked true", b"/Xarked true"))
@case
def says_its_language_and_title(output):
    for path, entry in output.pdfs():
        pdf = Pdf(path)
        if text(pdf.catalog.get("/Lang", "")) != entry["language"]:
            yield f"{entry['path']}: language {pdf.catalog.get('/Lang')}"
        if text(pdf.get(pdf.trailer["/Info"]).get("/Title", "")) != entry["title"]:
            yield f"{entry['path']}: title {pdf.get(pdf.trailer['/Info']).get('/Title')!r} instead of {entry['title']!r}"
        if pdf.get(pdf.catalog.get("/MarkInfo", {})).get("/Marked") is not True:
            yield f"{entry['path']}: not tagged"


def count(pdf):
    return collections.Counter(element["/S"][1:] for _, element, _ in pdf.elements())


@notices(spoilt("fr/reports/relazione-finale.pdf", b"/S /TH", b"/S /TD"))
@case
def reports_have_their_structure(output):
    found = {}
    for path, entry in output.pdfs():
        if entry["kind"] != "reports":
            continue
        pdf = Pdf(path)
        tags = found[entry["language"]] = count(pdf)
        for tag, fewest in {"H1": 1, "H2": 5, "H3": 5, "Table": 10, "TH": 30, "Caption": 10, "Figure": 5, "TOC": 1, "TOCI": 15, "Note": 1, "L": 3}.items():
            if tags[tag] < fewest:
                yield f"{entry['path']}: {tags[tag]} {tag}"
        for reference, element, _ in pdf.elements():
            if element["/S"] == "/Table":
                cells = [cell["/S"] for _, cell, _ in below(pdf, element) if cell["/S"] in ("/TH", "/TD")]
                if "/TH" not in cells:
                    yield f"{entry['path']}: table {reference} has no header cell"
        if sum(1 for entry in flattened(pdf)) < 15:
            yield f"{entry['path']}: fewer than 15 bookmarks"
    # A translation has the parts of its source: the same tables, figures, headings and notes.
    for language, tags in found.items():
        for tag in ("H1", "H2", "H3", "Table", "TR", "TH", "TD", "Figure", "Note", "TOCI", "LI"):
            if "it" in found and tags[tag] != found["it"][tag]:
                yield f"{language}: {tags[tag]} {tag}, {found['it'][tag]} in Italian"


def below(pdf, element):
    for child in elements_below(pdf, element):
        yield None, child, element
        yield from below(pdf, child)


def flattened(pdf):
    """Entries of the outline."""
    waiting = [(pdf.get(pdf.catalog.get("/Outlines", {})) or {}).get("/First")]
    while waiting:
        entry = pdf.get(waiting.pop())
        if entry:
            yield entry
            waiting += [entry.get("/Next"), entry.get("/First")]


@case
def figures_have_an_alternative_in_their_language(output):
    said = collections.defaultdict(dict)
    for path, entry in output.pdfs():
        if entry["kind"] != "reports":
            continue
        pdf = Pdf(path)
        said[entry["language"]] = [text(element.get("/Alt", "")) for _, element, _ in pdf.elements() if element["/S"] == "/Figure"]
    if set(said) != set(LANGUAGES):
        yield f"reports in {sorted(said)}"
    for language, alternatives in said.items():
        charts = [alternative for alternative in alternatives if len(alternative) > 100 or (language == "zh" and len(alternative) > 40)]
        if len(charts) < 4:
            yield f"{language}: {len(charts)} charts told in words: {alternatives}"
        if language != "it" and set(charts) & set(said["it"]):
            yield f"{language}: a chart is told in Italian"


if __name__ == "__main__":
    main()
