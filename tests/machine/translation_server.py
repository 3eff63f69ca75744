"""An HTTP server that answers as LibreTranslate and DeepL do, or fails in a given way.

usage: translation_server.py LOG BEHAVIOUR…   (prints its port; one behaviour a request, the last for ever)
"""
import http.server
import json
import re
import socket
import sys
import threading

LOG, BEHAVIOUR = sys.argv[1], sys.argv[2:]
never = threading.Event()


def translated(text):
    """Capitals, tags left alone."""
    return "".join(part if part.startswith(("<", "&")) else part.upper() for part in re.split(r"(<[^>]*>|&\w+;)", text))


def damaged(text):
    return re.sub(r"<x id=\"\d+\"/>", "", translated(text))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(json.dumps({"path": self.path, "authorization": self.headers.get("Authorization"), "body": body}) + "\n")
        way = BEHAVIOUR.pop(0) if len(BEHAVIOUR) > 1 else BEHAVIOUR[0]
        texts = body.get("q") or body.get("text")
        if way == "busy":
            self.answer(429, {"error": "slow down"}, {"Retry-After": "0"})
        elif way == "refuse":
            self.answer(403, {"error": "Invalid API key"})
        elif way == "quota":
            self.answer(456, {"message": "Quota exceeded"})
        elif way == "fail":
            self.answer(500, {"error": "out of memory"}, {"Retry-After": "0"})
        elif way == "redirect":
            self.answer(302, {}, {"Location": "http://127.0.0.1:1/"})
        elif way == "nonsense":
            self.answer(200, ["what?"])
        elif way == "short":
            self.answer_with(texts[:-1])
        elif way == "drop":
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        elif way == "half":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"{\"translatedText\": [")
            self.close_connection = True
        elif way == "slow":
            never.wait()
        else:
            self.answer_with([damaged(text) if way == "damage" else translated(text) for text in texts])

    def answer_with(self, texts):
        self.answer(200, {"translations": [{"text": text} for text in texts]} if self.path.startswith("/v2/") else {"translatedText": texts})

    def answer(self, status, body, headers={}):
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
