"""Runs whole-command cases: files, commands and expected output in one text.

usage: run.py PROGRAM CASE.txt

A case starts in a fresh copy of the starter project (`divulga init`), or in an empty folder where its first line is
`start: empty`. Lines:
  # …            a remark (a hash and a blank)
  $ command      run by sh in the case's folder; the lines below are its output, both streams in order
  [exit N]       after the output: the exit code, where it is not 0
  -- path --     the lines below, up to the next such line, are written to that file first
In expected output `…` stands for any text within a line. DIVULGA_UPDATE_EXPECTED=1 writes what came out (never under CI).
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def parse(text):
    start, files, steps, remarks = "starter", {}, [], []
    path = None
    for line in text.splitlines():
        header = re.fullmatch(r"-- (\S+) --", line)
        if header:
            path = header.group(1)
            files[path] = []
        elif path is not None:
            files[path].append(line)
        elif line.startswith("start: "):
            start = line[7:]
        elif line.startswith("$ "):
            steps.append({"command": line[2:], "output": [], "remarks": remarks})
            remarks = []
        elif line.startswith("# ") or (not line and not steps):
            remarks.append(line)
        elif steps:
            steps[-1]["output"].append(line)
    return start, files, steps


def run(program, start, files, steps, folder):
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8", LANG="C.UTF-8")
    work = folder / "w"
    if start == "starter":
        subprocess.run([program, "init", "w"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    else:
        work.mkdir()
    for path, lines in files.items():
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(line + "\n" for line in lines))
    for step in steps:
        result = subprocess.run(["sh", "-c", step["command"]], cwd=work, env=environment, text=True, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = result.stdout.replace(str(work), "WORKSPACE").splitlines()
        if result.returncode:
            output.append(f"[exit {result.returncode}]")
        yield step, output


def stripped(lines):
    lines = list(lines)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def agrees(expected, output):
    if len(expected) != len(output):
        return False
    return all(re.fullmatch(".*".join(re.escape(part) for part in want.split("…")), got) for want, got in zip(expected, output))


def main():
    program, case = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    text = case.read_text()
    update = os.environ.get("DIVULGA_UPDATE_EXPECTED") == "1"
    if update and os.environ.get("CI"):
        sys.exit("expected output is not renewed under CI")
    start, files, steps = parse(text)
    failed, renewed = False, []
    with tempfile.TemporaryDirectory() as folder:
        for step, output in run(program, start, files, steps, pathlib.Path(folder)):
            expected = stripped(step["output"])
            output = stripped(output)
            good = agrees(expected, output)
            renewed += step["remarks"] + ["$ " + step["command"]] + (expected if good else output) + [""]
            if not good and not update:
                failed = True
                print(f"$ {step['command']}\n--- expected\n" + "\n".join(expected) + "\n--- came out\n" + "\n".join(output) + "\n")
    if update:
        head = [f"start: {start}"] if start != "starter" else []
        tail = [line for path, lines in files.items() for line in [f"-- {path} --"] + lines]
        case.write_text("\n".join(head + renewed + tail).rstrip("\n") + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
