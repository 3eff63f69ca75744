"""`divulga translate machine` against a real HTTP server process: what it sends, what becomes of good, bad and missing answers."""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
SERVER = pathlib.Path(__file__).parent / "translation_server.py"


class MachineTranslation(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name) / "w"
        subprocess.run([PROGRAM, "init", self.root], check=True, stdout=subprocess.DEVNULL)
        self.catalog = self.root / "locales" / "fr" / "progetto.po"
        self.key = pathlib.Path(self.folder.name) / "key"
        self.key.write_text("secret-key\n")
        self.log = pathlib.Path(self.folder.name) / "requests.jsonl"
        self.server = None

    def tearDown(self):
        self.stop()
        self.folder.cleanup()

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGTERM)
            self.server.communicate()
        self.server = None

    def serve(self, *behaviour, service="libretranslate", settings=""):
        """Starts a server that treats its requests one after the other as `behaviour` says, the last way for ever."""
        self.server = subprocess.Popen([sys.executable, SERVER, self.log, *behaviour], stdout=subprocess.PIPE, text=True)
        port = int(self.server.stdout.readline())
        (self.root / "divulga.yaml").write_text(f"machine: {{ service: {service}, url: 'http://127.0.0.1:{port}', key_file: {self.key}, timeout_seconds: 1, attempts: 2{settings} }}\n")

    def run_machine(self, *words):
        environment = dict(os.environ, LC_ALL="C.UTF-8", no_proxy="*")
        return subprocess.run([PROGRAM, "translate", "machine", "fr", *words], cwd=self.root, env=environment, capture_output=True, text=True)

    def requests(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []

    def states(self):
        return len(re.findall(r"^# divulga: .*state=machine", self.catalog.read_text(), re.M))

    def test_what_is_missing_becomes_a_machine_s(self):
        self.serve("good")
        result = self.run_machine()
        self.assertEqual(result.returncode, 0, result.stderr)
        count = int(re.search(r"fr/progetto.po: (\d+) texts by machine, to be reviewed", result.stdout).group(1))
        self.assertGreater(count, 30)
        self.assertEqual(self.states(), count)
        subprocess.run(["msgfmt", "-c", "-o", os.devnull, self.catalog], check=True)
        sent = self.requests()
        self.assertGreater(len(sent), 1)
        self.assertTrue(all(one["path"] == "/translate" and one["body"]["source"] == "it" and one["body"]["target"] == "fr" and one["body"]["api_key"] == "secret-key" for one in sent))
        self.assertTrue(all(len(one["body"]["q"]) <= 25 for one in sent))
        self.assertNotIn("{{", json.dumps([one["body"]["q"] for one in sent]))
        text = self.catalog.read_text()
        self.assertIn("{{facts.desk.phone}}", re.sub(r"msgid .*", "", text))
        self.assertNotIn("secret-key", text + result.stdout + result.stderr)
        # A second run finds nothing to do.
        again = self.run_machine()
        self.assertIn(": 0 texts by machine", again.stdout)
        self.assertEqual(self.catalog.read_text(), text)

    def test_a_machine_s_texts_do_not_count_as_translated(self):
        self.serve("good")
        self.run_machine()
        self.assertIn("#, fuzzy", self.catalog.read_text())

    def test_deepl(self):
        self.serve("good", service="deepl")
        self.assertEqual(self.run_machine().returncode, 0)
        first = self.requests()[0]
        self.assertEqual(first["path"], "/v2/translate")
        self.assertEqual(first["authorization"], "DeepL-Auth-Key secret-key")
        self.assertEqual((first["body"]["source_lang"], first["body"]["target_lang"], first["body"]["tag_handling"]), ("IT", "FR", "xml"))
        self.assertNotIn("secret-key", json.dumps(first["body"]))

    def test_a_dry_run_sends_nothing(self):
        self.serve("good")
        result = self.run_machine("--dry-run")
        self.assertRegex(result.stdout, r"\d+ texts with \d+ characters would go to http://127.0.0.1")
        self.assertEqual(self.requests(), [])
        self.assertFalse(self.catalog.exists())

    def test_only_some_materials(self):
        self.serve("good")
        self.run_machine("--only", "leaflets/*")
        sent = sum(len(one["body"]["q"]) for one in self.requests())
        self.assertGreater(sent, 3)
        self.assertLess(sent, 30)

    def test_too_many_requests_are_tried_again(self):
        self.serve("busy", "good")
        self.assertEqual(self.run_machine().returncode, 0)
        first, second = self.requests()[:2]
        self.assertEqual(first["body"], second["body"])

    def test_a_broken_connection_is_tried_again(self):
        self.serve("drop", "good")
        self.assertEqual(self.run_machine().returncode, 0)

    def test_an_answer_that_breaks_off_is_tried_again(self):
        self.serve("half", "good")
        self.assertEqual(self.run_machine().returncode, 0)

    def test_a_slow_answer_is_given_up(self):
        self.serve("slow")
        result = self.run_machine("--only", "news/*")
        self.assertEqual(result.returncode, 3)
        self.assertIn("does not answer", result.stderr)
        self.assertFalse(self.catalog.exists())

    def test_errors_are_told_and_nothing_is_written(self):
        for behaviour, words in (("refuse", "refuses the key (403)"), ("quota", "the quota of the key"), ("fail", "failed (500)"), ("nonsense", "answers what cannot be read"),
                                 ("short", "answers what cannot be read"), ("redirect", "failed (302)")):
            with self.subTest(behaviour):
                self.serve(behaviour)
                result = self.run_machine()
                self.assertEqual(result.returncode, 3, result.stdout + result.stderr)
                self.assertIn(words, result.stderr)
                self.assertNotIn("secret-key", result.stderr)
                self.assertFalse(self.catalog.exists())
                self.stop()

    def test_what_came_before_a_failure_is_kept(self):
        self.serve("good", "refuse")
        result = self.run_machine()
        self.assertEqual(result.returncode, 3)
        self.assertGreater(self.states(), 0)

    def test_damaged_texts_are_told_one_by_one_and_left_out(self):
        self.serve("damage")
        result = self.run_machine()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("the machine broke this text", result.stderr)
        self.assertIn("broken and left out", result.stdout)
        self.assertGreater(self.states(), 0)
        subprocess.run([PROGRAM, "check", "--quiet"], cwd=self.root, check=True)

    def test_the_quota_is_kept(self):
        self.serve("good", settings=", quota: 200")
        result = self.run_machine()
        self.assertIn("the quota of divulga.yaml is spent", result.stdout)
        self.assertLessEqual(sum(len(text) for one in self.requests() for text in one["body"]["q"]), 200)

    def test_it_is_off_without_settings(self):
        result = self.run_machine()
        self.assertEqual(result.returncode, 1)
        self.assertIn("machine translation is off", result.stderr)


if __name__ == "__main__":
    unittest.main()
