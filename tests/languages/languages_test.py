"""Every language of samples/ set by the whole program: languages_test.py build DIVULGA DIRECTORY | CASE DIRECTORY.

`build` makes one workspace of all samples and its PDFs; each case then looks at one language, or at all.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "example"))
import pdf_text  # noqa: E402
from pdf_text import PdfText, words  # noqa: E402

SAMPLES = {path.stem: path for path in sorted((HERE / "samples").glob("*.md"))}
SOURCE = "it"
RIGHT_TO_LEFT = {"ar", "fa", "ps", "ur"}
ALIKE = 0.999
# What must stand in one piece, as it is written, whatever the direction of the text around it.
UNTURNED = ("+39 031 555 0142", "sportello.example/orari/", "ponte@sportello.example", "0000-DEMO/Z99", "Via Giuseppe Garibaldi 12, 22100 Como", "9:00–13:00")


def sample(language):
    return SAMPLES[language].read_text(encoding="utf-8")


def plain(markdown):
    """The sample's words in the order in which they are read."""
    text = re.sub(r"^\|[-|]+\|$", "", markdown, flags=re.M)
    text = re.sub(r"\]\([^)]*\)|\]?\{[^}]*\}|[<>`\[\]|]|^#+ |^- ", " ", text, flags=re.M)
    return text


def turned(word):
    """Letters of right-to-left words are painted from the end, figures never."""
    return word if word.isdigit() else pdf_text.turned(word)


def build(divulga, directory):
    shutil.rmtree(directory, ignore_errors=True)
    subprocess.run([divulga, "init", directory], check=True, capture_output=True)
    project = directory / "content" / "progetto"
    for name in ("leaflets", "news", "newsletters", "pages"):
        shutil.rmtree(project / name)
    settings = project / "project.yaml"
    others = ", ".join(language for language in SAMPLES if language != SOURCE)
    settings.write_text(re.sub(r"languages: .*", f"languages: {{ source: it, targets: [{others}] }}", settings.read_text(encoding="utf-8")), encoding="utf-8")
    folder = project / "procedures"
    folder.mkdir()
    for language in SAMPLES:
        title = re.search(r"^## (.*)$", sample(language), re.M)[1]
        more = "verified: 2026-10-01\ntopic: documents\noutputs: [pdf]\n" if language == SOURCE else ""
        name = "foglio.md" if language == SOURCE else f"foglio.{language}.md"
        (folder / name).write_text(f'---\ntitle: "{title}"\nsummary: "{title}."\n{more}---\n\n{sample(language)}', encoding="utf-8")
    result = subprocess.run([divulga, "build", directory, "--only", "procedures/*"], capture_output=True, encoding="utf-8")
    print(result.stderr if result.returncode else "built")
    return result.returncode


def pdf(directory, language):
    return directory / "output" / "progetto" / language / "procedures" / "foglio.pdf"


def run(*arguments):
    return subprocess.run([str(word) for word in arguments], check=True, capture_output=True, encoding="utf-8").stdout


def between(lines, language):
    """The lines of the sample: from its own heading on; what the design adds stands before or behind."""
    wanted = collections.Counter(words(plain(sample(language))))
    return [line for line in lines if line and sum((collections.Counter(line) & wanted).values()) == len(line)]


def same_words(directory, language):
    """The structure tree reads the sample's words, each once, in the source's order."""
    source = words(plain(sample(language)))
    said = [[turned(word) for word in words(text)] for tags, text in PdfText(pdf(directory, language)).lines(("Figure",)) if tags[-1] not in ("H1", "Lbl")]
    shown = [word for line in between(said, language) for word in line]
    lost = collections.Counter(source) - collections.Counter(shown)
    if lost.total() > (1 - ALIKE) * len(source):
        yield f"{lost.total()} of {len(source)} words are not in the PDF: {dict(lost.most_common(8))}"
    at = iter(shown)
    if language not in RIGHT_TO_LEFT and not all(word in at for word in source):
        yield "the words are not read in the source's order"


def poppler_words(directory, language):
    """pdftotext finds the sample's words."""
    read = words(plain(sample(language)))
    source = collections.Counter(read)
    shown = collections.Counter(words(run("pdftotext", pdf(directory, language), "-").replace("\u00ad\n", "")))
    lost = source - shown
    for first, second in zip(read, read[1:]):    # pdftotext takes a word's own hyphen at a line's end for one of ours
        if lost[first] and lost[second] and shown[first + second]:
            lost -= collections.Counter((first, second))
    if lost.total() > (1 - ALIKE) * source.total():
        yield f"{lost.total()} of {source.total()} words are lost: {dict(lost.most_common(8))}"


def unturned(directory, language):
    """Telephone numbers, addresses, codes and hours are painted from left to right."""
    shown = re.sub(r"\s+", "", run("pdftotext", "-raw", pdf(directory, language), "-"))
    shown = "".join(c for c in unicodedata.normalize("NFC", shown) if unicodedata.category(c) != "Cf")
    for piece in UNTURNED:
        if re.sub(r"\s+", "", piece) not in shown:
            yield f"'{piece}' is not in one piece"


def embedded(directory, language):
    """Every font is embedded, a subset, with a Unicode map."""
    rows = run("pdffonts", pdf(directory, language)).splitlines()[2:]
    for row in rows or ["no fonts at all"]:
        if re.search(r"yes yes yes +\d+ +0$", row) is None:
            yield row


FAMILIES = {"bn": "NotoSansBengali", "hi": "NotoSansDevanagari", "pa": "NotoSansGurmukhi", "ta": "NotoSansTamil", "si": "NotoSansSinhala", "am": "NotoSansEthiopic",
            "ti": "NotoSansEthiopic", "ka": "NotoSansGeorgian", "zh": "NotoSansCJK", "ar": "NotoNaskhArabic", "fa": "NotoNaskhArabic", "ps": "NotoNaskhArabic",
            "ur": "NotoNastaliqUrdu"}


def family(directory, language):
    """The script's own family, and in Urdu never Naskh."""
    fonts = run("pdffonts", pdf(directory, language))
    if FAMILIES.get(language, "NotoSans-Regular") not in fonts:
        yield f"'{FAMILIES.get(language)}' is not among the fonts:\n{fonts}"
    if language == "ur" and "Naskh" in fonts:
        yield "Naskh in an Urdu text"


def languages(directory, language):
    """The document says its language, and the Italian names theirs."""
    document = PdfText(pdf(directory, language)).pdf
    if document.catalog["/Lang"] != f"u:{language}" and document.catalog["/Lang"].strip("()u:") != language:
        yield f"the document's language is {document.catalog['/Lang']}"
    if language == SOURCE:
        return
    marked = [value for value in elements_with_language(document, document.catalog["/StructTreeRoot"])]
    if not any(value.strip("()").removeprefix("u:") == "it" for value in marked):
        yield f"no run is marked as Italian: {marked}"


def elements_with_language(document, reference, seen=None):
    element = document.get(reference)
    if not isinstance(element, dict):
        return
    if "/Lang" in element:
        yield element["/Lang"]
    below = element.get("/K", [])
    for kid in below if isinstance(below, list) else [below]:
        if isinstance(kid, str):
            yield from elements_with_language(document, kid)


CASES = {case.__name__: case for case in (same_words, poppler_words, unturned, embedded, family, languages)}


def main():
    if sys.argv[1] == "--list":
        print("\n".join(CASES))
        return 0
    if sys.argv[1] == "build":
        return build(sys.argv[2], pathlib.Path(sys.argv[3]))
    faults = [f"{language}: {fault}" for language in SAMPLES for fault in CASES[sys.argv[1]](pathlib.Path(sys.argv[2]), language)]
    print("\n".join(faults) or "as expected")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
