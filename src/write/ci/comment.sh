# Keeps one comment on pull request NUMBER as COMMENT says, found by its marker; an empty file takes it
# away. The file is data: what throughline would not have written is not posted.
marker='<!-- throughline:check -->'
is_ours() {
  local status=0
  if [ "$(head -n 1 "$1")" != "$marker" ]; then return 1; fi
  if [ "$(wc -c < "$1")" -gt 262144 ]; then return 1; fi
  # Links, images, HTML, code, mentions, addresses, controls: a report holds none of them live.
  tail -n +2 "$1" | perl -MEncode -0777 -ne '
    $_ = decode("utf8", $_, Encode::FB_CROAK);
    exit 3 unless /(?<!\\)(?:\\\\)*[<\[`&\$~]|\@(?!\x{200B})|:\/\/|(?:www|ftp)\.|mailto:|[\x00-\x08\x0B-\x1F\x7F]/i
  ' || status=$?
  [ "$status" -eq 3 ]
}
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
mine=$(
  gh api --paginate "$comments" --jq \
    '.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith("<!-- throughline:check -->")) | .id'
)
mine=${mine%%$'\n'*}
mine_at="repos/$GITHUB_REPOSITORY/issues/comments/$mine"
if [ -L "$COMMENT" ] || [ ! -f "$COMMENT" ]; then
  echo "There is no report, so the comment stays as it is."
elif [ ! -s "$COMMENT" ]; then
  if [ -n "$mine" ]; then gh api --method DELETE "$mine_at" --silent; fi
elif ! is_ours "$COMMENT"; then
  echo "The report holds what throughline does not write, so it is not posted."
  exit 1
elif [ -n "$mine" ]; then
  gh api --method PATCH "$mine_at" -F "body=@$COMMENT" --silent
else
  gh api --method POST "$comments" -F "body=@$COMMENT" --silent
fi
