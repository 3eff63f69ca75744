"""What a file must have to be readable by everybody, read from qpdf's JSON. Each rule has a name and names what breaks it.

The rules are those of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that a mistake in layout or in the writer would
break first; veraPDF knows them all, but is not packaged for Debian.
"""
import json
import re
import subprocess

CELLS = {"/TH", "/TD"}
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


class Pdf:
    """The objects of a file."""

    def __init__(self, path):
        self.path = str(path)
        result = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", self.path],
                                capture_output=True)
        if result.returncode not in (0, 3):    # 3: it could be mended; `syntax` says of what
            raise RuntimeError(f"{self.path}: {result.stderr.decode()}")
        self.objects = json.loads(result.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])

    def get(self, value):
        """The value behind a reference; a stream gives its dictionary."""
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects.get("obj:" + value, {})
            return entry["stream"]["dict"] if "stream" in entry else entry.get("value")
        return value

    def data(self, reference):
        import base64
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def content(self, reference):
        """What a page or a form paints, its strings in hexadecimal."""
        def digits(match):
            plain = re.sub(rb"\\(.)", lambda escaped: b"\r" if escaped[1] == b"r" else escaped[1], match[1], flags=re.S)
            return b"<" + plain.hex().upper().encode() + b">"
        return re.sub(rb"\(((?:[^\\()]|\\.)*)\)", digits, self.data(reference), flags=re.S)

    def dictionaries(self):
        for name, entry in self.objects.items():
            value = entry["stream"]["dict"] if "stream" in entry else entry.get("value")
            if isinstance(value, dict):
                yield name, value

    def pages(self):
        def walk(reference):
            node = self.get(reference)
            if node.get("/Type") == "/Pages":
                for kid in node["/Kids"]:
                    yield from walk(kid)
            else:
                yield reference, node
        return list(walk(self.catalog["/Pages"]))

    def elements(self):
        """Structure elements in reading order: (reference, dictionary, parent's dictionary)."""
        def walk(reference, parent):
            element = self.get(reference)
            if not isinstance(element, dict) or "/S" not in element:
                return
            yield reference, element, parent
            for kid in kids(element):
                if isinstance(kid, str):
                    yield from walk(kid, element)
        root = self.get(self.catalog.get("/StructTreeRoot")) or {}
        for kid in kids(root):
            yield from walk(kid, root)

    def attribute(self, element, name):
        attributes = self.get(element.get("/A", []))
        for entry in attributes if isinstance(attributes, list) else [attributes]:
            value = (self.get(entry) or {}).get(name)
            if value is not None:
                return value
        return None

    def number_tree(self, reference):
        node = self.get(reference) or {}
        numbers = node.get("/Nums", [])
        found = dict(zip(numbers[::2], numbers[1::2]))
        for kid in node.get("/Kids", []):
            found.update(self.number_tree(kid))
        return found

    def parents(self):
        return self.number_tree((self.get(self.catalog.get("/StructTreeRoot")) or {}).get("/ParentTree"))


def kids(element):
    value = element.get("/K", [])
    return value if isinstance(value, list) else [value]


def elements_below(pdf, element):
    """The structure elements right below one: neither marked content nor annotations."""
    return [kid for kid in (pdf.get(kid) for kid in kids(element) if isinstance(kid, str)) if isinstance(kid, dict) and "/S" in kid]


def text(value):
    """A JSON string of qpdf, "u:..." or "b:..."."""
    return value[2:] if isinstance(value, str) and value[:2] in ("u:", "b:") else ""


def syntax(pdf):
    result = subprocess.run(["qpdf", "--check", pdf.path], capture_output=True, text=True)
    if result.returncode != 0:
        yield result.stdout + result.stderr


def title(pdf):
    if not text(pdf.get(pdf.trailer.get("/Info", {})).get("/Title", "")):
        yield "no /Title in the document information"
    if "/Metadata" not in pdf.catalog or b"<dc:title>" not in pdf.data(pdf.catalog["/Metadata"]):
        yield "no dc:title in the metadata"
    if pdf.get(pdf.catalog.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is not True:
        yield "the title is not displayed"


def language(pdf):
    if not text(pdf.catalog.get("/Lang", "")):
        yield "the catalog has no /Lang"


def tagged(pdf):
    if pdf.get(pdf.catalog.get("/MarkInfo", {})).get("/Marked") is not True:
        yield "not marked as tagged"
    if not any(True for _ in pdf.elements()):
        yield "no structure elements"
    metadata = pdf.data(pdf.catalog["/Metadata"]) if "/Metadata" in pdf.catalog else b""
    for claim in (b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"<pdfaid:conformance>A<"):
        if claim not in metadata:
            yield f"the metadata does not claim {claim.decode()}"


def output_intent(pdf):
    intents = [pdf.get(intent) for intent in pdf.catalog.get("/OutputIntents", [])]
    if not any(intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent for intent in intents):
        yield "no PDF/A output intent with a profile"


def alternative(pdf):
    for reference, element, _ in pdf.elements():
        if element["/S"] in ("/Figure", "/Formula") and not (text(element.get("/Alt", "")) or text(element.get("/ActualText", ""))):
            yield f"{element['/S']} {reference} has no /Alt"


def scope(pdf):
    for reference, element, _ in pdf.elements():
        if element["/S"] == "/TH" and pdf.attribute(element, "/Scope") is None:
            yield f"/TH {reference} has no /Scope"


def table(pdf):
    """Every row of a table is as wide as the others, spans counted."""
    for reference, element, _ in pdf.elements():
        if element["/S"] != "/Table":
            continue
        rows = [row for part in elements_below(pdf, element)
                for row in ([part] if part["/S"] == "/TR" else elements_below(pdf, part)) if row["/S"] == "/TR"]
        hanging, widths = [], []
        for row in rows:
            cells = [cell for cell in elements_below(pdf, row) if cell["/S"] in CELLS]
            hanging = [(width, height - 1) for width, height in hanging if height > 1]
            own = [(pdf.attribute(cell, "/ColSpan") or 1, pdf.attribute(cell, "/RowSpan") or 1) for cell in cells]
            widths.append(sum(width for width, _ in own + hanging))
            hanging += own
        if len(set(widths)) > 1:
            yield f"/Table {reference} has rows of {sorted(set(widths))} columns"


def heading(pdf):
    """The first heading is H1 and none skips a level on the way down."""
    previous = 0
    for reference, element, _ in pdf.elements():
        level = HEADINGS.get(element["/S"])
        if level is None:
            continue
        if level > previous + 1:
            yield f"{element['/S']} {reference} follows a heading of level {previous}"
        previous = level


def nesting(pdf):
    allowed = {"/LI": {"/L"}, "/Lbl": {"/LI", "/Note", "/TOCI", "/BibEntry", "/Sect", "/P", "/Span"}, "/LBody": {"/LI"}, "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
               "/TH": {"/TR"}, "/TD": {"/TR"}, "/THead": {"/Table"}, "/TBody": {"/Table"}, "/TOCI": {"/TOC"}}
    for reference, element, parent in pdf.elements():
        if element["/S"] in allowed and parent.get("/S") not in allowed[element["/S"]]:
            yield f"{element['/S']} {reference} stands in {parent.get('/S')}"


def note(pdf):
    seen = set()
    for reference, element, _ in pdf.elements():
        if element["/S"] != "/Note":
            continue
        identity = text(element.get("/ID", ""))
        if not identity or identity in seen:
            yield f"/Note {reference} has no /ID of its own"
        seen.add(identity)


def link(pdf):
    parents = pdf.parents()
    for reference, page in pdf.pages():
        for annotation in map(pdf.get, pdf.get(page.get("/Annots", []))):
            owner = pdf.get(parents.get(annotation.get("/StructParent")))
            if not isinstance(owner, dict) or owner.get("/S") != "/Link":
                yield f"an annotation of page {reference} is not in a Link element"
            if not text(annotation.get("/Contents", "")):
                yield f"an annotation of page {reference} has no /Contents"
            if page.get("/Tabs") != "/S":
                yield f"page {reference} does not follow the structure with the tab key"


def fonts(pdf):
    for name, value in pdf.dictionaries():
        if value.get("/Type") == "/Font" and value.get("/Subtype") == "/Type0" and "/ToUnicode" not in value:
            yield f"font {name} has no /ToUnicode"
        if value.get("/Type") == "/FontDescriptor" and not {"/FontFile2", "/FontFile3"} & set(value):
            yield f"font {name} is not embedded"


def marked_content(pdf):
    """Everything shown is in marked content, never nested, and each mark's owner lists it."""
    parents = pdf.parents()
    shown = re.compile(rb"(?:^|[\s\]>)])(?P<op>BDC|BMC|EMC|TJ|Tj|Do|f\*?|S|B\*?|BT|ET)(?=\s|$)|/MCID (?P<mark>\d+)")
    for reference, page in pdf.pages():
        depth, marks, text_depth = 0, [], None
        content = re.sub(rb"<[0-9A-F]*>", b"<>", pdf.content(page["/Contents"]))
        for match in shown.finditer(content):
            operator = match["op"]
            if operator is None:
                marks.append(int(match["mark"]))
            elif operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator == b"BT":
                text_depth = depth
            elif operator == b"ET" and depth != text_depth:
                yield f"page {reference}: marked content and a text object overlap"
            elif depth != 1:
                yield f"page {reference}: {operator.decode()} at marked content depth {depth}"
        owners = pdf.get(parents.get(page.get("/StructParents"), [])) or []
        if marks != list(range(len(owners))):
            yield f"page {reference}: marks {marks[:9]} are not those of the parent tree ({len(owners)})"
        for mark, owner in enumerate(owners):
            element = pdf.get(owner)
            listed = [kid if isinstance(kid, int) else kid.get("/MCID") for kid in kids(element) if isinstance(kid, int) or
                      (isinstance(kid, dict) and kid.get("/Pg", element.get("/Pg")) == reference)]
            if mark not in listed:
                yield f"page {reference}: mark {mark} is not among the kids of {owner}"


def notdef(pdf):
    """No page shows code 0, the mark for a character that a font does not have."""
    for reference, page in pdf.pages():
        shown = re.findall(rb"<([0-9A-F]+)>", b" ".join(re.findall(rb"\[([^\]]*)\] ?TJ", pdf.content(page["/Contents"]))))
        if any(codes[i:i + 4] == b"0000" for codes in shown for i in range(0, len(codes), 4)):
            yield f"page {reference} shows a character that its font does not have"


RULES = {rule.__name__: rule for rule in (syntax, title, language, tagged, output_intent, alternative, scope, table, heading, nesting,
                                          note, link, fonts, marked_content, notdef)}


def findings(path):
    """{rule's name: [what breaks it]}, empty for a good file."""
    try:
        pdf = Pdf(path)
    except RuntimeError as unreadable:
        return {"syntax": [str(unreadable)]}
    found = {name: list(rule(pdf)) for name, rule in RULES.items()}
    return {name: broken for name, broken in found.items() if broken}
