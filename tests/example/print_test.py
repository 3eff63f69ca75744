"""The print editions of the example: sheets in four colours whose pages are those of the document."""
import pathlib
import re
import subprocess
import sys

from example import case, edit_pdf, main, notices

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "pdf"))
import print_sheets  # noqa: E402

LEAFLET, BROCHURE = "it/leaflets/sportello-ponte.print.pdf", "ar/brochures/permesso-di-soggiorno.print.pdf"


def spoilt(name, old, new):
    def spoil(root):
        edit_pdf(root / name, lambda source: re.sub(old, new, source))
        return {name}
    return spoil


@case
def nothing_is_in_rgb_but_pictures(output):
    for path, entry in output.prints():
        for problem in print_sheets.rgb_problems(path):
            yield f"{entry['path']}: {problem}"


@notices(spoilt(BROCHURE, rb"/P8 Do", rb"/P1 Do"))
@case
def sheets_hold_every_page_once_or_repeat_one(output):
    for path, entry in output.prints():
        sheets = [[page.number for page in sheet.pages] for sheet in print_sheets.sheets(path)]
        screen = path.with_name(path.name.replace(".print.pdf", ".pdf"))
        shown = subprocess.run(["pdfinfo", screen], capture_output=True, check=True, text=True).stdout
        pages = int(shown.split("Pages:")[1].split()[0])
        repeated = all(len(set(sheet)) == 1 for sheet in sheets)
        found = [sheet[0] for sheet in sheets] if repeated else sorted(number for sheet in sheets for number in sheet)
        if found != list(range(1, pages + 1)):
            yield f"{entry['path']}: pages {sheets} of {pages}"


@notices(spoilt(LEAFLET, rb"(/TrimBox \[\s+)25", rb"\g<1>95"))
@case
def the_bleed_is_three_millimetres(output):
    for path, entry in output.prints():
        for sheet in print_sheets.sheets(path):
            sides = [abs(a - b) for a, b in zip(sheet.trim, sheet.bleed)]
            if any(abs(side - 3) > 0.1 for side in sides):
                yield f"{entry['path']}: {sides}"


if __name__ == "__main__":
    main()
