"""What goes out to translators, opened, edited and saved by their own programs, and taken back.

usage: exchange_test.py CASE DIVULGA SOURCE_DIR PLACE
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

MATERIAL = "leaflets/sportello-ponte"
LANGUAGES = ["ar", "zh", "bn", "ur", "fr"]


def run(*words, expect=0, **more):
    result = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if expect is not None and result.returncode != expect:
        sys.exit(f"{' '.join(map(str, words))}\nended with {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


class Workspace:
    """A copy of the example, for a case alone."""

    def __init__(self, divulga, source, place):
        self.divulga, self.root = divulga, pathlib.Path(place)
        shutil.rmtree(self.root, ignore_errors=True)
        for folder in ("content", "locales"):
            shutil.copytree(pathlib.Path(source) / folder, self.root / folder)

    def export(self, form, language, material=MATERIAL, *more):
        words = [material] if material else []
        out = json.loads(run(self.divulga, "translate", "export", *words, "--lang", language, "--as", form, "--to", self.root / "out", "--no-pictures",
                             "--format", "json", *more, cwd=self.root))
        assert out, "nothing went out"
        return [self.root / file["file"] for file in out], sum(file["texts"] for file in out)

    def take(self, *files, expect=0, dry=True):
        words = ["--dry-run"] if dry else []
        return json.loads(run(self.divulga, "translate", "import", *files, "--format", "json", *words, cwd=self.root, expect=expect))


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, place):
        self.place = pathlib.Path(place)
        self.words = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{self.place}/profile"]

    def save_as(self, file, form, folder, *how):
        run(*self.words, *how, "--convert-to", form, "--outdir", folder, file, timeout=200)
        saved = pathlib.Path(folder) / (pathlib.Path(file).stem + "." + form.split(":")[0])
        assert saved.exists(), f"LibreOffice did not save {saved}"
        return saved

    def edit(self, file, saved, filter_name, change):
        """Opens a file as a person does, lets `change` work on it and saves it."""
        import uno
        from com.sun.star.beans import PropertyValue
        from com.sun.star.connection import NoConnectException
        pipe = f"divulga{os.getpid()}"
        program = subprocess.Popen([*self.words, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            for _ in range(600):
                try:
                    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                    break
                except NoConnectException:
                    time.sleep(0.1)   # the program has no other way to say that it is there
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

            def value(name, what):
                property_value = PropertyValue()
                property_value.Name, property_value.Value = name, what
                return property_value
            document = desktop.loadComponentFromURL(f"file://{file}", "_blank", 0, (value("Hidden", True),))
            change(document)
            document.storeToURL(f"file://{saved}", (value("FilterName", filter_name),))
            document.close(True)
            desktop.terminate()
        finally:
            program.wait(timeout=60)


def fates(answer):
    return {key: value for key, value in answer["files"][0].items() if isinstance(value, int) and value}


def untouched(answer, texts, what):
    """Everything came back as it went out."""
    got = fates(answer)
    assert set(got) <= {"same", "empty"} and sum(got.values()) == texts, f"{what}: {got} of {texts}\n{answer['diagnostics']}"
    assert not answer["diagnostics"], f"{what}: {answer['diagnostics']}"


def po_is_accepted_by_gettext(workspace, place):
    for language in LANGUAGES:
        (file,), texts = workspace.export("po", language, None)
        run("msgfmt", "-c", "-o", "/dev/null", file)
        untouched(workspace.take(file), texts, file)
        # Wrapped, sorted and with obsolete entries, as other programs save it.
        run("msgattrib", "--sort-output", "--width=60", "-o", place / "sorted.po", file)
        untouched(workspace.take(place / "sorted.po"), texts, "sorted")
    (template,), _ = workspace.export("pot", "ar", None)
    run("msgfmt", "-c", "-o", "/dev/null", template, expect=None)
    run("msginit", "--no-translator", "--locale=sq", "-i", template, "-o", place / "sq.po")


def po_is_read_by_translate_toolkit(workspace, place):
    (file,), texts = workspace.export("po", "ar", None)
    counted = run("pocount", "--csv", file)
    assert str(texts) in counted.replace(" ", "").split("\n")[1].split(","), counted
    run("po2xliff", file, place / "toolkit.xlf")


def xliff_is_read_by_translate_toolkit(workspace, place):
    from translate.storage import xliff
    for form in ("xliff12",):
        for language in LANGUAGES:
            (file,), texts = workspace.export(form, language)
            store = xliff.xlifffile.parsefile(str(file))
            assert len(store.units) == texts
            for unit in store.units:
                assert str(unit.source)
            store.save()
            untouched(workspace.take(file), texts, f"{form} {language}")


def word_table_saved_by_libreoffice(workspace, place):
    office = Office(place)
    for language in LANGUAGES:
        (file,), texts = workspace.export("docx", language)
        untouched(workspace.take(file), texts, file)
        untouched(workspace.take(office.save_as(file, "docx:Office Open XML Text", place / "saved")), texts, f"docx {language}")
    through = office.save_as(office.save_as(file, "odt", place / "odt"), "docx:Office Open XML Text", place / "back")
    untouched(workspace.take(through), texts, "docx by way of odt")


def word_table_edited_in_libreoffice(workspace, place):
    (file,), texts = workspace.export("docx", "ar")

    def change(document):
        tables = document.getTextTables()
        table = max((tables.getByIndex(i) for i in range(tables.getCount())), key=lambda t: t.getRows().getCount())
        table.getCellByName("C2").setString("\u0646\u0635 \u062c\u062f\u064a\u062f")
        table.getCellByName("D2").setString("a remark")
        table.getRows().removeByIndex(3, 1)
    saved = place / "edited.docx"
    Office(place).edit(file, saved, "Office Open XML Text", change)
    answer = workspace.take(saved, dry=False)
    got = fates(answer)
    assert got.get("better", 0) + got.get("new", 0) == 1 and sum(got.values()) == texts - 1, f"{got} {answer['diagnostics']}"
    assert any("row 3 is not in the file any more" in d["message"] for d in answer["diagnostics"]), answer["diagnostics"]
    catalog = (workspace.root / "locales/ar/ponte.po").read_text()
    assert "\u0646\u0635 \u062c\u062f\u064a\u062f" in catalog and "# a remark" in catalog


def opendocument_table_saved_by_libreoffice(workspace, place):
    office = Office(place)
    for language in LANGUAGES[:3]:
        (file,), texts = workspace.export("ods", language)
        untouched(workspace.take(file), texts, file)
        untouched(workspace.take(office.save_as(file, "ods", place / "saved")), texts, f"ods {language}")


def opendocument_table_edited_in_libreoffice(workspace, place):
    (file,), texts = workspace.export("ods", "zh")

    def change(document):
        sheet = document.getSheets().getByIndex(0)
        assert sheet.isProtected()
        sheet.getCellByPosition(2, 2).setString("\u65b0\u7684\n\u6587\u5b57")
    saved = place / "edited.ods"
    Office(place).edit(file, saved, "calc8", change)
    answer = workspace.take(saved, dry=False)
    got = fates(answer)
    assert got.get("better", 0) + got.get("new", 0) == 1 and sum(got.values()) == texts, f"{got} {answer['diagnostics']}"


def csv_saved_by_libreoffice(workspace, place):
    (file,), texts = workspace.export("csv", "bn")
    saved = Office(place).save_as(file, "ods", place / "ods", "--infilter=CSV:59,34,76")   # semicolon, quote, UTF-8
    untouched(workspace.take(saved), texts, "csv by way of ods")


def ten_thousand_texts_in_a_second(workspace, place):
    """Holds the cost of texts alone; the figure for an idle machine stands in tests/bench/README.md."""
    pages = workspace.root / "content/ponte/pages"
    for number in range(10):
        body = "\n\n".join(f"Paragrafo {number}-{i} con **parole** da tradurre per lo sportello {{{{facts.desk.phone}}}}." for i in range(1000))
        (pages / f"lunga-{number}.md").write_text(f"---\ntitle: \"Pagina {number}\"\nsummary: \"Lunga {number}.\"\n---\n\n{body}\n")
    for form in ("po", "docx", "xliff12"):
        start = time.monotonic()
        files, texts = workspace.export(form, "fr", None)
        out = time.monotonic() - start
        start = time.monotonic()
        workspace.take(*files)
        back = time.monotonic() - start
        print(f"{form}: {texts} texts, out {out:.2f} s, back {back:.2f} s")
        assert texts > 10000
        # A machine under load, a build with checks: the bound only tells a cost that grows with the square.
        assert out < 20 and back < 20


def main():
    case, divulga, source, place = sys.argv[1:]
    place = pathlib.Path(place)
    workspace = Workspace(divulga, source, place / "workspace")
    globals()[case](workspace, place)


if __name__ == "__main__":
    main()
