# Sourced: makes the starter project with an installed program, builds it, and looks at what came out.
# usage: build_starter PROGRAM DIRECTORY
build_starter() {
  local program=$1 directory=$2 pdf
  "$program" --version | grep -q '^divulga ' || { echo "the installed program does not say its version"; return 1; }
  (cd "$directory" && "$program" init mine >/dev/null && cd mine && "$program" build --quiet) || return 1
  pdf=$directory/mine/output/progetto/en/leaflets/sportello.pdf
  qpdf --check "$pdf" >/dev/null || { echo "$pdf is not whole"; return 1; }
  pdftotext "$pdf" - | grep -q "help" || { echo "$pdf has no English text"; return 1; }
  [ -s "$directory/mine/output/progetto/site/en/index.html" ] || { echo "no site was made"; return 1; }
}
