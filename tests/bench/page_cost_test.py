"""Fails when a page of a report costs over 30 % more than page_cost.txt says, or the start of the program does.

usage: page_cost_test.py DIVULGA
The unit is an instruction as valgrind counts it: the same on a busy machine, and nearly the same on another one.
DIVULGA_UPDATE_EXPECTED=1 writes what was counted.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import report_workload

SLACK = 1.3
SHORT, LONG = 2, 7      # chapters
EXPECTED = pathlib.Path(__file__).with_name("page_cost.txt")


def counted(divulga, root, chapters):
    """Instructions and pages of one build."""
    report_workload.write_report(root, chapters)
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={root}/counts", divulga, "build", "--quiet", "--jobs", "1"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"valgrind could not count: {done.stderr[-2000:]}")
    info = subprocess.run(["pdfinfo", str(next(root.glob("output/**/*.pdf")))], capture_output=True, text=True, check=True).stdout
    return int(found.group(1).replace(",", "")), int(re.search(r"Pages:\s+(\d+)", info).group(1))


def main():
    with tempfile.TemporaryDirectory() as folder:
        short, short_pages = counted(sys.argv[1], pathlib.Path(folder) / "short", SHORT)
        long, long_pages = counted(sys.argv[1], pathlib.Path(folder) / "long", LONG)
    page = (long - short) // (long_pages - short_pages)
    figures = {"a page": page, "the start": short - page * short_pages}
    if os.environ.get("DIVULGA_UPDATE_EXPECTED") == "1" and not os.environ.get("CI"):
        EXPECTED.write_text("".join(f"{name}: {count / 1e6:.2f}\n" for name, count in figures.items()))
    expected = dict(line.split(": ") for line in EXPECTED.read_text().splitlines())
    worse = False
    for name, count in figures.items():
        allowed = float(expected[name]) * 1e6 * SLACK
        print(f"{name}: {count / 1e6:.2f} million instructions, expected {expected[name]}")
        if count > allowed:
            worse = True
            print(f"  that is over {SLACK:.0%} of what it was: find out what grew, or renew page_cost.txt with the reason in the commit")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
