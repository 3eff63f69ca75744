#!/usr/bin/env python3
"""A long report as a workspace and as Typst source of the same content.

report_workload.py DIRECTORY CHAPTERS writes DIRECTORY/content/bench (one report, PDF only), DIRECTORY/templates/bench (A4, 160 mm of
serif 10.5, justified and hyphenated) and DIRECTORY/report.typ. The same arguments give the same bytes. A chapter is about seven
pages: paragraphs, links, footnotes, lists in lists, tables and one picture.
"""
import pathlib
import random
import struct
import sys
import zlib

WHO = ["la biblioteca di quartiere", "il gruppo dei volontari", "l’ambulatorio mobile", "la scuola serale", "il coordinamento dei comuni",
       "la cooperativa che gestisce lo sportello", "l’ufficio anagrafe", "il centro per le famiglie", "la consulta dei giovani",
       "il servizio di mediazione", "l’osservatorio sulla casa"]
DID = ["ha aperto", "ha provato per sei mesi", "ha spostato al pomeriggio", "ha raddoppiato", "ha affidato a una persona sola",
       "ha tradotto e distribuito", "ha rivisto dopo le prime settimane", "ha mantenuto anche d’estate", "ha misurato ogni mese"]
WHAT = ["i colloqui per chi cerca una casa in affitto", "le lezioni di lingua con i bambini accanto", "l’accompagnamento alle visite mediche",
        "la preparazione delle domande di cittadinanza", "gli incontri con le imprese agricole della pianura",
        "il laboratorio sui documenti e sulle scadenze", "la guida ai trasporti pubblici della provincia",
        "le iscrizioni scolastiche fuori dai tempi ordinari", "il servizio di ascolto per le donne sole"]
HOW = ["senza chiedere un appuntamento", "con due mediatrici e un operatore legale", "nei giorni di mercato", "in sette comuni della valle",
       "insieme alle associazioni che già lavoravano lì", "con un registro comune a tutti gli enti", "accanto alla fermata dell’autobus",
       "con materiali brevi e illustrati"]
WHY = ["perché molte persone rinunciavano dopo il primo rifiuto", "e da allora le attese si sono dimezzate",
       "anche se il personale resta insufficiente nei mesi estivi", "così che nessuno debba ripetere due volte la propria storia",
       "e la spesa è rimasta dentro quanto previsto", "dopo una discussione con gli altri partner", "per arrivare a chi abita lontano dal capoluogo"]
PARTS = ["Casa e territorio", "Imparare la lingua", "Curarsi", "Lavorare in regola", "Andare a scuola", "Documenti e diritti", "Parlare e capirsi",
         "Fare rete", "Informare", "Spendere bene", "Verificare"]
SECTIONS = ["Il punto di partenza", "Che cosa è stato fatto", "Chi è venuto", "Che cosa non ha funzionato", "Che cosa resta", "I numeri dell’anno",
            "Le voci di chi c’era", "Le scelte organizzative"]
COLUMNS = ["Comune", "Attesi", "Accolti", "Differenza %", "Costo (€)"]
TOWNS = ["Altavalle", "Bellaria di Sopra", "Campo dei Fiori", "Due Torri", "Fontanella", "Giara", "Lago Piccolo", "Monteverde", "Oltrefiume",
         "Pietrasecca", "Rocca Nuova", "San Teodoro", "Vignale"]
NOTES = ["I mesi di agosto e dicembre contano per metà.", "Ogni persona è contata una volta, anche se è tornata.",
         "La serie comincia dal secondo anno di attività.", "Il valore viene dai registri firmati e non dalle stime.",
         "Si veda il verbale dell’ultimo incontro di coordinamento."]
LINKS = ["https://dati.example/serie/%d", "https://ponte.example/scheda/%d", "https://archivio.example/verbali/%d"]


def picture(values, width=720, height=320):
    """Bars on a light ground, RGB, 150 dpi."""
    colours, ground = [(0, 86, 150), (190, 80, 20), (70, 130, 70), (110, 70, 130)], bytes((248, 248, 246))
    bar = width // len(values)
    rows = bytearray()
    for y in range(height):
        rows += b"\0"
        for i, value in enumerate(values):
            filled = bytes(colours[i % 4]) if height - y <= value * height else ground
            rows += ground * (bar // 6) + filled * (bar - bar // 6)
        rows += ground * (width - bar * len(values))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"pHYs", struct.pack(">IIB", 5906, 5906, 1)) + chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b""))


def grouped(number):
    return f"{number:,}".replace(",", ".")


def signed(value):
    return f"{value:+.1f}".replace(".", ",").replace("-", "−")


class Report:
    """Writes every piece twice: as Markdown and as Typst."""

    def __init__(self, directory, seed):
        self.directory, self.random = directory, random.Random(seed)
        self.markdown, self.typst, self.notes = [], [], []

    def both(self, markdown, typst):
        self.markdown.append(markdown)
        self.typst.append(typst)

    @staticmethod
    def typst_text(text):
        return "".join("\\" + c if c in "*_[]`<>#$@\\~/" else c for c in text)

    def sentence(self):
        r = self.random
        text = f"{r.choice(WHO)} {r.choice(DID)} {r.choice(WHAT)} {r.choice(HOW)}"
        if r.random() < 0.8:
            text += ", " + r.choice(WHY)
        return text[0].upper() + text[1:] + "."

    def heading(self, level, text):
        self.both("#" * (level + 1) + f" {text}\n", "=" * level + f" {self.typst_text(text)}\n")

    def paragraph(self):
        r, markdown, typst = self.random, [], []

        def say(text):
            markdown.append(text)
            typst.append(self.typst_text(text))

        for _ in range(r.randint(3, 5)):
            say(self.sentence())
            kind = r.random()
            if kind < 0.10:
                markdown.append("**In breve:**")
                typst.append("*In breve:*")
                say(f"{r.randint(20, 900)} persone, pari al {r.randint(40, 99)},{r.randint(0, 9)} % di quanto era atteso.")
            elif kind < 0.18:
                url = r.choice(LINKS) % r.randint(100, 999)
                markdown.append(f"Il resto sta nella [scheda in rete]({url}) e nei suoi allegati.")
                typst.append(f'Il resto sta nella #link("{url}")[scheda in rete] e nei suoi allegati.')
            elif kind < 0.26:
                note = r.choice(NOTES)
                self.notes.append(note)
                markdown.append(f"*Avvertenza*[^{len(self.notes)}] per chi confronta gli anni.")
                typst.append(f"_Avvertenza_#footnote[{note}] per chi confronta gli anni.")
        self.both(" ".join(markdown) + "\n", " ".join(typst) + "\n")

    def list(self, ordered):
        markdown, typst = "", ""
        for k in range(self.random.randint(4, 7)):
            text = self.sentence()
            markdown += (f"{k + 1}. " if ordered else "- ") + text + "\n"
            typst += ("+ " if ordered else "- ") + self.typst_text(text) + "\n"
            if not ordered and k == 1:
                for _ in range(2):
                    text = self.sentence()
                    markdown += f"    - {text}\n"
                    typst += f"  - {self.typst_text(text)}\n"
        self.both(markdown, typst)

    def table(self, caption):
        r, rows = self.random, []
        for town in r.sample(TOWNS, r.randint(6, 12)):
            expected, reached = r.randint(40, 900), r.randint(30, 950)
            rows.append([town, grouped(expected), grouped(reached), signed((reached - expected) * 100 / expected), grouped(r.randint(1200, 98000))])
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        self.both("\n".join(["| " + " | ".join(COLUMNS) + " |", "|:---|---:|---:|---:|---:|", *lines]) + f"\n\nTable: {caption}\n",
                  "#figure(table(columns: (2fr, 1fr, 1fr, 1fr, 1fr), align: (left, right, right, right, right),\n  table.header(" +
                  ", ".join(f"[*{c}*]" for c in COLUMNS) + "),\n  " + ",\n  ".join(", ".join(f"[{cell}]" for cell in row) for row in rows) +
                  f"), caption: [{caption}])\n")

    def figure(self, number, caption):
        values = [self.random.uniform(0.15, 0.95) for _ in range(8)]
        name = f"images/g{number:03d}.png"
        (self.directory / name).write_bytes(picture(values))
        alt = caption + ": " + ", ".join(f"{TOWNS[i]} {int(v * 100)}" for i, v in enumerate(values))
        self.both(f'![{alt}]({name} "{caption}"){{width=75%}}\n',
                  f'#figure(image("content/bench/{name}", width: 75%, alt: "{alt}"), caption: [{caption}])\n')

    def chapter(self, c):
        self.heading(1, f"{PARTS[(c - 1) % len(PARTS)]}, parte {c}")
        self.paragraph()
        self.paragraph()
        self.figure(c, f"Persone accolte per comune, periodo {c}")
        for s in range(1, 4):
            self.heading(2, f"Azione {c}.{s}: {self.random.choice(SECTIONS).lower()}")
            self.paragraph()
            for u in range(1, 3):
                self.heading(3, f"{self.random.choice(SECTIONS)} ({c}.{s}.{u})")
                self.paragraph()
                self.paragraph()
                if u == 1:
                    self.list(s == 2)
                self.paragraph()
            self.table(f"Indicatori dell’azione {c}.{s}")
            self.paragraph()


PROJECT = """id: bench
title: "Lavoro di prova"
acronym: PROVA
summary: "Un progetto inventato per misurare i tempi."
fund: fami-2021-2027
demonstration: true
codes: { prog: DEMO-0000, cup: Z99Z99999999999 }
period: { start: 2025-01-01, end: 2026-12-31 }
budget: { total: 2000, eu: 1000, national: 1000 }
lead: { name: "Ente di prova", role: "Capofila" }
languages: { source: it }
contacts: { name: "Sportello", address: "Via di Prova 1", phone: "+39 0000 000 001", email: prova@ponte.example, site: "https://ponte.example/" }
"""
DESIGN = """kind: pages
page: { width: 210, height: 297 }
margins: { top: 25, bottom: 25, start: 25, end: 25 }
type: { family: serif, body: 10.5, leading: 14, align: justify, hyphenate: true, steps: { caption: 1, heading3: 1, heading2: 2, title: 4, display: 5, figure: 4 } }
cover: masthead
lockup: last-page
emblem: 14
contents_levels: 2
"""
TYPST = """#set document(title: "Relazione di prova")
#set page(paper: "a4", margin: 2.5cm, numbering: "1")
#set text(lang: "it", font: "Noto Serif", size: 10.5pt)
#set par(justify: true)
#show figure.where(kind: table): set block(breakable: true)
#align(center)[#text(20pt)[Relazione di prova]]
#outline(depth: 2)
#pagebreak()
"""
FRONT = """---
title: "Relazione di prova"
summary: "Una relazione lunga, sempre la stessa."
design: bench
outputs: [pdf]
date: 2026-01-01
---

::: toc
:::

::: page-break
:::

"""


def write_project(root):
    """The bare project that every workload stands in."""
    content, design = root / "content/bench", root / "templates/bench"
    for directory in (content / "images", content / "reports", design):
        directory.mkdir(parents=True, exist_ok=True)
    (content / "project.yaml").write_text(PROJECT)
    (design / "design.yaml").write_text(DESIGN)
    return content


def write_report(root, chapters, seed=20260101):
    content = write_project(root)
    report = Report(content, seed)
    for c in range(1, chapters + 1):
        report.chapter(c)
    notes = "".join(f"[^{i}]: {text}\n" for i, text in enumerate(report.notes, 1))
    (content / "reports/relazione.md").write_text(FRONT + "\n".join(report.markdown) + "\n" + notes)
    (root / "report.typ").write_text(TYPST + "\n".join(report.typst))


if __name__ == "__main__":
    write_report(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
