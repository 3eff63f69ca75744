"""What ./demo does with the program: build, publish, take in the list, send; and that a second time changes nothing."""
import collections
import csv
import email
import email.policy
import json
import re

from example import ALL, DIVULGA, SOURCE, case, main, run, workspace


def commands():
    """The lines of ./demo that run the program, without its clock."""
    lines = (SOURCE / "demo").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("timed ") for line in lines if re.match(r'(timed )?"\$divulga" ', line)]


def demo(root):
    run(["bash", "-euc", "divulga=$1\n" + "\n".join(commands()), "demo", DIVULGA], cwd=root)


def mailbox(root):
    """(address, language) of every mail."""
    found = []
    for path in sorted((root / "output" / "mailbox").rglob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        found.append((message["To"].addresses[0].addr_spec, message["Content-Language"] or message.get_body(("html",))["Content-Language"]))
    return collections.Counter(found)


def subscribers(root):
    with open(root / "content" / "ponte" / "stakeholders.csv", encoding="utf-8", newline="") as file:
        return [(row["email"], row["language"] if row["language"] in ALL else "en") for row in csv.DictReader(file)]


@case
def scripts_are_sound_shell(_):
    for script in ("demo", "check"):
        try:
            run(["bash", "-n", SOURCE / script])
        except RuntimeError as error:
            yield error
    verbs = [re.search(r'"\$divulga" (\w+)', line)[1] for line in commands()]
    if verbs != ["build", "publish", "list", "send"]:
        yield f"./demo runs {verbs}"


@case
def each_subscriber_gets_one_mail_in_their_language(_):
    with workspace() as root:
        demo(root)
        expected = collections.Counter(subscribers(root))
        if expected.total() != 30:
            yield f"{expected.total()} subscribers in the list"
        if mailbox(root) != expected:
            yield f"missing {expected - mailbox(root)}, too many {mailbox(root) - expected}"
        if not (root / "output" / "ponte" / "release" / "current" / "index.html").is_file():
            yield "no site was published"
        demo(root)
        if mailbox(root) != expected:
            yield f"run again, it sent {mailbox(root) - expected} once more"


@case
def a_language_without_an_edition_gets_english(_):
    with workspace() as root:
        with open(root / "content" / "ponte" / "stakeholders.csv", "a", encoding="utf-8") as file:
            file.write("vielleicht@esempio.invalid,Vielleicht,de,Beispiel,press\n")
        demo(root)
        if mailbox(root)["vielleicht@esempio.invalid", "en"] != 1 or mailbox(root).total() != 31:
            yield f"{mailbox(root)}"


@case
def status_counts_what_was_made_and_sent(output):
    with workspace() as root:
        before = json.loads(run([DIVULGA, "status", root, "--format", "json"]))[0]
        if before["campaigns"] or before["release"]:
            yield f"before anything was published or sent: {before}"
        demo(root)
        status = json.loads(run([DIVULGA, "status", root, "--format", "json"]))[0]
        kinds = collections.defaultdict(collections.Counter)
        for entry in output.artifacts:
            kinds[entry["kind"]][entry.get("language") or "-"] += 1
        if status["kinds"] != kinds or status["artifacts"] != len(output.artifacts) or status["missing"]:
            yield f"counted {status['kinds']}, {status['artifacts']}, {status['missing']} missing"
        if set(status["kinds"]["newsletters"]) != set(ALL):
            yield f"newsletters: {status['kinds']['newsletters']}"
        if not status["release"]:
            yield "no release"
        states = [{state: count for state, count in campaign["deliveries"].items() if count} for campaign in status["campaigns"]]
        if states != [{"accepted": 30}]:
            yield f"deliveries: {states}"
        (root / "output" / "ponte" / "it" / "press" / "comunicato-evento.pdf").unlink()
        if json.loads(run([DIVULGA, "status", root, "--format", "json"]))[0]["missing"] != 1:
            yield "a removed file is not counted as missing"


if __name__ == "__main__":
    main()
