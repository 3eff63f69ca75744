"""Nothing is said to a person in a literal of its own: diagnostics and errors take message("…"), which catalogs can translate."""
import re
import sys
from pathlib import Path

import cpp

# Which arguments of a call are words.
CALLS = {"error": (2, 3), "warning": (2, 3), "Error": (0, 1), "EnvironmentError": (0, 1), "UsageError": (0, 1)}
WORDS = re.compile(r'"(?:[^"\\\n]|\\.)*[a-z] (?:[^"\\\n]|\\.)*"')           # more than a name


def without_messages(text):
    """The text without what stands inside message(…) and message_n(…)."""
    while found := re.search(r"\bmessage(?:_n)?\(", text):
        inside = ",".join(cpp.arguments(text, found.end()))
        text = text[:found.start()] + text[found.end() + len(inside) + 1:]
    return text


def faults(path):
    text = cpp.without_comments(path.read_text(encoding="utf-8"))
    for call in re.finditer(r"\b(" + "|".join(CALLS) + r")\(", text):
        given = cpp.arguments(text, call.end())
        for place in CALLS[call.group(1)]:
            if place < len(given) and (words := WORDS.search(without_messages(given[place]))):
                # A comparison and a look-up hold no words for a person.
                if re.search(r"(==|!=|\[|\()\s*" + re.escape(words.group(0)), given[place]):
                    continue
                yield text.count("\n", 0, call.start()) + 1, words.group(0)
    for said in re.finditer(r"\bMessage&? \w+ = (" + cpp.STRING + ")", text):
        if WORDS.search(said.group(1)):
            yield text.count("\n", 0, said.start()) + 1, said.group(1)


def main(root):
    told = [f"{path.relative_to(root)}:{line}: {words} is not inside message(…)"
            for path in sorted((root / "pipeline").rglob("*")) if path.suffix in (".cc", ".h") for line, words in faults(path)]
    print("\n".join(told) if told else "no bare literals")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
