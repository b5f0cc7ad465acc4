# Judges a pull request by what it changes, and a branch by all there is.
# Needs FOLDER, FAIL_ON, BASE (the branch it is to be merged into; empty for a branch), REPORTS.
set -u
mkdir -p "$REPORTS"
what=(check --root "$FOLDER" --fail-on "$FAIL_ON" --format github)
if [ -n "$BASE" ]; then what+=(--since "origin/$BASE"); fi
for report in json=findings.json sarif=throughline.sarif markdown=comment.md; do
  what+=(--output "${report%%=*}=$REPORTS/${report#*=}")
done
code=0
throughline "${what[@]}" || code=$?
if [ "$code" -gt 1 ] || [ ! -f "$REPORTS/findings.json" ]; then exit "$code"; fi
count() {
  node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).summary[process.argv[2]]' \
    "$REPORTS/findings.json" "$1"
}
{
  echo "errors=$(count error)"
  echo "warnings=$(count warn)"
  echo "notes=$(count info)"
  if [ "$code" -eq 0 ]; then echo "verdict=pass"; else echo "verdict=fail"; fi
  echo "sarif=$REPORTS/throughline.sarif"
  echo "comment=$REPORTS/comment.md"
} >> "$GITHUB_OUTPUT"
exit "$code"
