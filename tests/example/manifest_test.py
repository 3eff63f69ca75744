"""manifest.json: what was made, in which languages and sizes, from what."""
import collections
import hashlib
import json
import subprocess

from example import FURTHER, LANGUAGES, SOURCE, case, main, notices, replace

# Artifacts a language: every material of content/ponte has an edition in every language but the two that say otherwise.
DOCUMENTS = {"leaflets": 5, "brochures": 3, "reports": 1, "events": 1, "procedures": 5, "newsletters": 1}
SIZES = {  # design's page in mm, fewest and most pages
    "leaflets/sportello-ponte": (297, 210, 2, 2), "leaflets/volantino-evento": (148, 210, 1, 1), "leaflets/locandina-evento": (297, 420, 1, 1),
    "leaflets/primi-giorni": (297, 210, 2, 2), "leaflets/corsi-italiano": (99, 210, 2, 2), "brochures/lavorare-in-rete": (210, 297, 4, 8),
    "brochures/permesso-di-soggiorno": (148, 210, 8, 8), "brochures/guida-ai-servizi": (148, 210, 20, 32), "reports/relazione-finale": (210, 297, 20, 80), "events/evento-finale": (148, 210, 2, 4),
    "press/comunicato-evento": (210, 297, 1, 2), "procedures/": (210, 297, 1, 4), "certificates/": (297, 210, 1, 1)}
POINT = 25.4 / 72


def spoil_manifest(root, change):
    path = root / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    change(manifest["artifacts"])
    path.unlink()
    path.write_text(json.dumps(manifest), encoding="utf-8")


def a_file_that_nobody_lists(root):
    (root / "it" / "leaflets" / "stray.pdf").write_bytes(b"%PDF-1.7")


def an_entry_without_a_file(root):
    (root / "ar" / "leaflets" / "sportello-ponte.pdf").unlink()


@notices(a_file_that_nobody_lists)
@notices(an_entry_without_a_file)
@case
def lists_every_file(output):
    listed = [entry["path"] for entry in output.artifacts]
    for path, count in collections.Counter(listed).items():
        if count > 1:
            yield f"{path}: listed {count} times"
    present = {path.relative_to(output.root).as_posix() for path in output.root.rglob("*") if path.is_file()}
    for path in sorted(set(listed) - present):
        yield f"{path}: listed and not there"
    for path in sorted(present - set(listed)):
        # Downloads are copies of listed documents; assets belong to every page and to no language.
        if path.startswith("site/downloads/") and path.removeprefix("site/downloads/") in listed:
            continue
        if path != "manifest.json" and path != "site/robots.txt" and not path.startswith("site/assets/"):
            yield f"{path}: there and not listed"


def one_changed_byte(root):
    replace(root / "mail" / "2026-11" / "fr.eml", b"MIME-Version", b"MIME-version")


@notices(one_changed_byte)
@case
def bytes_and_hashes_match(output):
    for entry in output.artifacts:
        data = (output.root / entry["path"]).read_bytes()
        if entry["bytes"] != len(data):
            yield f"{entry['path']}: {entry['bytes']} bytes said, {len(data)} found"
        if entry["sha256"] != hashlib.sha256(data).hexdigest():
            yield f"{entry['path']}: another SHA-256"


def a_download_that_differs(root):
    replace(root / "site" / "downloads" / "it" / "leaflets" / "sportello-ponte.pdf", b"%PDF-1.7", b"%PDF-1.6")


@notices(a_download_that_differs)
@case
def downloads_are_the_documents(output):
    for path in output.files("site/downloads/**/*.pdf"):
        original = output.root / path.relative_to(output.root / "site" / "downloads")
        if path.read_bytes() != original.read_bytes():
            yield f"{path.relative_to(output.root)}: not the document's bytes"


@notices(lambda root: spoil_manifest(root, lambda artifacts: artifacts[0]["sources"].append("content/ponte/none.md")))
@notices(lambda root: spoil_manifest(root, lambda artifacts: artifacts[0].pop("title")))
@case
def entries_are_complete(output):
    for entry in output.artifacts:
        path, paged = entry["path"], entry["path"].endswith(".pdf")
        for key in ("kind", "sha256", "bytes") + (("pages",) if paged else ()) + (() if entry["kind"] == "sitemap" else ("language", "title")):
            if not entry.get(key):
                yield f"{path}: no {key}"
        if entry["kind"] not in ("page", "feed", "data", "sitemap") and not entry["sources"]:
            yield f"{path}: made from nothing"
        for source in entry["sources"]:
            if not (SOURCE / source).is_file():
                yield f"{path}: its source {source} is not there"
        language = entry.get("language", "")
        translated = f"locales/{language}/ponte.po"
        if paged and language != "it" and translated not in entry["sources"]:
            yield f"{path}: not made from {translated}"


@notices(lambda root: spoil_manifest(root, lambda artifacts: artifacts.remove(next(a for a in artifacts if a["kind"] == "certificates"))))
@notices(lambda root: spoil_manifest(root, lambda artifacts: next(a for a in artifacts if a["kind"] == "reports").update(language="it")))
@case
def every_kind_in_every_language(output):
    found = collections.Counter((entry["kind"], entry.get("language", "")) for entry in output.artifacts)
    expected = {(kind, language): count for kind, count in DOCUMENTS.items() for language in LANGUAGES}
    expected |= {("feed", language): 1 for language in LANGUAGES} | {("data", language): 3 for language in LANGUAGES}
    # Three of the leaflets and two booklets go to a printer; one procedure is bilingual in every language but the source's.
    expected |= {("print", language): 5 for language in LANGUAGES}
    expected |= {("bilingual", language): 1 for language in LANGUAGES if language != "it"}
    expected |= {(kind, language): count for language in FURTHER
                 for kind, count in {"leaflets": 1, "procedures": 3, "newsletters": 1, "print": 1, "bilingual": 1, "feed": 1}.items()}
    # The press of the province reads Italian; an English text goes to Brussels. Certificates are Italian acts.
    expected |= {("press", "it"): 1, ("press", "en"): 1, ("certificates", "it"): 20, ("sitemap", ""): 1}
    for key, count in expected.items():
        if found[key] != count:
            yield f"{key}: {found[key]} instead of {count}"
    for key in found:
        if key not in expected and key[0] != "page":
            yield f"{key}: {found[key]}, not expected"
    pages = {entry["path"] for entry in output.artifacts if entry["kind"] == "page"}
    for language in LANGUAGES:
        news = [path for path in pages if path.startswith(f"site/{language}/news/") and path.count("/") >= 3]
        if len(news) < 4:
            yield f"{language}: {news} instead of the news' list and three news"


@notices(lambda root: spoil_manifest(root, lambda artifacts: next(a for a in artifacts if a["kind"] == "brochures").update(pages=7)))
@case
def pages_are_those_of_the_design(output):
    for path, entry in output.pdfs():
        name = entry["path"].split("/", 1)[1]
        width, height, fewest, most = next(size for prefix, size in SIZES.items() if name.startswith(prefix))
        shown = subprocess.run(["pdfinfo", "-box", "-f", "1", "-l", "999", path], capture_output=True, check=True, text=True).stdout
        boxes = [list(map(float, line.split()[-4:])) for line in shown.splitlines() if "MediaBox:" in line]
        if len(boxes) != entry["pages"]:
            yield f"{entry['path']}: {entry['pages']} pages said, {len(boxes)} found"
        if not fewest <= len(boxes) <= most:
            yield f"{entry['path']}: {len(boxes)} pages"
        for number, (left, bottom, right, top) in enumerate(boxes, 1):
            millimetres = ((right - left) * POINT, (top - bottom) * POINT)
            if abs(millimetres[0] - width) > 0.1 or abs(millimetres[1] - height) > 0.1:
                yield f"{entry['path']}: page {number} is {millimetres} mm instead of {(width, height)}"
        if entry["kind"] == "brochures" and entry["pages"] % 4:
            yield f"{entry['path']}: {entry['pages']} pages cannot be folded"


if __name__ == "__main__":
    main()
