"""What is measured besides the report: leaflets of the example, certificates, a long table. Everything is made anew in a folder."""
import shutil

import report_workload

# Urdu is left out while its leaflet stands half in Italian: Latin words in Nastaliq's lines do not fit. Greek makes up for it.
LANGUAGES = "it en fr es de pt sq ro tl wo so tr uk ru ar fa ps el bn hi pa ta si am zh".split()

CERTIFICATE = """---
title: "Attestato di frequenza"
design: certificate-a4
languages: [it]
records: results/partecipanti.csv
record_name: number
outputs: [pdf]
---

Attestato n. {{record.number}}

Si attesta che

## {{record.name}}

ha frequentato il corso

**{{record.course}}**

per **{{record.hours}} ore su 24**, a {{record.place}}, dal {{record.start}} al {{record.end}}.

L’attestato è rilasciato a chi ha frequentato almeno l’ottanta per cento delle ore. Nomi e dati sono inventati.

::: {.signature role="Direzione del progetto"}
:::
"""

LISTING = """---
title: "Elenco dei contatti"
summary: "Una tabella molto lunga."
design: bench
outputs: [pdf]
date: 2026-01-01
---

::: {.data-table data=contatti columns="id:Numero, town:Comune, kind:Servizio, day:Giorno, people:Persone, minutes:Minuti, share:Quota, cost:Costo" id=tbl-contatti}
Tutti i contatti
:::
"""


def certificates(root, count):
    content = report_workload.write_project(root)
    (content / "certificates").mkdir(exist_ok=True)
    (content / "results").mkdir(exist_ok=True)
    (content / "certificates/attestato.md").write_text(CERTIFICATE)
    towns, courses = report_workload.TOWNS, ["Corso base per operatori", "Laboratorio sulla salute", "Laboratorio sul lavoro", "Corso sui documenti"]
    rows = ["number,name,course,hours,place,start,end"]
    for i in range(1, count + 1):
        rows.append(f"P-{i:06d},Partecipante Esempio {i},{courses[i % 4]},{16 + i % 9},{towns[i % len(towns)]},2025-02-{1 + i % 28:02d},2025-03-{1 + i * 7 % 28:02d}")
    (content / "results/partecipanti.csv").write_text("\n".join(rows) + "\n")


def bundle(root, count):
    """The same records as one file."""
    certificates(root, count)
    path = root / "content/bench/certificates/attestato.md"
    path.write_text(path.read_text().replace("record_name: number\n", "record_name: number\nrecord_files: bundle\n"))


def long_table(root, rows):
    content = report_workload.write_project(root)
    (content / "results").mkdir(exist_ok=True)
    (content / "reports/elenco.md").write_text(LISTING)
    kinds, towns = ["ascolto", "casa", "lavoro", "salute", "scuola", "documenti"], report_workload.TOWNS
    lines = ["id,town,kind,day,people,minutes,share,cost"]
    for i in range(1, rows + 1):
        lines.append(f"{i},{towns[i * 7 % len(towns)]},{kinds[i * 5 % 6]},2025-{1 + i % 12:02d}-{1 + i * 3 % 28:02d},{1 + i * 13 % 40},{5 + i * 11 % 90},"
                     f"{(i * 37 % 1000) / 10},{(i * 7919 % 900000) / 100:.2f}")
    (content / "results/contatti.csv").write_text("\n".join(lines) + "\n")


def leaflet(root, source, languages):
    """The example's tri-fold leaflet alone, in `languages`; texts without a translation are set in Italian."""
    example, content = source / "content/ponte", root / "content/ponte"
    content.mkdir(parents=True, exist_ok=True)
    for name in ("facts.yaml", "partials", "images"):
        if (example / name).is_dir():
            shutil.copytree(example / name, content / name, dirs_exist_ok=True)
        elif (example / name).exists():
            shutil.copy(example / name, content / name)
    (content / "leaflets").mkdir(exist_ok=True)
    text = (example / "leaflets/sportello-ponte.md").read_text()
    head = [line for line in text.split("---\n")[1].splitlines() if not line.startswith(("outputs:", "languages:"))]
    (content / "leaflets/sportello-ponte.md").write_text("---\n" + "\n".join(head) + "\noutputs: [pdf]\n---\n" + text.split("---\n", 2)[2])
    project = []
    for line in (example / "project.yaml").read_text().splitlines():
        project.append("languages: { source: it, targets: [" + ", ".join(l for l in languages if l != "it") + "] }" if line.startswith("languages:") else line)
    (content / "project.yaml").write_text("\n".join(project) + "\n")
    for language in languages:
        catalog = source / "locales" / language / "ponte.po"
        if catalog.exists():
            (root / "locales" / language).mkdir(parents=True, exist_ok=True)
            shutil.copy(catalog, root / "locales" / language / "ponte.po")
