"""The tests of the catalogs find what they are there for: each case is a catalog with one fault."""
import sys
import tempfile
from pathlib import Path

import catalog

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: ar\\n"\n'
TWO = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
SAID = '\nmsgid "no {0}"\nmsgstr "senza {0}"\n'
COUNTED = '\nmsgid "{0} row"\nmsgid_plural "{0} rows"\nmsgstr[0] "{0} riga"\nmsgstr[1] "{0} righe"\n'
WANTED = {"no {0}": catalog.Entry("no {0}"), "{0} row": catalog.Entry("{0} row", "{0} rows")}

CASES = [
    ("good", HEADER + TWO + SAID + COUNTED, None),
    ("one thing may be said without the figure", HEADER + TWO + SAID + COUNTED.replace('"{0} riga"', '"una riga"'), None),
    ("missing", HEADER + TWO + COUNTED, "missing: 'no {0}'"),
    ("empty", HEADER + TWO + SAID.replace("senza {0}", "") + COUNTED, "not translated: 'no {0}'"),
    ("fuzzy", HEADER + TWO + SAID.replace("msgid", "#, fuzzy\nmsgid", 1) + COUNTED, "not translated: 'no {0}'"),
    ("a placeholder lost", HEADER + TWO + SAID.replace("senza {0}", "senza") + COUNTED, "placeholders ['{0}'] became []"),
    ("a placeholder misspelt", HEADER + TWO + SAID.replace("senza {0}", "senza {1}") + COUNTED, "placeholders ['{0}'] became ['{1}']"),
    ("a plural form missing", HEADER + TWO + SAID + COUNTED.replace('msgstr[1] "{0} righe"\n', ""), "1 of 2 plural forms"),
    ("a plural form empty", HEADER + TWO + SAID + COUNTED.replace('"{0} righe"', '""'), "not translated: '{0} row'"),
    ("too few forms for the rule", HEADER + TWO.replace("nplurals=2; plural=(n != 1)", "nplurals=3; plural=n>2?2:n") + SAID + COUNTED, "2 of 3 plural forms"),
    ("no rule", HEADER + SAID + COUNTED, "plural"),
    ("not a catalog", HEADER + TWO + SAID + COUNTED + '\nmsgid "x\n', "end-of-line within string"),
    ("left over", HEADER + TWO + SAID + COUNTED + '\nmsgid "old"\nmsgstr "vecchio"\n', "nothing asks for it any more: 'old'"),
]


def main():
    failed = 0
    for name, text, wanted in CASES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.po"
            path.write_text(text, encoding="utf-8")
            told = catalog.faults(path, WANTED, r"\{\d\}")
        good = not told if wanted is None else any(wanted in fault for fault in told)
        failed += not good
        print(("passed: " if good else "FAILED: ") + name + ("" if good else f": {told}"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
