#!/usr/bin/env python3
"""How quickly a large project's translations are looked at: status, status after one edited paragraph, update of one language.

translation_status.py [--divulga PATH] [--segments 10000] [--languages 20] [--runs 5]
Writes a project of that size to a temporary folder and times whole commands, the start of the program apart.
"""
import argparse
import pathlib
import random
import resource
import statistics
import subprocess
import tempfile
import time

WORDS = "casa scuola lavoro salute documento ufficio comune sportello persona famiglia giorno mattina strada corso lingua medico carta domanda risposta tempo".split()
LANGUAGES = "en fr ar bn zh es sq uk ru ur pa ti ro de pt hi tr fa so am pl nl el hr sr sl".split()


def paragraph(choose):
    return " ".join(choose.choice(WORDS) + (choose.choice(["", "", "mente", "zione"])) for _ in range(choose.randint(8, 24))).capitalize() + f" {choose.randint(100, 999999)}."


def write_project(root, segments, languages):
    choose = random.Random(4)
    project = root / "content" / "bench"
    (project / "pages").mkdir(parents=True)
    (project / "project.yaml").write_text(
        "id: bench\ntitle: \"Prova\"\nsummary: \"Prova.\"\nfund: fami-2021-2027\nperiod: { start: 2026-01-01, end: 2026-12-31 }\nlead: { name: \"Ente\" }\n"
        f"languages: {{ source: it, targets: [{', '.join(languages)}] }}\n")
    texts = [paragraph(choose) for _ in range(segments)]
    for number in range(0, segments, 100):
        body = "\n\n".join(texts[number:number + 100])
        (project / "pages" / f"pagina-{number // 100}.md").write_text(f"---\ntitle: \"Pagina {number // 100}\"\nsummary: \"Di che si tratta.\"\n---\n\n{body}\n")
    return project / "pages" / "pagina-7.md"


def processor():
    """Of all commands until now, all their threads, in milliseconds: on a machine that others use it says more than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (used.ru_utime + used.ru_stime)


def timed(command, root, runs):
    """Medians of the clock and of processor time, in milliseconds."""
    times = []
    for _ in range(runs):
        start, used = time.perf_counter(), processor()
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
        times.append((1000 * (time.perf_counter() - start), processor() - used))
    return tuple(statistics.median(column) for column in zip(*times))


def told(times):
    return f"{times[0]:7.1f} ms, processor {times[1]:7.1f} ms"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--divulga", default="build/bin/divulga")
    parser.add_argument("--segments", type=int, default=10000)
    parser.add_argument("--languages", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    divulga = str(pathlib.Path(asked.divulga).resolve())
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        languages = LANGUAGES[:asked.languages]
        page = write_project(root, asked.segments, languages)
        for language in languages:
            subprocess.run([divulga, "translate", language, "--quiet"], cwd=root, check=True)
            catalog = root / "locales" / language / "bench.po"
            lines = catalog.read_text().split("\n")
            for i, line in enumerate(lines):
                if line == 'msgstr ""' and i > 1 and lines[i - 1].startswith('msgid "') and lines[i - 1] != 'msgid ""':
                    lines[i] = "msgstr" + lines[i - 1][5:]
            catalog.write_text("\n".join(lines))
        start = timed([divulga, "--version"], root, asked.runs)
        print(f"start                    {told(start)}")
        print(f"translate status         {told(timed([divulga, 'translate', 'status'], root, asked.runs))}   {asked.segments} texts, {len(languages)} languages")
        edited = []
        for _ in range(asked.runs):
            text = page.read_text().split("\n")
            text[8] = "Rivisto: " + text[8]
            page.write_text("\n".join(text))
            edited.append(timed([divulga, "translate", "status"], root, 1))
        print(f"one paragraph edited     {told([statistics.median(column) for column in zip(*edited)])}")
        print(f"translate update, one    {told(timed([divulga, 'translate', 'update', languages[0], '--quiet'], root, asked.runs))}")


if __name__ == "__main__":
    main()
