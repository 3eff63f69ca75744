"""Delivery against real peers: nobody missed, nobody twice, whenever the process is killed."""
import ctypes
import email
import email.policy
import json
import mailbox
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

DRIVER, SHARE, SOURCE = sys.argv.pop(1), sys.argv.pop(1), sys.argv.pop(1)
HERE = pathlib.Path(__file__).parent
PEOPLE = 240


class Process:
    """A child whose lines are read one by one; killed at the end of the test."""

    def __init__(self, *words):
        self.child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def line(self):
        text = self.child.stdout.readline()
        if not text:
            raise AssertionError("the process ended: " + self.child.stderr.read())
        return text.strip()

    def until(self, words):
        while True:
            text = self.line()
            if words in text:
                return text

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()
        self.child.stdout.close()
        self.child.stderr.close()

    def stop(self):
        self.child.send_signal(signal.SIGTERM)
        code = self.child.wait()
        self.child.stdout.close()
        self.child.stderr.close()
        return code


class Arrivals:
    """Waits for files that are moved into a folder (inotify), so that no test has to look again and again."""

    def __init__(self, folder):
        libc = ctypes.CDLL(None, use_errno=True)
        self.file = libc.inotify_init1(os.O_CLOEXEC)
        if libc.inotify_add_watch(self.file, str(folder).encode(), 0x80) < 0:
            raise OSError(ctypes.get_errno(), str(folder))

    def wait(self, count):
        while count > 0:
            events = os.read(self.file, 65536)
            at = 0
            while at < len(events):
                length = struct.unpack_from("iIII", events, at)[3]
                at += 16 + length
                count -= 1


class Delivery(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="divulga-delivery-"))
        self.processes = []

    def tearDown(self):
        for process in self.processes:
            if process.child.poll() is None:
                process.kill()
            process.child.stdout.close()
            process.child.stderr.close()
        shutil.rmtree(self.root)

    def run_driver(self, *words):
        return subprocess.run([DRIVER, *words], check=True, capture_output=True, text=True).stdout

    def start(self, *words):
        process = Process(*words)
        self.processes.append(process)
        return process

    def serve(self):
        service = self.start(DRIVER, "serve", str(self.root), SHARE, str(self.root / "ready"))
        self.url = service.until("public pages on ").split()[-1]
        return service

    def smtp_server(self, *words):
        server = self.start("/usr/bin/python3", str(HERE / "smtp_server.py"), str(self.root / "received"), *words)
        self.port = int(server.line().split()[1])
        return server

    def settings(self, more="", host="127.0.0.1", tls="none"):
        (self.root / "divulga.yaml").write_text(f"transport: smtp\nsmtp: {{ host: {host}, port: {self.port}, tls: {tls}{more} }}\n")

    def campaign(self):
        return json.loads(self.run_driver("figures", str(self.root)))[0]

    def serve_to_the_end(self):
        """After a kill. On a busy machine the kill may come after the last message: then nothing is left to finish."""
        service = self.serve()
        if self.campaign()["state"] != "finished":
            service.until("campaigns finished")
        self.assertEqual(service.stop(), 0)

    def copies(self):
        """Recipient -> number of messages received."""
        count = {}
        for message in mailbox.Maildir(self.root / "received", create=False):
            count[message["X-RcptTo"]] = count.get(message["X-RcptTo"], 0) + 1
        return count

    def messages(self, folder):
        for path in sorted(folder.iterdir()):
            yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


class KilledWhileSending(Delivery):
    def kill_again_and_again(self, server):
        kept = 0
        for stop_at in (15, 16, 60, 110, 180, 200):
            service = self.serve()
            while kept < stop_at:
                kept = int(server.line())
            service.kill()
        self.serve_to_the_end()

    def test_nobody_is_missed_and_nobody_gets_two_copies(self):
        server = self.smtp_server()
        self.settings()
        self.run_driver("fill", str(self.root), str(PEOPLE), "hold")
        self.kill_again_and_again(server)
        campaign, copies = self.campaign(), self.copies()
        states = campaign["deliveries"]
        self.assertEqual(campaign["state"], "finished")
        self.assertEqual(states["accepted"] + states["unknown"], PEOPLE)
        self.assertEqual(set(copies.values()), {1})
        self.assertLessEqual(states["unknown"], 6)
        self.assertGreaterEqual(len(copies), states["accepted"])

    def test_resending_reaches_everybody(self):
        server = self.smtp_server()
        self.settings()
        self.run_driver("fill", str(self.root), str(PEOPLE), "resend")
        self.kill_again_and_again(server)
        states, copies = self.campaign()["deliveries"], self.copies()
        self.assertEqual(states["accepted"], PEOPLE)
        self.assertEqual(len(copies), PEOPLE)
        self.assertLessEqual(sum(copies.values()), PEOPLE + 6)

    def killed_between_the_dot_and_its_answer(self, policy):
        server = self.smtp_server("--hold", "20")
        self.settings()
        self.run_driver("fill", str(self.root), "40", policy)
        service = self.serve()
        server.until("20")
        service.kill()
        server.kill()
        self.smtp_server()
        self.settings()
        self.serve_to_the_end()
        return self.campaign()["deliveries"], sorted(self.copies().values())

    def test_an_unanswered_dot_is_held_as_unknown(self):
        states, copies = self.killed_between_the_dot_and_its_answer("hold")
        self.assertEqual((states["accepted"], states["unknown"]), (39, 1))
        self.assertEqual(copies, [1] * 40)

    def test_an_unanswered_dot_is_sent_again_where_the_policy_says_so(self):
        states, copies = self.killed_between_the_dot_and_its_answer("resend")
        self.assertEqual((states["accepted"], states["unknown"]), (40, 0))
        self.assertEqual(copies, [1] * 39 + [2])
        twice = {}
        for path in (self.root / "received" / "new").iterdir():
            message = email.message_from_bytes(path.read_bytes())
            for header in ("X-Peer", "X-MailFrom", "X-RcptTo"):
                del message[header]
            twice.setdefault(message["Message-ID"], set()).add(message.as_bytes())
        self.assertTrue(all(len(forms) == 1 for forms in twice.values()), "a retry is byte-identical")

    def test_a_maildir_has_everybody_once(self):
        (self.root / "divulga.yaml").write_text("transport: maildir\nmaildir: { path: box }\n")
        for part in ("tmp", "new", "cur"):
            (self.root / "box" / part).mkdir(parents=True)
        self.run_driver("fill", str(self.root), str(PEOPLE), "hold")
        arrivals = Arrivals(self.root / "box" / "new")
        for more in (10, 1, 45, 60, 30):
            service = self.start(DRIVER, "serve", str(self.root), SHARE, str(self.root / "ready"))
            arrivals.wait(more)
            service.kill()
        self.serve_to_the_end()
        self.assertEqual(self.campaign()["deliveries"]["accepted"], PEOPLE)
        self.assertEqual(self.campaign()["deliveries"]["unknown"], 0)
        recipients = [message["To"].addresses[0].addr_spec for message in self.messages(self.root / "box" / "new")]
        self.assertEqual(len(recipients), PEOPLE)
        self.assertEqual(len(set(recipients)), PEOPLE)
        self.assertEqual(list((self.root / "box" / "tmp").iterdir()), [])


class RealServer(Delivery):
    def test_a_server_that_comes_back_gets_the_rest(self):
        server = self.smtp_server("--hold", "5")
        self.settings()
        self.run_driver("fill", str(self.root), "20", "hold")
        sender = self.start(DRIVER, "send", str(self.root), SHARE)
        server.until("5")
        server.kill()
        self.assertIn("tried again", sender.child.stdout.read())
        sender.child.wait()
        states = self.campaign()["deliveries"]
        self.assertEqual((states["accepted"], states["unknown"], states["pending"]), (4, 1, 15))

    def certificate(self, name):
        path = self.root / f"{name}.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                        "-addext", f"subjectAltName=DNS:{name}", "-keyout", str(path) + ".key", "-out", str(path)], check=True, capture_output=True)
        both = self.root / f"{name}.both"
        both.write_text(path.read_text() + pathlib.Path(str(path) + ".key").read_text())
        return path, both

    def test_starttls_with_a_certificate_that_holds(self):
        certificate, both = self.certificate("localhost")
        self.smtp_server("--certificate", str(both))
        self.settings(f", ca_file: {certificate}", host="localhost", tls="starttls")
        self.run_driver("fill", str(self.root), "3", "hold")
        self.assertIn("3 accepted", self.run_driver("send", str(self.root), SHARE))

    def test_a_wrong_certificate_gets_no_mail(self):
        _, both = self.certificate("localhost")
        other, _ = self.certificate("other.example")
        self.smtp_server("--certificate", str(both))
        self.settings(f", ca_file: {other}", host="localhost", tls="starttls")
        self.run_driver("fill", str(self.root), "3", "hold")
        self.assertIn("3 pending", self.run_driver("send", str(self.root), SHARE))

    def test_a_certificate_of_another_host_gets_no_mail(self):
        certificate, both = self.certificate("other.example")
        self.smtp_server("--certificate", str(both))
        self.settings(f", ca_file: {certificate}", host="localhost", tls="starttls")
        self.run_driver("fill", str(self.root), "3", "hold")
        self.assertIn("3 pending", self.run_driver("send", str(self.root), SHARE))


class Unsubscribing(Delivery):
    ONE_CLICK = b"List-Unsubscribe=One-Click"

    def setUp(self):
        super().setUp()
        (self.root / "divulga.yaml").write_text("transport: maildir\nmaildir: { path: box }\n")
        self.run_driver("fill", str(self.root), "4", "hold")
        self.tokens = [line.split()[1] for line in self.run_driver("tokens", str(self.root)).splitlines()]
        self.service = self.serve()

    def ask(self, token, method="GET", body=None, headers={}):
        request = urllib.request.Request(f"{self.url}/u/{token}", data=body, method=method, headers=headers)
        try:
            with urllib.request.build_opener(NoRedirect).open(request) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read().decode()

    def state(self, token):
        return [line.split()[2] for line in self.run_driver("tokens", str(self.root)).splitlines() if line.split()[1] == token][0]

    def test_get_and_head_only_show_a_page(self):
        status, headers, page = self.ask(self.tokens[0])
        self.assertEqual(status, 200)
        self.assertIn('<html lang="it" dir="ltr">', page)
        self.assertIn('method="post"', page)
        self.assertNotIn("<script", page)
        self.assertNotIn("reader.example", page)
        self.assertIn("no-store", headers["Cache-Control"])
        self.assertIsNone(headers["Set-Cookie"])
        status, headers, body = self.ask(self.tokens[0], "HEAD")
        self.assertEqual((status, body), (200, ""))
        self.assertEqual(self.state(self.tokens[0]), "active")

    def test_one_click_urlencoded_as_often_as_it_comes(self):
        for _ in range(3):
            status, _, page = self.ask(self.tokens[1], "POST", self.ONE_CLICK, {"Content-Type": "application/x-www-form-urlencoded"})
            self.assertEqual(status, 200)
            self.assertNotIn("<form", page)
        self.assertEqual(self.state(self.tokens[1]), "left")
        self.assertNotIn("<form", self.ask(self.tokens[1])[2])

    def test_one_click_multipart(self):
        body = b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
        self.assertEqual(self.ask(self.tokens[2], "POST", body, {"Content-Type": "multipart/form-data; boundary=b"})[0], 200)
        self.assertEqual(self.state(self.tokens[2]), "left")

    def test_the_form_of_the_page_works(self):
        page = self.ask(self.tokens[3])[2]
        self.assertIn(f'action="{self.tokens[3]}"', page)
        self.assertIn('name="List-Unsubscribe" value="One-Click"', page)

    def test_a_post_that_says_nothing_changes_nothing(self):
        for body in (b"", b"x=y", b"x" * 100000):
            self.assertEqual(self.ask(self.tokens[0], "POST", body, {"Content-Type": "application/x-www-form-urlencoded"})[0], 400)
        self.assertEqual(self.ask(self.tokens[0], "DELETE")[0], 405)
        self.assertEqual(self.state(self.tokens[0]), "active")

    def test_an_unknown_link_says_so_in_the_readers_language(self):
        status, _, page = self.ask("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", headers={"Accept-Language": "ar-EG,ar;q=0.9"})
        self.assertEqual(status, 404)
        self.assertIn('<html lang="ar" dir="rtl">', page)
        self.assertEqual(self.ask("..%2f..%2fetc%2fpasswd")[0], 404)

    def test_the_link_in_the_message_is_the_one_that_works(self):
        self.service.until("campaigns finished")
        for message in self.messages(self.root / "box" / "new"):
            self.assertIn(message["List-Unsubscribe"].strip("<>").rsplit("/", 1)[1], self.tokens)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Newsletters(Delivery):
    def test_pythons_parser_finds_no_fault(self):
        out = self.root / "mail"
        self.run_driver("compose", SOURCE, SHARE, str(out))
        seen = 0
        for message in self.messages(out):
            seen += 1
            self.assertEqual(message.defects, [])
            for part in message.walk():
                self.assertEqual(part.defects, [])
            for name in ("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Language"):
                self.assertEqual(len(message.get_all(name, [])), 1, name)
            self.assertEqual(message.get_content_type(), "multipart/alternative")
            self.assertEqual([part.get_content_type() for part in message.iter_parts()], ["text/plain", "multipart/related"])
            html = message.get_body(("html",)).get_content()
            language = message["Content-Language"]
            for element in ("html", "div"):
                self.assertRegex(html, f'<{element} [^>]*lang="{language}" dir="{"rtl" if language in ("ar", "ur") else "ltr"}"')
            self.assertLess(len(html.encode()), 102 * 1024)
            self.assertIn("/u/sample", html)
            self.assertIn("/u/sample", message.get_body(("plain",)).get_content())
            cid = [part["Content-ID"].strip("<>") for part in message.walk() if part.get_content_type() == "image/png"][0]
            self.assertIn(f'src="cid:{cid}"', html)
            self.assertNotIn("{{", html)
            self.assertFalse(any(ord(c) < 32 and c not in "\r\n\t" for c in html))
        self.assertEqual(seen, 13)


if __name__ == "__main__":
    unittest.main(verbosity=2)
