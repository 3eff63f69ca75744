"""The words of every PDF are those of its edition, in every language, both ways."""
import collections
import functools
import json
import os
import re

from example import ALL, CASES, SHARE, SOURCE, case, edit_pdf, main, notices, run
from pdf_text import PdfText, turned, words

ALIKE = 0.999
# Pictures (lockup, charts, QR codes) have an alternative text instead; contents repeat the headings, an index the names.
PASSED_OVER = ("Figure", "TOC", "Index")


def phrase(said):
    return tuple(sorted(word.casefold() for word in said))


@functools.cache
def editions():
    listed = json.loads(run([os.environ["EXAMPLE_WORDS"], SOURCE, "ponte", SHARE]))
    return {edition["path"]: edition for edition in listed}


def edition_of(path):
    """A bilingual document says what two editions say."""
    if not path.endswith(".bilingual.pdf"):
        return editions()[path]
    alone = path.replace(".bilingual", "")
    own, source = editions()[alone], editions()["it" + alone[alone.index("/"):]]
    return {**own, "texts": own["texts"] + source["texts"], "frame": own["frame"] + source["frame"]}


def shown_words(path):
    """Words of a PDF, a list a line; marks of lists and numbers of notes are left out."""
    lines = []
    for tags, text in PdfText(path).lines(PASSED_OVER):
        said = [turned(word) for word in words(text)]
        if said and not (tags[-1] == "Lbl" and "".join(said).isdecimal()):
            lines.append(said)
    return lines


def compared(path, edition):
    """(words of the source, missing in the PDF, in the PDF and not in the source).

    A line that the design adds (codes, project card, Italian headline) counts on neither side.
    """
    headline = editions()[edition["path"].replace(edition["language"], "it", 1)]["texts"][:3] if edition["language"] != "it" else []
    frame = {phrase(words(text)) for text in edition["frame"] + headline}
    shown = collections.Counter()
    for said in shown_words(path):
        if phrase(said) not in frame:
            shown.update(said)

    def against(texts):
        source = collections.Counter()
        for said in map(words, texts):
            if phrase(said) not in frame:
                source.update(said)
        return source, source - shown, shown - source

    # Where there was no room for the long wording the short one stands, whole.
    wordings = [against(edition[name]) for name in ("texts", "short_texts") if name in edition]
    return min(wordings, key=lambda one: one[1].total() + one[2].total())


def same_words(output, language):
    total = missing = extra = 0
    places = []
    for path, entry in output.pdfs():
        if entry["language"] != language:
            continue
        source, lost, added = compared(path, edition_of(entry["path"]))
        total, missing, extra = total + source.total(), missing + lost.total(), extra + added.total()
        if lost or added:
            places.append(f"  {entry['path']}: missing {dict(lost.most_common(12))}, added {dict(added.most_common(12))}")
    for what, count in (("missing", missing), ("added", extra)):
        if count > (1 - ALIKE) * total:
            yield f"{language}: {count} of {total} words {what} ({100 - 100 * count / max(total, 1):.2f} % alike)\n" + "\n".join(places)


def another_document_under_its_name(root):
    """The press release's English text where the Italian one belongs."""
    path = root / "it" / "press" / "comunicato-evento.pdf"
    path.unlink()
    path.write_bytes((root / "en" / "press" / "comunicato-evento.pdf").read_bytes())
    return {"it/press/comunicato-evento.pdf"}


def an_edition_without_a_line(root):
    """One line of a flyer painted as decoration, which nobody reads aloud or finds."""
    def change(source):
        paragraphs = [match.start() for match in re.finditer(rb"/P<</MCID \d+>>BDC", source)]
        at = paragraphs[len(paragraphs) // 2]
        return source[:at] + b"/Artifact BMC" + source[source.index(b"BDC", at) + 3:]

    edit_pdf(root / "it" / "leaflets" / "volantino-evento.pdf", change)
    return {"it/leaflets/volantino-evento.pdf"}


def of_language(language):
    def check(output):
        """At least 999 words of 1000 are the same, in each direction."""
        yield from same_words(output, language)
    check.__name__ = f"same_words_in_{language}"
    return check


for each in ALL:
    case(of_language(each))
for spoil in (another_document_under_its_name, an_edition_without_a_line):
    notices(spoil)(CASES["same_words_in_it"])


@case
def poppler_reads_the_same(output):
    """What this reads is what poppler reads, one paragraph beside the other, so that the other cases say something."""
    for language in ("it", "bn", "zh"):
        path = output.root / language / "leaflets" / "volantino-evento.pdf"
        shown = run(["pdfinfo", "-struct-text", path])
        theirs = collections.Counter(word for line in re.findall(r'^ *"(.*)"$', shown, re.M) for word in words(line))
        ours = collections.Counter(word for _, text in PdfText(path).lines() for word in words(text))
        # poppler puts no blank between the lines of the lockup, and gives spans a line each.
        if "".join(sorted("".join(theirs.elements()))) != "".join(sorted("".join(ours.elements()))):
            yield f"{language}: {theirs - ours} / {ours - theirs}"


if __name__ == "__main__":
    main()
