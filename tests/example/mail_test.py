"""The newsletter's editions, read by Python's own mail parser."""
import email
import email.policy
import html
import re

from example import ALL, case, main, notices, replace

CLIPPED = 102_000   # Gmail cuts a message off behind 102 kB
FRENCH = {"mail/2026-11/fr.eml"}


def parsed(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def spoilt(old, new):
    def spoil(root):
        replace(root / "mail" / "2026-11" / "fr.eml", old, new)
        return FRENCH
    return spoil


@notices(spoilt(b"multipart/alternative", b"multipart/alternativx"))
@notices(spoilt(b"Content-Language: fr", b"Content-Language: it"))
@case
def messages_have_two_parts_in_their_language(output):
    if output.only is None and {path.stem for path in output.mails()} != set(ALL):
        yield f"editions: {[path.name for path in output.mails()]}"
    for path in output.mails():
        message = parsed(path)
        kinds = [part.get_content_type() for part in message.walk()]
        if kinds != ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]:
            yield f"{path.name}: {kinds}"
            continue
        for part in message.walk():
            if part.defects:
                yield f"{path.name}: {part.defects}"
            if part.get_content_maintype() == "text" and part["Content-Language"] != path.stem:
                yield f"{path.name}: a part in {part['Content-Language']}"
        source = message.get_body(("html",)).get_content()
        direction = "rtl" if path.stem in ("ar", "ur") else "ltr"
        if not re.search(rf'<html[^>]* lang="{path.stem}"[^>]*dir="{direction}"', source):
            yield f"{path.name}: {re.search('<html[^>]*>', source)}"
        if re.search(r'(src|background)="https?:', source):
            yield f"{path.name}: fetches a picture from elsewhere"


@notices(spoilt(b"List-Unsubscribe-Post:", b"List-Unsubscribx-Post:"))
@notices(spoilt(b"Message-ID:", b"Xessage-ID:"))
@case
def headers_are_those_of_a_list(output):
    for path in output.mails():
        message = parsed(path)
        for name in ("From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version"):
            if len(message.get_all(name, [])) != 1:
                yield f"{path.name}: {len(message.get_all(name, []))} {name}"
        leave = (message["List-Unsubscribe"] or "").strip(" <>")
        if message["List-Unsubscribe-Post"] != "List-Unsubscribe=One-Click" or not re.fullmatch(r"https://ponte\.example/u/[\w-]+", leave):
            yield f"{path.name}: {message['List-Unsubscribe']} {message['List-Unsubscribe-Post']}"
        for kind in ("plain", "html"):
            if leave not in message.get_body((kind,)).get_content():
                yield f"{path.name}: no way to leave in the {kind} part"


@notices(spoilt(b"--=_", b"--=_" + b" " * 60_000))
@case
def messages_are_small_and_their_lines_short(output):
    for path in output.mails():
        data = path.read_bytes()
        if len(data) > CLIPPED:
            yield f"{path.name}: {len(data)} bytes"
        if max(map(len, data.splitlines())) > 998:
            yield f"{path.name}: a line of {max(map(len, data.splitlines()))} bytes"


def words(text):
    return re.findall(r"\w+", text)


def shown(source):
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|title)\b.*?</\1>", " ", source, flags=re.S)))


def a_paragraph_less(root):
    """The HTML part without its paragraphs."""
    path = root / "mail" / "2026-11" / "fr.eml"
    replace(path, b"Content-Type: text/html", b"Content-Type: text/html; x=1\n\n<html></html>\n--")
    return FRENCH


@notices(a_paragraph_less)
@case
def both_parts_say_the_same(output):
    """Every word of the text part's stories stands in the HTML part too, links aside."""
    for path in output.mails():
        message = parsed(path)
        readable = set(words(shown(message.get_body(("html",)).get_content())))
        said = words(re.sub(r"https?://\S+", " ", message.get_body(("plain",)).get_content()))
        lost = [word for word in said if word not in readable]
        if len(lost) > 0.02 * len(said):
            yield f"{path.name}: {len(lost)} of {len(said)} words are not in the HTML part: {lost[:12]}"


if __name__ == "__main__":
    main()
