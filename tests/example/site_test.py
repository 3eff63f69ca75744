"""The website as files: links, languages, feeds and the map of the site."""
import functools
import html.parser
import re
import urllib.parse
import xml.etree.ElementTree as xml

from example import ALL, FURTHER, LANGUAGES, case, main, notices, replace

SITE = "https://ponte.example/"
RIGHT_TO_LEFT = {"ar", "ur"}
ADDRESSES = {("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"), ("use", "href"), ("form", "action"), ("iframe", "src")}
CHOICE = {"index.html", "404.html"}   # for all languages at once


class Page(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.addresses, self.identities, self.alternates, self.tags, self.html = [], set(), {}, [], {}
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append(tag)
        if tag == "html":
            self.html = values
        if values.get("id"):
            self.identities.add(values["id"])
        # An address of the world's web, told to programs: the page's own and those of its translations.
        if tag == "link" and values.get("rel") in ("canonical", "alternate") and values["href"].startswith("http"):
            if "hreflang" in values:
                self.alternates[values["hreflang"]] = values["href"]
            return
        for name, value in attributes:
            if (tag, name) in ADDRESSES:
                self.addresses.append((tag, value))
            if name == "srcset":
                self.addresses += [(tag, part.split()[0]) for part in value.split(",")]


@functools.cache
def read(path):
    return Page(path.read_text(encoding="utf-8"))


def target(output, page, address):
    """The file that an address leads to."""
    split = urllib.parse.urlsplit(address)
    # The page of what is not found is shown at any address, so its own start at the root.
    base = (output.root / "site").resolve() if split.path.startswith("/") else page.parent
    path = (base / urllib.parse.unquote(split.path).lstrip("/")).resolve() if split.path else page
    return (path / "index.html" if path.is_dir() else path), split.fragment


def a_link_into_nothing(root):
    replace(root / "site" / "it" / "news" / "index.html", b'href="', b'href="none/', 40)
    return {"site/it/news/index.html"}


@notices(a_link_into_nothing)
@case
def every_link_and_asset_is_there(output):
    site = (output.root / "site").resolve()
    for page in output.pages():
        for tag, address in read(page).addresses:
            if re.match(r"[a-z]+:", address) or address.startswith("//"):
                continue
            file, fragment = target(output, page.resolve(), address)
            if not file.is_file() or site not in file.parents:
                yield f"{page.relative_to(output.root)}: <{tag}> leads to {address}"
            elif fragment and file.suffix == ".html" and fragment not in read(file).identities:
                yield f"{page.relative_to(output.root)}: nothing has the id of {address}"


def a_picture_from_elsewhere(root):
    replace(root / "site" / "fr" / "index.html", b"</main>", b'<img src="https://elsewhere.example/pixel.png" alt=""></main>')
    return {"site/fr/index.html"}


@notices(a_picture_from_elsewhere)
@case
def nothing_is_fetched_from_elsewhere(output):
    for page in output.pages():
        for tag, address in read(page).addresses:
            if tag not in ("a", "form") and re.match(r"(https?:)?//", address):
                yield f"{page.relative_to(output.root)}: <{tag}> fetches {address}"
    for sheet in output.files("site/**/*.css"):
        for address in re.findall(r"url\(\s*['\"]?([^)'\"]+)", sheet.read_text(encoding="utf-8")) + re.findall(r"@import[^;]+", sheet.read_text(encoding="utf-8")):
            if not address.startswith("data:") and not (sheet.parent / address).is_file():
                yield f"{sheet.relative_to(output.root)}: {address}"


def a_page_in_the_wrong_direction(root):
    replace(root / "site" / "ar" / "index.html", b'dir="rtl"', b'dir="ltr"', 1)
    return {"site/ar/index.html"}


def a_second_title(root):
    replace(root / "site" / "ar" / "index.html", b"</main>", b"<h1>2</h1></main>")
    return {"site/ar/index.html"}


@notices(a_page_in_the_wrong_direction)
@notices(a_second_title)
@case
def each_page_says_language_and_direction_and_has_one_h1(output):
    for path in output.pages():
        name, page = path.relative_to(output.root / "site").as_posix(), read(path)
        language = "it" if name in CHOICE else name.split("/")[0]
        if page.html.get("lang") != language or page.html.get("dir") != ("rtl" if language in RIGHT_TO_LEFT else "ltr"):
            yield f"{name}: <html lang={page.html.get('lang')} dir={page.html.get('dir')}>"
        if page.tags.count("h1") != 1:
            yield f"{name}: {page.tags.count('h1')} h1"
        for tag in ("title", "main", "header", "footer", "nav"):
            if tag not in page.tags and name not in CHOICE:
                yield f"{name}: no <{tag}>"


def a_page_that_forgets_a_translation(root):
    path = root / "site" / "zh" / "news" / "index.html"
    replace(path, b'hreflang="bn"', b'hreflang="xx"')


@notices(a_page_that_forgets_a_translation)
@case
def translations_name_each_other(output):
    pages = {SITE + path.relative_to(output.root / "site").as_posix().removesuffix("index.html"): read(path) for path in output.pages()}
    for address, page in pages.items():
        own = [language for language, other in page.alternates.items() if other == address]
        if page.alternates and not own:
            yield f"{address}: does not name itself among {page.alternates}"
        for language, other in page.alternates.items():
            if other not in pages:
                yield f"{address}: its {language} translation {other} is not there"
            elif pages[other].alternates != page.alternates and language != "x-default":
                yield f"{address}: names {sorted(page.alternates)}, and {other} {sorted(pages[other].alternates)}"


@case
def every_page_stands_in_every_language(output):
    """But for the press, whose texts say for which languages they are."""
    pages = {language: {path.relative_to(output.root / "site" / language).as_posix() for path in output.files(f"site/{language}/**/*.html")} for language in ALL}
    for language, found in pages.items():
        for page in sorted(pages["it"] - found) if language in LANGUAGES else ():
            if not page.startswith("press/") and page != "materials/certificates/index.html":
                yield f"{language}: no {page}"
        for page in sorted(found - pages["it"]):
            yield f"{language}: {page}, not there in Italian"
    for language in FURTHER:
        if "services/index.html" in pages[language]:
            yield f"{language}: a directory of which nothing is translated"
        if "procedures/codice-fiscale/index.html" not in pages[language]:
            yield f"{language}: {sorted(pages[language])}"


def a_page_left_out_of_the_map(root):
    replace(root / "site" / "sitemap.xml", b"<loc>https://ponte.example/bn/news/</loc>", b"<loc>https://ponte.example/bn/</loc>")


@notices(a_page_left_out_of_the_map)
@case
def the_sitemap_lists_every_page(output):
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {entry.text for entry in xml.parse(output.root / "site" / "sitemap.xml").iterfind("s:url/s:loc", spaces)}
    pages = {SITE + path.relative_to(output.root / "site").as_posix().removesuffix("index.html") for path in output.pages()} - {SITE + "404.html"}
    for address in sorted(pages - listed):
        yield f"{address}: not in the map"
    for address in sorted(listed - pages):
        if not address.endswith(".pdf"):
            yield f"{address}: in the map and not there"


@case
def feeds_are_atom_in_their_language(output):
    atom = "{http://www.w3.org/2005/Atom}"
    for language in LANGUAGES:
        feed = xml.parse(output.root / "site" / language / "news" / "feed.xml").getroot()
        if feed.tag != atom + "feed" or feed.get("{http://www.w3.org/XML/1998/namespace}lang") != language:
            yield f"{language}: {feed.tag} {feed.attrib}"
        entries = feed.findall(atom + "entry")
        if len(entries) < 3:
            yield f"{language}: {len(entries)} entries"
        for entry in [feed] + entries:
            for part in ("id", "title", "updated"):
                if not entry.findtext(atom + part):
                    yield f"{language}: an entry without {part}"
        for entry in entries:
            address = entry.find(atom + "link").get("href")
            file = output.root / "site" / address.removeprefix(SITE) / "index.html"
            if not address.startswith(SITE + language + "/") or not file.is_file():
                yield f"{language}: an entry leads to {address}"


if __name__ == "__main__":
    main()
