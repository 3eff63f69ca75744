"""check_pdfs.py FILE...: prints the rules of pdf_rules.py that files break; exits with 1 when there are any."""
import sys

import pdf_rules

broken = {path: found for path in sys.argv[1:] if (found := pdf_rules.findings(path))}
for path, found in broken.items():
    for rule, places in found.items():
        for place in places[:20]:
            print(f"{path}: {rule}: {place}")
sys.exit(1 if broken else 0)
