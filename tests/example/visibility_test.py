"""Who pays is said on everything: emblem, statement, fund, PROG and CUP; and that it is a demonstration."""
import email
import email.policy
import html
import re

from example import CODES, FUND, SOURCE, STATEMENTS, case, edit_pdf, main, notices, replace, run
from pdf_text import Pdf, PdfText, text, words

POINT = 25.4 / 72
LEAFLET = "it/leaflets/volantino-evento.pdf"


def demonstration(language):
    """How the software says "demonstration material" in a language: alone, and at the beginning of a notice."""
    catalog = (SOURCE / "locales" / language / "divulga.po").read_text(encoding="utf-8")
    return [re.split("[:：]", said)[0] for said in re.findall(r'msgid "[Dd]emonstration material[^\n]*"\nmsgstr "(.+)"', catalog)]


def statements(language):
    """Italian, and the language's own official text, or English where the Union has none."""
    return [STATEMENTS["it"], STATEMENTS.get(language, STATEMENTS["en"])]


def folded(text):
    return "".join(words(text)).casefold()


def bag(text):
    """Words without their order, for texts that a reader gave back turned round."""
    return {word.casefold() for word in words(text)}


def without_a_lockup(root):
    """The lockup as decoration: seen, and neither found nor read aloud."""
    edit_pdf(root / LEAFLET, lambda source: source.replace(b"/S /Figure", b"/S /Artifa"))
    return {LEAFLET}


@notices(without_a_lockup)
@case
def documents_name_the_union_and_the_fund(output):
    for path, entry in output.pdfs():
        lockups = [folded(said) for tags, said in PdfText(path).lines() if tags[-1] == "Figure"]
        wanted = [folded(part) for part in statements(entry["language"]) + [FUND]]
        if not any(all(part in lockup for part in wanted) for lockup in lockups):
            yield f"{entry['path']}: no lockup with statement and fund among {lockups}"
        pdf = Pdf(path)
        alternatives = [folded(text(element.get("/Alt", ""))) for _, element, _ in pdf.elements() if element["/S"] == "/Figure"]
        if not any(all(part in alternative for part in wanted) for alternative in alternatives):
            yield f"{entry['path']}: no figure's alternative says statement and fund"


def without_a_foot(root):
    """What stands in no reading order, gone from the pages."""
    edit_pdf(root / LEAFLET, lambda source: re.sub(rb"(/Artifact BMC\s+)BT\b.*?\bET\b", rb"\1", source, flags=re.S))
    return {LEAFLET}


@notices(without_a_foot)
@case
def every_page_carries_codes_and_demonstration(output):
    for path, entry in output.pdfs():
        for number, page in enumerate(run(["pdftotext", path, "-"]).split("\f")[:-1], 1):
            for code in CODES:
                if code not in page:
                    yield f"{entry['path']}: page {number} without {code}"
            wanted = demonstration(entry["language"])
            if not any(bag(said) <= bag(page) or folded(said) in folded(page) for said in wanted):
                yield f"{entry['path']}: page {number} says none of {wanted}"


def emblems(path):
    """(width, height, stars) in points of each field of Reflex Blue that is half as wide again as high."""
    pdf = Pdf(path)
    number = rb"(-?[\d.]+)"
    corner = number + rb" " + number + rb" l\s+"
    field = re.compile(rb"0 0\.2 0\.6 rg\s+" + number + rb" " + number + rb" m\s+" + corner * 3 + rb"h\s+f\s+((?:1 0\.8 0 rg\s+)?(?:[-\d.]+ [-\d.]+ m\s+(?:[-\d.]+ [-\d.]+ l\s+){9}h\s+f\s+)*)")
    for _, page in pdf.pages():
        for match in field.finditer(pdf.data(page["/Contents"])):
            values = [float(value) for value in match.groups()[:8]]
            xs, ys = values[::2], values[1::2]
            yield max(xs) - min(xs), max(ys) - min(ys), match.groups()[8].count(b" m")


def a_small_emblem(root):
    """The field four fifths as large."""
    smaller = lambda corners: re.sub(rb"[\d.]+ ", lambda number: b"%.3f " % (float(number[0]) * 0.8), corners)
    edit_pdf(root / LEAFLET, lambda source: re.sub(rb"(0 0\.2 0\.6 rg\n)((?:[-\d.]+ [-\d.]+ [ml]\n){4})",
                                                   lambda match: match[1] + smaller(match[2]), source, count=1))
    return {LEAFLET}


@notices(a_small_emblem)
@case
def emblems_are_high_enough_and_in_shape(output):
    for path, entry in output.pdfs():
        found = list(emblems(path))
        if not found:
            yield f"{entry['path']}: no emblem"
        for width, height, stars in found:
            if height * POINT < 9.99:
                yield f"{entry['path']}: an emblem {height * POINT:.2f} mm high"
            if abs(width / height - 1.5) > 0.005 or stars != 12:
                yield f"{entry['path']}: an emblem {width:.2f} by {height:.2f} with {stars} stars"


def shown(source):
    """The text of HTML that a reader sees."""
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style)\b.*?</\1>", " ", source, flags=re.S)))


def told(name, language, said):
    for part in statements(language) + [FUND]:
        if folded(part) not in folded(said):
            yield f"{name}: does not say '{part}'"
    if not any(folded(part) in folded(said) for part in demonstration(language)):
        yield f"{name}: says none of {demonstration(language)}"
    for code in CODES:
        if code not in said:
            yield f"{name}: without {code}"


def a_page_without_the_fund(root):
    replace(root / "site" / "ar" / "news" / "index.html", "Migrazione".encode(), b"M.")
    return {"site/ar/news/index.html"}


@notices(a_page_without_the_fund)
@case
def pages_say_who_pays(output):
    for path in output.pages():
        source = path.read_text(encoding="utf-8")
        language = re.search(r'<html lang="([^"]+)"', source)[1]
        yield from told(path.relative_to(output.root), language, shown(source))


@case
def mails_say_who_pays(output):
    for path in output.mails():
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for kind in ("plain", "html"):
            said = message.get_body((kind,)).get_content()
            yield from told(f"{path.name} ({kind})", path.stem, shown(said) if kind == "html" else said)


if __name__ == "__main__":
    main()
