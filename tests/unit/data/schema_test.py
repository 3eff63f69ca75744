#!/usr/bin/env python3
"""Holds docs/schema, the loaders and the tables of docs/workspace.md together, and validates the example.

schema_test.py SOURCE_DIR WORKSPACE_DIAGNOSTICS. The loaders' keys are read from what they say of an unknown one.
"""
import copy
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

SOURCE = pathlib.Path(sys.argv[1])
PROGRAM = sys.argv[2]
SCHEMAS = {path.name.split(".")[0]: json.loads(path.read_text("utf-8")) for path in sorted((SOURCE / "docs/schema").glob("*.schema.json"))}
GUIDE = (SOURCE / "docs/workspace.md").read_text("utf-8")
PROBE = "zzzzzzzz"


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 core: dates and times stay texts, yes and no too, as the program reads them."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (("bool", r"^(true|false)$", "tf"), ("null", r"^(null|~|)$", ["n", "~", ""]),
                            ("int", r"^-?[0-9]+$", "-0123456789"), ("float", r"^-?[0-9]+\.[0-9]+$", "-0123456789")):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def read_yaml(text):
    return yaml.load(text, Loader=CoreLoader)


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def front_matter(text):
    return read_yaml(text.split("---\n")[1])


def validator(name, pointer=None):
    schema = SCHEMAS[name]
    if pointer:
        schema = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/" + pointer}
    return jsonschema.Draft202012Validator(schema)


def faults(name, value, pointer=None):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator(name, pointer).iter_errors(value)]


def diagnostics(files):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            target = pathlib.Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        done = subprocess.run([PROGRAM, folder], stdout=subprocess.PIPE, encoding="utf-8", check=False)
        return json.loads(done.stdout)


PROJECT = {
    "id": "p", "title": "T", "summary": "S.", "fund": "fami-2021-2027", "codes": {"prog": "X", "cup": "Z99Z99999999999"},
    "period": {"start": "2025-01-01", "end": "2026-12-31"}, "budget": {"total": 3, "eu": 1, "national": 2}, "lead": {"name": "L"},
    "partners": [{"name": "P"}], "workpackages": [{"id": "WP1", "title": "W", "tasks": [{"id": "1.1", "title": "K"}]}],
    "languages": {"source": "it", "targets": ["en"]}, "contacts": {"name": "C"}, "brand": {"primary": "#000000"}, "print": {"condition": "FOGRA51"},
    "channels": {"site": {"url": "https://a.example/"}, "mail": {"from_name": "F", "from": "a@b.example", "list_id": "l.b.example", "reason": "R"},
                 "release": {"directory": "release"}},
}
# Every group of project.yaml: how the loader calls it, where it stands.
GROUPS = {"": [], "codes": ["codes"], "period": ["period"], "budget": ["budget"], "lead": ["lead"], "partners": ["partners", 0],
          "workpackages": ["workpackages", 0], "tasks": ["workpackages", 0, "tasks", 0], "languages": ["languages"], "contacts": ["contacts"],
          "brand": ["brand"], "print": ["print"], "channels": ["channels"], "site": ["channels", "site"], "mail": ["channels", "mail"], "release": ["channels", "release"]}


def at(value, path):
    for step in path:
        value = value[step]
    return value


def schema_at(schema, path):
    here = schema
    for step in [None] + list(path):
        if step is not None:
            here = here["items"] if isinstance(step, int) else here["properties"][step]
        if "$ref" in here:
            here = at(schema, here["$ref"].lstrip("#/").split("/"))
    return here


def project_with(change):
    value = copy.deepcopy(PROJECT)
    change(value)
    return {"content/p/project.yaml": json.dumps(value)}


def known_keys(told, group, noun="keys"):
    """The keys that the loader lists for the unknown one."""
    for one in told:
        where = f" in '{group}'" if group else ""
        if one["message"] in (f"unknown key '{PROBE}'{where}", f"unknown column '{PROBE}'{where}"):
            return set(re.search(f"known {noun}: (.*)", one["hint"]).group(1).split(", "))
    raise AssertionError(f"nothing about the probe in {told}")


def missing_keys(told):
    found = (re.match(r"(?:column )?'(\w+)' is missing", one["message"]) for one in told if one["code"] in ("missing-key", "missing-column"))
    return {one.group(1) for one in found if one}


def guide_blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.S)


def material(keys, folder="pages", title="title: T\nsummary: S\n"):
    return {"content/p/project.yaml": json.dumps(PROJECT), f"content/p/{folder}/a.md": f"---\n{title}{keys}---\n"}


class Schemas(unittest.TestCase):
    def test_are_sound_and_describe_everything(self):
        def walk(schema, where):
            for key, value in schema.get("properties", {}).items():
                described = value.get("description") or "$ref" in value
                self.assertTrue(described, f"{where}/{key} has no description")
                walk(value, f"{where}/{key}")
            if isinstance(schema.get("items"), dict):
                walk(schema["items"], where + "/items")

        for name, schema in SCHEMAS.items():
            jsonschema.Draft202012Validator.check_schema(schema)
            walk(schema, name)
            for key, value in schema.get("$defs", {}).items():
                walk(value, f"{name}/$defs/{key}")


class Example(unittest.TestCase):
    content = SOURCE / "content/ponte"

    def test_project_is_valid(self):
        self.assertEqual(faults("project", read_yaml((self.content / "project.yaml").read_text("utf-8"))), [])

    def test_facts_are_valid(self):
        self.assertEqual(faults("facts", read_yaml((self.content / "facts.yaml").read_text("utf-8"))), [])

    def test_front_matter_is_valid(self):
        materials = [p for p in self.content.glob("*/*.md") if p.parent.name not in ("partials", "results", "images")]
        self.assertGreater(len(materials), 15)
        for path in materials:
            schema = "translation" if "." in path.stem else "material"
            text = path.read_text("utf-8")
            if text.startswith("---\n"):
                self.assertEqual(faults(schema, front_matter(text)), [], path)

    def test_services_are_valid(self):
        for row in read_csv(self.content / "services.csv"):
            self.assertEqual(faults("services", typed(row, SCHEMAS["services"])), [], row["id"])

    def test_results_are_valid(self):
        for name, schema in SCHEMAS["results"]["$defs"].items():
            path = self.content / "results" / f"{name}.csv"
            if path.exists():
                rows = [typed(row, schema["items"]) for row in read_csv(path)]
            else:
                rows = read_yaml(path.with_suffix(".yaml").read_text("utf-8"))
            self.assertEqual(faults("results", rows, name), [], name)


def typed(row, schema):
    """CSV has texts only: cells without a value are left out, numbers become numbers where the schema wants them."""
    out = {}
    for key, text in row.items():
        number = schema["properties"].get(key, {}).get("type") == "number"
        if text:
            out[key] = float(text) if number and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text
    return out


class Loader(unittest.TestCase):
    def test_the_sample_is_sound_for_both(self):
        self.assertEqual(diagnostics(project_with(lambda value: None)), [])
        self.assertEqual(faults("project", PROJECT), [])

    def test_knows_the_keys_of_the_project_schema(self):
        def probe(value):
            for path in GROUPS.values():
                at(value, path)[PROBE] = 1

        told = diagnostics(project_with(probe))
        for group, path in GROUPS.items():
            self.assertEqual(known_keys(told, group), set(schema_at(SCHEMAS["project"], path)["properties"]), group)

    def test_requires_what_the_project_schema_requires(self):
        for group, path in GROUPS.items():
            told = diagnostics(project_with(lambda value, p=path: at(value, p).clear()))
            wanted = set(schema_at(SCHEMAS["project"], path).get("required", []))
            # An empty id is also not the folder's name, and the like: only what is missing counts here.
            self.assertEqual(missing_keys(told), wanted, group)

    def test_knows_the_keys_of_a_material(self):
        self.assertEqual(known_keys(diagnostics(material(f"{PROBE}: 1\n")), ""), set(SCHEMAS["material"]["properties"]))

    def test_requires_what_a_certificate_requires(self):
        told = diagnostics(material("wp: WP1\n", "certificates", ""))
        self.assertEqual(missing_keys(told), set(SCHEMAS["material"]["required"]))

    def test_knows_the_keys_of_a_whole_translation(self):
        files = material("")
        files["content/p/pages/a.en.md"] = f"---\n{PROBE}: 1\n---\n"
        self.assertEqual(known_keys(diagnostics(files), ""), set(SCHEMAS["translation"]["properties"]))

    def test_knows_the_keys_of_a_fact(self):
        files = project_with(lambda value: None)
        files["content/p/facts.yaml"] = f"a: {{ type: text, value: x, {PROBE}: 1 }}\nb: {{ type: {PROBE}, value: x }}\nc: {{ type: count, value: 1, unit: {{ one: a, other: b }}, {PROBE}: 1 }}\n"
        told = diagnostics(files)
        fact = SCHEMAS["facts"]["$defs"]["fact"]
        self.assertEqual(known_keys(told, "a"), set(fact["properties"]) - {"unit"})
        self.assertEqual(known_keys(told, "c"), set(fact["properties"]))
        words = next(one["message"] for one in told if PROBE in one["message"] and one["line"] == 2)
        self.assertEqual(re.search("one of (.*), not", words).group(1).split(", "), fact["properties"]["type"]["enum"])

    def test_knows_the_columns_of_results(self):
        for name, schema in SCHEMAS["results"]["$defs"].items():
            files = project_with(lambda value: None)
            files[f"content/p/results/{name}.csv"] = f"{PROBE}\nx\n"
            told = diagnostics(files)
            self.assertEqual(known_keys(told, name, "columns"), set(schema["items"]["properties"]), name)
            self.assertEqual(missing_keys(told), set(schema["items"]["required"]), name)

    def test_knows_the_columns_of_services(self):
        files = project_with(lambda value: None)
        files["content/p/services.csv"] = f"{PROBE}\nx\n"
        self.assertEqual(known_keys(diagnostics(files), "services.csv", "columns"), set(SCHEMAS["services"]["properties"]))

    def test_refuses_what_the_schemas_refuse(self):
        wrong = {("fund",): "fami", ("codes", "cup"): "X", ("demonstration",): "yes", ("period", "start"): "1/1/2025", ("budget", "eu"): "one",
                 ("title",): ["a"], ("partners",): "P", ("lead",): "L", ("languages", "targets"): "en", ("languages", "source"): "italiano",
                 ("workpackages", 0, "status"): "finished", ("brand", "ink"): "blue", ("contacts", "email"): "a.example", ("contacts", "site"): "a.example",
                 ("channels", "mail", "from"): "b.example", ("channels", "mail", "list_id"): "l", ("channels", "site", "url"): "ftp://a", ("id",): "P 1"}
        for path, bad in wrong.items():
            value = copy.deepcopy(PROJECT)
            at(value, path[:-1])[path[-1]] = bad
            self.assertNotEqual(faults("project", value), [], path)
            told = diagnostics({"content/p/project.yaml": json.dumps(value)})
            self.assertTrue(any(one["severity"] == "error" and one["line"] > 0 and one["column"] > 0 for one in told), path)

    def test_refuses_front_matter_that_the_schema_refuses(self):
        for key in ("outputs: [epub]", "risk: high", "topic: documenti", "date: 2026/01/01", "languages: it", "languages: [italiano]", "start: 2026-12-11",
                    "language_tab: yes", "records: /a.csv", "wp: [WP1]", "record_name: x", "outputs: [web, web]"):
            text = f"title: T\nsummary: S\n{key}\n"
            self.assertNotEqual(faults("material", read_yaml(text)), [], key)
            self.assertTrue(any(one["severity"] == "error" and one["line"] == 4 for one in diagnostics(material(key + "\n"))), key)

    def test_refuses_facts_that_the_schema_refuses(self):
        for fact in ("type: phone, value: chiama", "type: email, value: x", "type: url, value: a.example", "type: money, value: 16 euro", "type: date, value: 1/1/2026",
                     "type: time, value: \"9\"", "type: number, value: molti", "type: hours, value: sempre", "type: hours, value: { it: sempre }", "type: text",
                     "type: phone, value: { it: \"112\" }", "type: text, value: {}", "type: count, value: 3", "type: count, value: tre, unit: { one: a, other: b }",
                     "type: count, value: 3, unit: { one: a }", "type: text, value: x, unit: { one: a, other: b }", "value: x", "type: none, value: x"):
            text = f"a: {{ {fact} }}\n"
            self.assertNotEqual(faults("facts", read_yaml(text)), [], fact)
            files = project_with(lambda value: None)
            files["content/p/facts.yaml"] = text
            self.assertTrue(any(one["severity"] == "error" for one in diagnostics(files)), fact)


BRAND = {
    "meta": {"name": {"full": "Progetto"}},
    "logo": {"images": {"own": {"path": "logos/a.svg", "alt": "A", "authorised_by": "B", "authorised_on": "2026-01-31"}}, "large": "own", "strip": ["own"]},
    "color": {"palette": {"wood": "#1B5E3A"}, "primary": "wood", "cmyk": {"wood": [85, 30, 80, 20]}},
    "typography": {"fonts": [{"family": "Mia", "source": "file", "files": [{"path": "fonts/a.ttf", "weight": "bold", "style": "italic"}]}],
                   "base": {"family": "Mia", "line-height": 1.4}, "headings": "Mia"},
}
BRAND_GROUPS = {"": [], "meta": ["meta"], "name": ["meta", "name"], "logo": ["logo"], "own": ["logo", "images", "own"], "color": ["color"], "typography": ["typography"],
                "fonts": ["typography", "fonts", 0], "files": ["typography", "fonts", 0, "files", 0], "base": ["typography", "base"]}
BRAND_SCHEMAS = {"own": "image", "fonts": "font", "files": "font_file", "base": "type"}


def brand_with(change):
    value = copy.deepcopy(BRAND)
    change(value)
    files = project_with(lambda project: project.pop("brand"))
    return {**files, "content/p/brand.yaml": json.dumps(value), "content/p/logos/a.svg": "<svg/>", "content/p/fonts/a.ttf": "OTTO"}


def brand_keys(group):
    schema = SCHEMAS["brand"]
    here = schema["$defs"][BRAND_SCHEMAS[group]] if group in BRAND_SCHEMAS else at(schema, [step for key in BRAND_GROUPS[group] for step in ("properties", key)])
    here = next((one for one in here.get("oneOf", []) if one.get("type") == "object"), here)
    return set(here["properties"]), set(here.get("required", []))


class BrandFile(unittest.TestCase):
    def test_the_sample_is_sound_for_both(self):
        self.assertEqual(diagnostics(brand_with(lambda value: None)), [])
        self.assertEqual(faults("brand", BRAND), [])

    def test_knows_the_keys_of_the_schema(self):
        def probe(value):
            for path in BRAND_GROUPS.values():
                at(value, path)[PROBE] = 1

        told = diagnostics(brand_with(probe))
        for group in BRAND_GROUPS:
            self.assertEqual(known_keys(told, group), brand_keys(group)[0], group)

    def test_requires_what_the_schema_requires(self):
        for group, path in BRAND_GROUPS.items():
            told = diagnostics(brand_with(lambda value, p=path: at(value, p).clear()))
            self.assertEqual(missing_keys(told), brand_keys(group)[1], group)

    def test_refuses_what_the_schema_refuses(self):
        wrong = {("meta", "name"): ["a"], ("color", "palette"): "x", ("color", "cmyk", "wood"): [1, 2, 3], ("logo", "strip"): "own", ("logo", "images", "own", "authorised_on"): "1/1/2026",
                 ("typography", "fonts", 0, "source"): "google", ("typography", "base", "weight"): 1000, ("typography", "base", "line-height"): 15,
                 ("typography", "fonts", 0, "files", 0, "style"): "oblique"}
        for path, bad in wrong.items():
            def change(value, p=path, b=bad):
                at(value, p[:-1])[p[-1]] = b

            value = copy.deepcopy(BRAND)
            change(value)
            self.assertNotEqual(faults("brand", value), [], path)
            told = diagnostics(brand_with(change))
            self.assertTrue(any(one["severity"] == "error" and one["line"] > 0 and one["column"] > 0 for one in told), path)


class Guide(unittest.TestCase):
    def test_brand_block_is_valid(self):
        self.assertEqual(faults("brand", read_yaml(next(text for text in guide_blocks("yaml") if text.startswith("meta:")))), [])

    def test_project_block_names_every_key(self):
        block = read_yaml(next(text for text in guide_blocks("yaml") if text.startswith("id:")))
        for group, path in GROUPS.items():
            self.assertEqual(set(at(block, path)), set(schema_at(SCHEMAS["project"], path)["properties"]), group)

    def test_front_matter_block_names_every_key(self):
        block = front_matter(next(text for text in guide_blocks("yaml") if text.startswith("---")))
        self.assertEqual(set(block), set(SCHEMAS["material"]["properties"]))

    def test_fact_types_are_those_of_the_schema(self):
        types = re.search(r"^Types: `([^`]*)`", GUIDE, re.M).group(1).split()
        self.assertEqual(types, SCHEMAS["facts"]["$defs"]["fact"]["properties"]["type"]["enum"])

    def test_fact_blocks_are_valid(self):
        block = read_yaml(next(text for text in guide_blocks("yaml") if text.startswith("desk:")))
        self.assertEqual(faults("facts", block), [])

    def test_results_table_names_every_column(self):
        rows = dict(re.findall(r"^\| (\w+)\.(?:csv|yaml) \| (.*) \|$", GUIDE, re.M))
        self.assertEqual(set(rows), set(SCHEMAS["results"]["$defs"]))
        for name, columns in rows.items():
            named = re.sub(r" \([^)]*\)", "", columns).split(", ")
            self.assertEqual(named, list(SCHEMAS["results"]["$defs"][name]["items"]["properties"]), name)

    def test_services_line_names_every_column(self):
        section = GUIDE.split("## services.csv")[1]
        self.assertEqual(re.search(r"`([^`]*)`", section).group(1).split(","), list(SCHEMAS["services"]["properties"]))
        words = re.search(r"`category`: ([a-z, ]*)\.", section).group(1).split(", ")
        self.assertEqual(words, SCHEMAS["services"]["properties"]["category"]["enum"])

    def test_folders_have_the_outputs_of_the_loader(self):
        for folders, outputs in re.findall(r"^\| ([a-z, ]+) \| ((?:pdf|web|mail)[a-z ]*) \|", GUIDE, re.M):
            for folder in folders.split(", "):
                told = diagnostics(material("outputs: [pdf]\ndate: 2026-01-01\n", folder))
                self.assertEqual(any(one["code"] == "no-design" for one in told), "pdf" not in outputs, folder)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
