# Judges a merge request by what it changes, and a branch by all there is.
set -u
set -- check --root "$THROUGHLINE_FOLDER" --output gitlab=gl-code-quality-report.json --output junit=throughline-junit.xml
if [ -n "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" ]; then
  set -- "$@" --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
fi
throughline "$@"
