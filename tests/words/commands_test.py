"""Commands and diagnostics speak English and Italian: every text that the sources hold is in locales/it/commands.po.

With DIVULGA_UPDATE_EXPECTED=1 the catalog takes in new texts, untranslated, and loses those that nothing asks for."""
import os
import re
import subprocess
import sys
from pathlib import Path

import catalog


def main(root, reference):
    table = subprocess.run([reference, "words"], check=True, capture_output=True, text=True).stdout
    template = catalog.command_template(root, table)
    path = root / "locales" / "it" / "commands.po"
    if os.environ.get("DIVULGA_UPDATE_EXPECTED") == "1" and not os.environ.get("CI"):
        made = subprocess.run(["msgmerge", "--no-fuzzy-matching", "--no-wrap", "--quiet", "--output-file=-", str(path), "-"], input=template, check=True,
                              capture_output=True, text=True).stdout
        kept = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", "-"], input=made, check=True, capture_output=True, text=True).stdout
        # No date: a catalog renewed twice is the same twice. That no text is a format of C is said to xgettext, not to translators.
        path.write_text(re.sub(r'^("(POT-Creation-Date|Report-Msgid-Bugs-To):|#, no-c-format).*\n', "", kept, flags=re.M), encoding="utf-8")
    wanted = {entry.source: entry for entry in catalog.parse(template) if entry.source}
    told = catalog.faults(path, wanted, r"\{\d\}")
    print("\n".join(told) if told else f"{len(wanted)} texts in Italian")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
