"""A build that cannot write leaves what was there, and says so with exit code 3."""
import os
import pathlib
import re
import resource
import shutil
import subprocess
import tempfile

from example import DIVULGA, SOURCE, Skipped, case, main, tree

# More than any catalog (the program holds them in memory files), less than the reports.
LIMIT = 500_000
FACTS = (b"+39 0000 000 001", b"+39 0000 000 008")


def changed_workspace(root):
    for part in ("content", "locales", "templates"):
        shutil.copytree(SOURCE / part, root / part)
    facts = root / "content" / "ponte" / "facts.yaml"
    facts.write_bytes(facts.read_bytes().replace(*FACTS))
    return root / "content" / "ponte"


def build(project, output, **options):
    return subprocess.run([DIVULGA, "build", project, "--output", output, "--quiet"], capture_output=True, encoding="utf-8", **options)


def told(result, before, after):
    if result.returncode != 3:
        yield f"exit code {result.returncode}"
    if not re.search(r"cannot write '.*'", result.stderr):
        yield f"it said {result.stderr!r}"
    for path in sorted(set(before) | set(after)):
        if before.get(path) != after.get(path):
            yield f"{path}: {'left over' if path not in before else 'gone' if path not in after else 'changed'}"


@case
def a_file_that_may_not_grow_leaves_the_old_output(output):
    with tempfile.TemporaryDirectory(dir=os.environ["EXAMPLE_OUTPUT"] + "/../..") as place:
        root = pathlib.Path(place)
        project = changed_workspace(root)
        shutil.copytree(output.root, root / "output" / "ponte")
        before = tree(root / "output")
        # Python ignores SIGXFSZ, and so does the child: the write itself fails.
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
        result = build(project, root / "output", preexec_fn=limit, restore_signals=False)
        yield from told(result, before, tree(root / "output"))
        # Without the limit the same build goes through and does change the output.
        if build(project, root / "output").returncode != 0 or tree(root / "output") == before:
            yield "the build does not go through without the limit"


@case
def a_full_disk_leaves_the_old_output(output):
    size = sum(path.stat().st_size + 4096 for path in output.root.rglob("*"))
    with tempfile.TemporaryDirectory() as place:
        root = pathlib.Path(place)
        project = changed_workspace(root)
        disk = root / "disk"
        disk.mkdir()
        # Room for the old output and for about a third of a new one.
        options = f"size={size + size // 3}"
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", disk], capture_output=True).returncode != 0:
            raise Skipped("no right to mount a small disk")
        try:
            shutil.copytree(output.root, disk / "ponte")
            before = tree(disk)
            result = build(project, disk)
            yield from told(result, before, tree(disk))
            if "free some space" not in result.stderr:
                yield f"no hint: {result.stderr!r}"
        finally:
            subprocess.run(["umount", disk], check=True)


if __name__ == "__main__":
    main()
