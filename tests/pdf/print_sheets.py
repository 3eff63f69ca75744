"""What a print edition's own numbers say: boxes, pages on sheets, marks, colours. Lengths in millimetres from the lower left."""
import dataclasses
import re

import pdf_rules

MM = 25.4 / 72
NUMBER = r"-?\d+(?:\.\d+)?"


@dataclasses.dataclass
class Page:
    number: int
    at: tuple          # lower left corner on the sheet
    clip: list         # left, bottom, right, top
    size: tuple
    over: float        # how far its box goes beyond it
    area: list         # bounds of its first filled path, from its own lower left corner


@dataclasses.dataclass
class Sheet:
    media: list
    trim: list
    bleed: list
    pages: list
    crops: list
    folds: list


def numbers(text):
    return [float(number) * MM for number in re.findall(NUMBER, text)]


def form_of(pdf, reference):
    dictionary = pdf.get(reference)
    left, bottom, right, top = [float(value) * MM for value in dictionary["/BBox"]]
    content = pdf.data(reference).decode("latin-1")
    path = content.partition("\nf")[0]
    points = [numbers(line) for line in path.splitlines() if re.fullmatch(rf"{NUMBER} {NUMBER} [ml]", line)]
    area = [bound(p[i] for p in points) for bound in (min, max) for i in (0, 1)] if points else []
    return (right + left, top + bottom), -left, area


def sheets(path):
    pdf = pdf_rules.Pdf(path)
    found = []
    for _, page in pdf.pages():
        content = pdf.data(page["/Contents"]).decode("latin-1")
        forms = pdf.get(page["/Resources"])["/XObject"]
        pages = []
        for clip, matrix, name in re.findall(rf"q ((?:{NUMBER} ){{4}})re W n 1 0 0 1 ((?:{NUMBER} ){{2}})cm (/P\d+) Do Q", content):
            x, y, width, height = numbers(clip)
            pages.append(Page(int(name[2:]), tuple(numbers(matrix)), [x, y, x + width, y + height], *form_of(pdf, forms[name])))
        solid, _, dashed = content.partition("[2 2] 0 d")
        marks = lambda text: [numbers(line) for line in re.findall(rf"^{NUMBER} {NUMBER} m {NUMBER} {NUMBER} l S$", text, re.M)]
        box = lambda key: [float(value) * MM for value in page[key]]
        found.append(Sheet(box("/MediaBox"), box("/TrimBox"), box("/BleedBox"), pages, marks(solid), marks(dashed)))
    return found


def painted(pdf):
    """(reference, content) of every sheet and every page on them."""
    for reference, value in pdf.dictionaries():
        if value.get("/Type") == "/Page":
            yield reference, pdf.content(value["/Contents"]).decode("latin-1")
        elif value.get("/Subtype") == "/Form":
            yield reference, pdf.content(reference.removeprefix("obj:")).decode("latin-1")


def rgb_problems(path):
    """Colours that are not inks, but for pictures, which have a profile."""
    pdf = pdf_rules.Pdf(path)
    for reference, value in pdf.dictionaries():
        if value.get("/Subtype") == "/Image" and value.get("/ColorSpace") == "/DeviceRGB":
            yield f"{reference} is a picture without a profile"
    for reference, content in painted(pdf):
        for operator in re.findall(r"(?:^|\s)(rg|RG|g|G|sc|scn|SC)(?=\s|$)", content):
            yield f"{reference} uses {operator}"


def text_not_in_black(path):
    """Text in other inks than black alone."""
    for reference, content in painted(pdf_rules.Pdf(path)):
        fill = None
        for match in re.finditer(rf"({NUMBER}) ({NUMBER}) ({NUMBER}) ({NUMBER}) k|(TJ)", content):
            if match[5] is None:
                fill = [float(match[i]) for i in range(1, 5)]
            elif fill != [0, 0, 0, 1]:
                yield f"{reference} has text in {fill}"
