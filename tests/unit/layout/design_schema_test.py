#!/usr/bin/env python3
"""Holds docs/schema/design.schema.json, the loader and the table of docs/designs.md together, and validates the shipped designs.

design_schema_test.py SOURCE_DIR DIVULGA. The loader's keys are read from what it says of an unknown one.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

SOURCE, DIVULGA = pathlib.Path(sys.argv[1]), sys.argv[2]
SCHEMA = json.loads((SOURCE / "docs/schema/design.schema.json").read_text("utf-8"))
GUIDE = (SOURCE / "docs/designs.md").read_text("utf-8")
PROBE = "zzzzzzzz"
DESIGN = {
    "kind": "panels", "page": {"width": 200, "height": 100}, "margins": {"top": 10, "bottom": 10, "start": 10, "end": 10},
    "columns": {"text": 100, "gutter": 5, "margin": 40},
    "sheets": [{"name": "outside", "panels": [{"name": "cover", "width": 200}]}],
    "type": {"family": "sans", "body": 10, "leading": 14, "floors": {"Arab": 9}, "steps": {"title": 4}}, "fit": {"tracking": 10},
    "print": {"bleed": 3, "paper": {"width": 450}},
}
# How the loader calls a group, and where it stands.
GROUPS = {"": [], "page": ["page"], "margins": ["margins"], "columns": ["columns"], "sheet": ["sheets", 0], "panel": ["sheets", 0, "panels", 0],
          "type": ["type"], "floors": ["type", "floors"], "steps": ["type", "steps"], "fit": ["fit"], "print": ["print"], "paper": ["print", "paper"]}


def at(value, path):
    for step in path:
        value = value[step]
    return value


def properties(path):
    here = SCHEMA
    for step in path:
        here = here["items"] if isinstance(step, int) else here["properties"][step]
    return here["properties"]


def diagnostics(design):
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder, "templates/probe/design.yaml")
        target.parent.mkdir(parents=True)
        pathlib.Path(folder, "content").mkdir()
        target.write_text(json.dumps(design), "utf-8")
        done = subprocess.run([DIVULGA, "designs", "--format", "json"], cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=False)
        told = json.loads(done.stdout)
        return told if done.returncode else []


def faults(design):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in jsonschema.Draft202012Validator(SCHEMA).iter_errors(design)]


def changed(path, value):
    design = copy.deepcopy(DESIGN)
    at(design, path[:-1])[path[-1]] = value
    return design


class Loader(unittest.TestCase):
    def test_the_sample_is_sound_for_both(self):
        self.assertEqual(faults(DESIGN), [])
        self.assertEqual(diagnostics(DESIGN), [])

    def test_knows_the_keys_of_the_schema(self):
        for group, path in GROUPS.items():
            told = diagnostics(changed(path + [PROBE], 1))
            where = f" in '{group}'" if group else ""
            hints = [one["hint"] for one in told if one["message"] == f"unknown key '{PROBE}'{where}"]
            self.assertEqual(len(hints), 1, (group, told))
            self.assertEqual(set(re.search("known keys: (.*)", hints[0]).group(1).split(", ")), set(properties(path)), group)

    def test_refuses_what_the_schema_refuses(self):
        for path, value in ((["kind"], "page"), (["cover"], "front"), (["step_marks"], "dots"), (["asides"], "none"), (["programme"], "list"), (["emblem"], 8),
                            (["cover_colour"], 120), (["page", "width"], "wide"), (["sheets", 0, "panels", 0, "role"], "back"), (["type", "floors"], 9),
                            (["fit", "step"], 0), (["fit", "leading"], 120)):
            self.assertNotEqual(faults(changed(path, value)), [], path)
            self.assertNotEqual(diagnostics(changed(path, value)), [], path)

    def test_requires_what_the_schema_requires(self):
        for key in SCHEMA["required"]:
            design = copy.deepcopy(DESIGN)
            del design[key]
            self.assertTrue(any(f"'{key}' is missing" in one["message"] for one in diagnostics(design)), key)


class Shipped(unittest.TestCase):
    def test_designs_are_valid_and_have_a_description_and_a_skeleton(self):
        designs = sorted((SOURCE / "templates").glob("*/design.yaml"))
        self.assertGreater(len(designs), 11)
        for path in designs:
            design = yaml.safe_load(path.read_text("utf-8"))
            self.assertEqual(faults(design), [], path)
            self.assertTrue(design.get("description"), path)
            self.assertTrue((path.parent / "skeleton.md").exists(), path)
            self.assertIn(f"`{path.parent.name}`", GUIDE, "not in docs/designs.md")


class Guide(unittest.TestCase):
    def test_names_every_key(self):
        for group, path in GROUPS.items():
            for key in properties(path):
                self.assertIn(f"`{key}`", GUIDE, f"{group}/{key} is not in docs/designs.md")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
