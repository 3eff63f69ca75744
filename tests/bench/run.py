#!/usr/bin/env python3
"""Measures Divulga as whole processes, and Typst beside it on the same content.

run.py [--divulga PATH] [--runs 5] [--jobs N] [--folder DIRECTORY] [WORKLOAD …]
Workloads: report-43 report-407 linear leaflet languages certificates bundle table (default: all). Prints a table in Markdown.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import report_workload
import workloads

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent


class Run:
    """One process: wall seconds, processor seconds, peak memory in MiB."""

    def __init__(self, command, folder, environment=None):
        start = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
        message = process.stderr.read().decode(errors="replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.perf_counter() - start
        self.cpu, self.memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        if process.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))}: {process.returncode}\n{message}")


class Figures:
    def __init__(self, runs):
        self.runs = runs
        self.wall = statistics.median(run.wall for run in runs)
        self.best = min(run.wall for run in runs)
        self.cpu = statistics.median(run.cpu for run in runs)
        self.memory = max(run.memory for run in runs)


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder

    def make(self, name, write, *values):
        root = self.folder / name
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        write(root, *values)
        return root

    def divulga(self, root, *more):
        shutil.rmtree(root / "output", ignore_errors=True)
        jobs = ["--jobs", self.options.jobs] if self.options.jobs else []
        return Run([self.options.divulga, "build", "--quiet", *jobs, *more], root)

    def typst(self, root):
        return Run(["node", HERE / "typst/typst.mjs", root, root / "report.typ", root / "typst.pdf"], root)

    def alone(self, name, root, pages, *more, runs=None):
        self.report(name, Figures([self.divulga(root, *more) for _ in range(runs or self.options.runs)]), pages)

    def beside_typst(self, name, chapters):
        root = self.make(name, report_workload.write_report, chapters)
        ours, theirs = [], []
        for _ in range(self.options.runs):
            ours.append(self.divulga(root))
            theirs.append(self.typst(root))
        pages = page_count(next(root.glob("output/**/*.pdf")))
        self.report(name, Figures(ours), pages, Figures(theirs))

    @staticmethod
    def report(name, ours, pages, theirs=None):
        ratio = f"{theirs.wall / ours.wall:.1f}" if theirs else ""
        other = f"{theirs.wall:.2f} s, {theirs.memory:.0f} MiB" if theirs else ""
        print(f"| {name} | {pages} | {ours.wall:.3f} | {ours.best:.3f} | {ours.cpu:.3f} | {1000 * ours.cpu / max(pages, 1):.2f} | {ours.memory:.0f} | {other} | {ratio} |", flush=True)

    def run(self, name):
        if name == "report-43":
            self.beside_typst(name, 6)
        elif name == "report-407":
            self.beside_typst(name, 57)
        elif name == "linear":
            for chapters in (14, 28, 57, 114, 228):
                root = self.make(f"linear-{chapters}", report_workload.write_report, chapters)
                run = self.divulga(root)
                self.alone(f"{chapters} chapters", root, page_count(next(root.glob("output/**/*.pdf"))), runs=max(3, self.options.runs // 2) if run else 0)
        elif name == "leaflet":
            self.alone(name, self.make(name, workloads.leaflet, SOURCE, ["it"]), 2)
        elif name == "languages":
            self.alone(name, self.make(name, workloads.leaflet, SOURCE, workloads.LANGUAGES), 2 * len(workloads.LANGUAGES))
        elif name == "certificates":
            self.alone(name, self.make(name, workloads.certificates, 10000), 10000)
        elif name == "bundle":
            self.alone(name, self.make(name, workloads.bundle, 10000), 10000)
        elif name == "table":
            root = self.make(name, workloads.long_table, 100000)
            self.divulga(root)
            self.alone(name, root, page_count(next(root.glob("output/**/*.pdf"))))


def page_count(path):
    out = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in out.splitlines() if line.startswith("Pages:")))


def install_typst():
    if not (HERE / "typst/node_modules").exists():
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--no-package-lock"], cwd=HERE / "typst", check=True)


def main():
    every = ["report-43", "report-407", "linear", "leaflet", "languages", "certificates", "bundle", "table"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--divulga", default=str(SOURCE / "build/bin/divulga"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", default="")
    parser.add_argument("--folder")
    parser.add_argument("workload", nargs="*", default=every)
    options = parser.parse_args()
    if any(name.startswith("report") for name in options.workload):
        install_typst()
    print("| workload | pages | median s | best s | processor s | ms a page | peak MiB | Typst | times faster |\n|---|---:|---:|---:|---:|---:|---:|---|---:|", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(options, pathlib.Path(options.folder or temporary))
        for name in options.workload:
            bench.run(name)


if __name__ == "__main__":
    main()
