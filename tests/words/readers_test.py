"""What readers meet on paper, on the site, in mail and on the public pages is in every language that we serve.

The words are the literals of look-ups, `word("…")` and its like, and those that tables mark with reader_word("…"). A word
that a catalog has and nothing marks is told too, so that a table cannot be forgotten."""
import re
import sys
from pathlib import Path

import catalog
import cpp

LANGUAGES = "it en fr es sq ro uk ru ar ur bn zh pa ti".split()
MODULES = ("document", "edition", "layout", "mail", "pdf", "service", "web")
# In a template: codes, formats of data, and what only machines read.
SAME_EVERYWHERE = ("PROG", "CUP", "CSV", "JSON", "GeoJSON", "light", "light dark", "noindex", "no-referrer", "width=device-width, initial-scale=1")
# Functions that look a word up: the first argument that is a literal, or a choice of literals, is the word; of one with a
# count the next literal is the plural.
LOOK_UPS = re.compile(r"\b(word|phrase|counted_phrase|say|reader_word|words(?:\(\))?\.get)\(")


def literals_of(argument):
    """Not those inside a call of its own, nor one that is compared with."""
    own = re.sub(r"\w\([^()]*\)|[=!]= *" + cpp.STRING, "", argument)
    return [catalog.unescaped(literal[1:-1]) for literal in re.findall(cpp.STRING, own)]


def words_of(root):
    """{english: Entry} of everything that the sources ask for."""
    found = {}
    for path in catalog.sources(root):
        if path.parent.name not in MODULES:
            continue
        text = cpp.without_comments(path.read_text(encoding="utf-8"))
        for call in LOOK_UPS.finditer(text):
            given = [argument for argument in cpp.arguments(text, call.end())]
            words = [literals_of(argument) for argument in given if not argument.strip().startswith("{")]
            words = [literals for literals in words if literals]
            if not words or any(re.search(r"\bmessage(_n)?\(", argument) for argument in given):
                continue
            if call.group(1) == "counted_phrase":
                found[words[0][0]] = catalog.Entry(words[0][0], words[1][0])
            else:
                found.update({english: catalog.Entry(english) for english in words[0]})
    return found


def bare_words(path):
    """Words that a template says by itself, whatever the reader's language."""
    text = re.sub(r"<(style|script)\b.*?</\1>|<!--.*?-->|\{\{.*?\}\}", " ", path.read_text(encoding="utf-8"), flags=re.S)
    said = re.findall(r'\b(?:alt|title|aria-label|placeholder|content)="([^"]*)"', text) + re.sub(r"<[^>]*>", " ", text).split()
    return [word for word in said if re.search(r"[^\W\d_]{2}", word) and word not in SAME_EVERYWHERE]


def main(root):
    wanted = words_of(root)
    told = []
    for language in LANGUAGES:
        path = root / "locales" / language / "divulga.po"
        if not path.exists():
            told.append(f"{language}: no catalog")
            continue
        told += catalog.faults(path, wanted, r"\{[a-z_]+\}")
    for path in sorted((root / "templates" / "site").glob("*.mustache.*")) + sorted((root / "templates" / "mail").glob("*.mustache.*")):
        told += [f"{path.relative_to(root)}: '{word}' stands in the template, not in the catalogs" for word in bare_words(path)]
    print("\n".join(told) if told else f"{len(wanted)} words in {len(LANGUAGES)} languages")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
