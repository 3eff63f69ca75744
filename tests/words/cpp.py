"""Just enough reading of C++ for the tests of the software's own words: calls, their arguments, literals."""
import re

STRING = r'"(?:[^"\\\n]|\\.)*"'


def without_comments(text):
    return re.sub(STRING + r"|//[^\n]*", lambda m: m.group(0) if m.group(0)[0] == '"' else " " * len(m.group(0)), text)


def arguments(text, at):
    """The arguments of a call whose parenthesis opens just before `at`."""
    depth, start, found = 0, at, []
    while at < len(text):
        sign = text[at]
        if sign == '"':
            at = re.compile(STRING).match(text, at).end()
            continue
        if sign == "'" and re.match(r"'(?:[^'\\]|\\.+?)'", text[at:]):
            at += re.match(r"'(?:[^'\\]|\\.+?)'", text[at:]).end()
            continue
        if depth == 0 and sign in ",)":
            found.append(text[start:at])
            start = at + 1
            if sign == ")":
                return found
        depth += (sign in "([{") - (sign in ")]}")
        at += 1
    return found
