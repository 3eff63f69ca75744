"""What a PDF says, read from its structure tree, its content streams and its fonts' Unicode maps (ISO 32000-1, 9.10 and 14.7).

`pdfinfo -struct-text` reads the same, but paints the page again for every element: half a minute for a report.
"""
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "pdf"))
from pdf_rules import Pdf, kids, text  # noqa: E402, F401

INLINE = {"/Span", "/Link", "/Reference"}
OPERATION = re.compile(rb"/MCID (?P<mark>\d+)\s*>>\s*BDC|(?P<artifact>/Artifact\b[^\n]*?B[DM]C)|(?P<end>\bEMC\b)|/(?P<font>\w+) (?P<size>[\d.]+) Tf|"
                       rb"(?P<y>-?[\d.]+) Tm\b|\[(?P<many>[^\]]*)\] TJ|(?P<one><[0-9A-Fa-f]*>) Tj")

CONTROLS = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"))
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")


def unicode_map(pdf, font):
    """{glyph's code: its characters} of a font's /ToUnicode."""
    table = {}
    stream = pdf.data(font["/ToUnicode"]).decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
        for code, text in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(first, 16), int(last, 16) + 1):
                table[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return table


class PdfText:
    def __init__(self, path):
        self.pdf = Pdf(path)
        self.maps = {}
        self.pieces = {}          # (page, mark) -> [(page, y, size, text)]
        for page, dictionary in self.pdf.pages():
            self.read_page(page, dictionary)

    def font(self, reference):
        if reference not in self.maps:
            self.maps[reference] = unicode_map(self.pdf, self.pdf.get(reference))
        return self.maps[reference]

    def read_page(self, page, dictionary):
        fonts = self.pdf.get(self.pdf.get(dictionary["/Resources"]).get("/Font", {})) or {}
        mark, table, size, y = None, {}, 0.0, 0.0
        for match in OPERATION.finditer(self.pdf.content(dictionary["/Contents"])):
            kind = match.lastgroup
            if kind == "mark":
                mark = int(match["mark"])
            elif kind in ("artifact", "end"):
                mark = None
            elif kind == "size":
                table, size = self.font(fonts["/" + match["font"].decode()]), float(match["size"])
            elif kind == "y":
                y = float(match["y"])
            elif mark is not None:
                shown = b"".join(re.findall(rb"<([0-9A-Fa-f]*)>", match["many"] if kind == "many" else match["one"]))
                text = "".join(table.get(int(shown[i:i + 4], 16), "") for i in range(0, len(shown), 4))
                self.pieces.setdefault((page, mark), []).append((page, y, size, text))

    def lines(self, passed_over=()):
        """(tags from the root, text) of every paragraph, heading, cell …; a line's end is a blank, or nothing behind a soft hyphen."""
        root = self.pdf.get(self.pdf.catalog["/StructTreeRoot"])
        for kid in kids(root):
            yield from self.below(kid, (), passed_over)

    def below(self, reference, tags, passed_over):
        element = self.pdf.get(reference)
        if not isinstance(element, dict) or "/S" not in element:
            return
        tags += (element["/S"][1:],)
        if tags[-1] in passed_over:
            return
        pieces = []
        for kid in kids(element):
            child = self.pdf.get(kid) if isinstance(kid, str) else None
            if child is not None and child.get("/S") not in INLINE:
                if pieces:
                    yield tags, joined(pieces)
                    pieces = []
                yield from self.below(kid, tags, passed_over)
            else:
                pieces += self.inline(kid, element)
        if pieces:
            yield tags, joined(pieces)

    def inline(self, kid, element):
        """Pieces of marked content, of an inline element, or none of an annotation. References are the numbers of notes."""
        if isinstance(kid, int):
            return self.pieces.get((element["/Pg"], kid), [])
        if isinstance(kid, dict):
            return self.pieces.get((kid.get("/Pg", element.get("/Pg")), kid["/MCID"]), []) if "/MCID" in kid else []
        child = self.pdf.get(kid)
        pieces = [piece for below in kids(child) for piece in self.inline(below, child)] if "/S" in child else []
        if child.get("/S") == "/Reference" and "".join(piece[3] for piece in pieces).strip().isdecimal():
            return []
        return pieces


def joined(pieces):
    text, before = "", None
    for page, y, size, shown in pieces:
        if before and (page != before[0] or abs(y - before[1]) > 0.8 * max(size, before[2])):
            text += "\n"
        elif text and shown and ARABIC.match(text[-1]) and ARABIC.match(shown[0]):
            text += " "                 # painted from its end, each piece has the blank between them at its other end
        text += shown
        before = (page, y, size)
    return text.replace("\u00ad\n", "").replace("\n", " ")


def words(text):
    """Runs of letters, runs of digits, single Chinese characters: NFC, without punctuation and invisible controls."""
    found, now, before = [], "", ""
    for character in unicodedata.normalize("NFC", text.translate(CONTROLS)):
        category = unicodedata.category(character)[0]
        kind = {"L": "letter", "M": "letter", "N": "digit"}.get(category, "")
        if category == "M" and now:
            kind = before
        elif "\u3400" <= character <= "\u9fff":
            kind = "han"
        elif kind == "letter" and ARABIC.match(character):
            kind = "arabic"
        if now and (kind != before or kind == "han"):
            found.append(now)
            now = ""
        if kind:
            now += character
        before = kind
    return found + ([now] if now else [])


def turned(word):
    """Right-to-left words are painted from their end."""
    return unicodedata.normalize("NFC", word[::-1]) if ARABIC.match(word) else word
