#!/usr/bin/env bash
# Remakes the README's pictures from what `divulga build` made of content/ponte. Wants poppler-utils, imagemagick, chromium.
set -eu
cd "$(dirname "$0")/../.."
output=output/ponte
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

page() { pdftoppm -png -singlefile -r "$4" -f "$2" -l "$2" "$output/$1" "$work/$3"; }
shot() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --user-data-dir="$work/profile" --window-size="$2" --screenshot="$work/$3.png" "$1" >/dev/null 2>&1
}
# Frames of equal height on a light ground, COLUMNS in a row: strip HEIGHT COLUMNS TARGET PICTURE…
strip() {
  local height=$1 columns=$2 target=$3
  shift 3
  montage "$@" -type TrueColor -resize "x$height" -bordercolor '#D9DEE6' -border 1 -background '#F4F6F9' -geometry +10+10 -tile "${columns}x" "$work/strip.png"
  convert "$work/strip.png" -dither None -colors 64 -strip "PNG8:docs/pictures/$target"
}

for language in it ar bn zh; do page "$language/leaflets/sportello-ponte.pdf" 1 "leaflet-$language" 60; done
strip 340 2 leaflets.png "$work"/leaflet-{it,ar,bn,zh}.png

page it/reports/relazione-finale.pdf 1 cover 70
page it/reports/relazione-finale.pdf 11 chart 70
page ar/brochures/permesso-di-soggiorno.pdf 3 brochure 90
site=$PWD/$output/site
shot "file://$site/ar/index.html" 500,1000 phone
python3 - "$output/mail/2026-11/bn.eml" "$work/mail.html" <<'PY'
import base64, email, email.policy, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
html = message.get_body(("html",)).get_content()
for part in message.walk():
    cid = part.get("Content-ID")
    if cid:
        data = base64.b64encode(part.get_content()).decode()
        html = html.replace("cid:" + cid.strip("<>"), f"data:{part.get_content_type()};base64,{data}")
open(sys.argv[2], "w").write(html)
PY
shot "file://$work/mail.html" 640,1280 mail
strip 420 5 more.png "$work"/cover.png "$work"/chart.png "$work"/brochure.png "$work"/phone.png "$work"/mail.png

docs/pictures/gallery.py
