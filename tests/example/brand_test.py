"""The example under another brand: every design, the site and the mails change their colours, and none of the former is left."""
import email
import email.policy
import pathlib
import re
import tempfile

from example import DIVULGA, SOURCE, case, main, run, workspace


FORMER = {"primary": "0066CC", "accent": "C7461B", "ink": "17324D"}
BRAND = """meta: { name: Ponte }
color:
  palette: { wood: "#1B5E3A", night: "#1D2B24", straw: "#FFFDF6" }
  foreground: night
  background: straw
  primary: wood
  secondary: "#A03A00"
"""
NEW = {"primary": "1B5E3A", "ink": "1D2B24"}


def rebrand(root, brand):
    project = root / "content" / "ponte" / "project.yaml"
    text = project.read_text("utf-8")
    project.unlink()
    project.write_text(re.sub(r"(?m)^brand: .*\n", "", text), "utf-8")
    (root / "content" / "ponte" / "brand.yaml").write_text(brand, "utf-8")
    run([DIVULGA, "build", root / "content" / "ponte", "--quiet"])
    return root / "output" / "ponte"


def colours(path):
    """Every colour that a document sets, as RRGGBB."""
    with tempfile.TemporaryDirectory() as place:
        plain = pathlib.Path(place) / "plain.pdf"
        run(["qpdf", "--qdf", "--object-streams=disable", path, plain])
        found = re.findall(rb"(?m)([0-9.]+) ([0-9.]+) ([0-9.]+) (?:rg|RG)\b", plain.read_bytes())
    return {"".join(f"{round(float(part) * 255):02X}" for part in rgb) for rgb in found}


def mails(root):
    for path in sorted(root.glob("mail/**/*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        yield path.name, message.get_body(("html",)).get_content()


def left_over(root):
    documents = 0
    for path in sorted(root.glob("[a-z][a-z]/**/*.pdf")):
        if path.name.endswith(".print.pdf"):
            continue                    # in inks, held to them by tests/pdf
        documents += 1
        used = colours(path)
        for name, value in FORMER.items():
            if value in used:
                yield f"{path.relative_to(root)}: the former {name}"
        for name, value in NEW.items():
            if value not in used:
                yield f"{path.relative_to(root)}: not in the new {name}"
    if documents < 30:
        yield f"{documents} documents looked at"
    for path in [*root.glob("site/assets/*.css"), *root.glob("site/**/*.html")]:
        text = path.read_text("utf-8").upper()
        for name, value in FORMER.items():
            if re.search(rf"#{value}\b", text) or (name == "primary" and re.search(r"#06C\b|HSL\(210, ?100%, ?40%\)", text)):
                yield f"{path.relative_to(root)}: the former {name}"
    sheet = (root / "site/assets/site.css").read_text("utf-8")
    for value in NEW.values():
        if f"#{value}" not in sheet:
            yield f"site.css: no #{value}"
    for name, markup in mails(root):
        for token, value in FORMER.items():
            if value in markup.upper():
                yield f"{name}: the former {token}"
        if f"#{NEW['primary']}" not in markup:
            yield f"{name}: not in the new primary colour"


@case
def another_brand_leaves_nothing_of_the_former(output):
    with workspace() as root:
        yield from left_over(rebrand(root, BRAND))


@case
def the_look_for_the_former_would_find_it(output):
    found = "\n".join(left_over(output.root))
    for what in ("site.css: the former primary", ".eml: the former primary", "leaflets/sportello-ponte.pdf: the former primary", "reports/"):
        if what not in found:
            yield f"nothing about '{what}'"


main()
