"""The QR codes of printed pages can be photographed: a reader finds them in the rendered page and says their address."""
import pathlib
import shutil
import subprocess
import tempfile

from example import LANGUAGES, Skipped, case, main, notices

# On white, and inside a coloured box.
CODES = {"brochures/permesso-di-soggiorno": "https://ponte.example/", "brochures/guida-ai-servizi": "https://ponte.example/"}


def another_document(root):
    path = root / "it" / "brochures" / "guida-ai-servizi.pdf"
    path.unlink()                       # the copy to spoil shares its files with the example
    shutil.copy(root / "it" / "leaflets" / "volantino-evento.pdf", path)


@notices(another_document)
@case
def a_reader_finds_the_address(output):
    if shutil.which("zbarimg") is None:
        raise Skipped("zbarimg is not there: apt-get install zbar-tools")
    for language in LANGUAGES:
        for name, address in CODES.items():
            with tempfile.TemporaryDirectory() as folder:
                subprocess.run(["pdftoppm", "-r", "110", "-gray", "-png", output.root / language / f"{name}.pdf", f"{folder}/page"], check=True)
                pages = sorted(pathlib.Path(folder).glob("*.png"))
                found = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *pages], capture_output=True, text=True).stdout.split()
            if address not in found:
                yield f"{language}/{name}: {found} instead of {address}"


if __name__ == "__main__":
    main()
