"""Looks at the PDFs that make_pdfs wrote: pdf_test.py CASE OUTPUT_DIRECTORY TEXTS_DIRECTORY."""
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

import pdf_rules
import print_sheets

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


def link_lines(output, _):
    """A link over two lines is one annotation, with a quadrilateral for each line inside its rectangle, corners row by row."""
    broken = []
    for path in sorted(p for p in good(output) if re.fullmatch("[a-z]{2}", p.stem)):
        pdf = pdf_rules.Pdf(path)
        links = [a for _, page in pdf.pages() for a in map(pdf.get, pdf.get(page.get("/Annots", [])))]
        left, low, right, high = links[0]["/Rect"]
        points = links[0].get("/QuadPoints", [])
        if len(links) != 1 or len(points) != 16:
            broken.append(f"{path.name}: {len(links)} links, {len(points) // 8} quadrilaterals")
            continue
        for quad in (points[:8], points[8:]):
            x, y = quad[0::2], quad[1::2]
            if not (x[0] == x[2] < x[1] == x[3] and y[0] == y[1] > y[2] == y[3]):
                broken.append(f"{path.name}: corners {quad}")
            if min(x) < left or max(x) > right or min(y) < low or max(y) > high:
                broken.append(f"{path.name}: {quad} is outside {links[0]['/Rect']}")
        if points[1] <= points[9] or (points[0] > points[8]) == (path.stem in RIGHT_TO_LEFT):
            broken.append(f"{path.name}: lines are not in reading order: {points}")
    return broken


def identical(output, _):
    """Two runs give the same bytes."""
    return [path.name for path in good(output) if path.read_bytes() != path.with_suffix(".again.pdf").read_bytes()]


def spoilt(output, _):
    """Each spoilt file breaks the rule that guards against it, and no other."""
    guards = {"alt": "alternative", "scope": "scope", "title": "title", "lang": "language", "link": "link", "contents": "link", "heading": "heading",
              "table": "table", "nesting": "nesting", "note": "note"}
    # Unpacked, so that something can be replaced by something else of the same length.
    plain = output / "spoilt.plain.pdf"
    subprocess.run(["qpdf", "--object-streams=disable", "--stream-data=uncompress", output / "it.pdf", plain], check=True)
    for name, right, wrong, guard in (("tounicode", b"/ToUnicode", b"/XoUnicode", "fonts"), ("embedded", b"/FontFile2", b"/XontFile2", "fonts"),
                                      ("marked", b"/Marked true", b"/Marked null", "tagged"), ("intent", b"/OutputIntents", b"/XutputIntents", "output_intent"),
                                      ("claim", b"<pdfuaid:part>1<", b"<pdfuaid:part>2<", "tagged"), ("shown", b"/DisplayDocTitle true", b"/DisplayDocTitle null", "title"),
                                      ("tabs", b"/Tabs /S", b"/Tabs /R", "link"), ("outside", b"/Artifact BMC", b" " * 13, "marked_content"),
                                      ("parents", b"/StructParents 0", b"/StructParents 1", "marked_content"), ("notdef", b"[(\0\1", b"[(\0\0", "notdef"),
                                      ("cut", b"startxref", b"startxxxx", "syntax")):
        bytes_of = plain.read_bytes()
        if right not in bytes_of:
            return [f"{name}: there is no {right} to spoil"]
        (output / f"spoilt-{name}.pdf").write_bytes(bytes_of.replace(right, wrong))
        guards[name] = guard
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


def print_geometry(output, _):
    """Boxes, places of pages, bleed and marks, in millimetres within 0.1."""
    broken = []

    def expect(name, what, found, wanted):
        flat = lambda value: [round(number, 3) for row in value for number in (row if isinstance(row, (list, tuple)) else [row])]
        if len(flat(found)) != len(flat(wanted)) or any(abs(a - b) > 0.1 for a, b in zip(flat(found), flat(wanted))):
            broken.append(f"{name}: {what} {found}, expected {wanted}")

    def around(box, distance):
        return [box[0] - distance, box[1] - distance, box[2] + distance, box[3] + distance]

    sizes = {"leaflet": (297, 210), "booklet": (296, 210), "flyer-a5": (302, 210), "flyer-dl": (309, 210), "poster-a3": (297, 420)}
    for path in sorted((output / "print").glob("*.pdf")):
        name = path.stem
        width, height = next(size for kind, size in sizes.items() if name.startswith(kind))
        for number, sheet in enumerate(print_sheets.sheets(path)):
            here = f"{name} sheet {number + 1}"
            expect(here, "media", sheet.media, [0, 0, width + 18, height + 18])
            expect(here, "trim", sheet.trim, [9, 9, 9 + width, 9 + height])
            expect(here, "bleed", sheet.bleed, around(sheet.trim, 3))
            left, bottom, right, top = sheet.trim
            if name.startswith("booklet"):
                creep, spine = 0.1 * (number // 2), left + 148
                at = {"left": left + creep, "right": spine - creep}
                for page in sheet.pages:
                    on_left = page.clip[0] < spine - 1
                    expect(here, f"page {page.number}", page.at, [at["left" if on_left else "right"], bottom])
                    expect(here, f"clip {page.number}", page.clip, [sheet.bleed[0], sheet.bleed[1], spine, sheet.bleed[3]] if on_left
                           else [spine, sheet.bleed[1], sheet.bleed[2], sheet.bleed[3]])
                folds, cuts = [spine], [left, right]
            elif name.startswith("flyer"):
                piece = 148 if name == "flyer-a5" else 99
                expect(here, "pieces", [page.at for page in sheet.pages], [[left + i * (piece + 6), bottom] for i in range(len(sheet.pages))])
                expect(here, "clips", [page.clip for page in sheet.pages],
                       [around([left + i * (piece + 6), bottom, left + i * (piece + 6) + piece, top], 3) for i in range(len(sheet.pages))])
                folds, cuts = [], sorted(left + i * (piece + 6) + edge for i in range(len(sheet.pages)) for edge in (0, piece))
            else:
                expect(here, "page", [page.at for page in sheet.pages], [[left, bottom]])
                offsets = [] if name == "poster-a3" else [97, 197] if number == 0 else [100, 200]
                folds = sorted(left + offset if not name.endswith("ar") else right - offset for offset in offsets)
                cuts = [left, right]
            expect(here, "fold marks", sorted(mark[0] for mark in sheet.folds), sorted(folds * 2))
            expect(here, "upright crop marks", sorted(mark[0] for mark in sheet.crops if mark[0] == mark[2]), sorted(cuts * 2))
            expect(here, "level crop marks", sorted(mark[1] for mark in sheet.crops if mark[1] == mark[3]), sorted([bottom, top] * 2))
            for mark in sheet.folds + sheet.crops:
                outside = max(mark[0], mark[2]) <= sheet.bleed[0] + 0.01 or min(mark[0], mark[2]) >= sheet.bleed[2] - 0.01 or \
                    max(mark[1], mark[3]) <= sheet.bleed[1] + 0.01 or min(mark[1], mark[3]) >= sheet.bleed[3] - 0.01
                if not outside:
                    broken.append(f"{here}: a mark stands in the bleed: {mark}")
            for page in sheet.pages:      # the band goes on beyond the edges that it reaches, and not beyond a fold
                page_width, page_height = page.size
                over = page.over
                if over < 2.99:
                    broken.append(f"{here}: page {page.number} goes on for {over} mm only")
                start = 197 if name.startswith("leaflet") else -over
                expect(here, "band", page.area, [start, page_height - 30, page_width + over, page_height + over])
    return broken


def print_order(output, _):
    """Which pages stand on each side of each sheet, from the left."""
    expected = {
        "booklet8-it": [[8, 1], [2, 7], [6, 3], [4, 5]],
        "booklet8-ar": [[1, 8], [7, 2], [3, 6], [5, 4]],
        "booklet16-it": [[16, 1], [2, 15], [14, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]],
        "booklet16-ar": [[1, 16], [15, 2], [3, 14], [13, 4], [5, 12], [11, 6], [7, 10], [9, 8]],
        "booklet6-it": [[6, 1], [2], [3], [4, 5]],
        "leaflet-it": [[1], [2]], "leaflet-ar": [[1], [2]], "flyer-a5": [[1, 1]], "flyer-dl": [[1, 1, 1], [2, 2, 2]], "poster-a3": [[1]]}
    found = {path.stem: [[page.number for page in sorted(sheet.pages, key=lambda page: page.at)] for sheet in print_sheets.sheets(path)]
             for path in (output / "print").glob("*.pdf")}
    return [f"{name}: {found.get(name)}, expected {order}" for name, order in expected.items() if found.get(name) != order] + \
        [f"{name} is not expected" for name in found if name not in expected]


def print_colours(output, _):
    """Nothing but pictures is in RGB, text is in black only, pictures have a profile."""
    broken = []
    for path in sorted((output / "print").glob("*.pdf")):
        broken += [f"{path.stem}: {problem}" for problem in [*print_sheets.rgb_problems(path), *print_sheets.text_not_in_black(path)]]
    return broken


CASES = {case.__name__: case for case in (sound, same_words, embedded, structure, link_lines, identical, spoilt, metadata, print_geometry, print_order, print_colours)}

if __name__ == "__main__":
    failures = CASES[sys.argv[1]](pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    print("\n".join(failures) or "as expected")
    sys.exit(1 if failures else 0)
