# Hands SARIF to code scanning. Needs SARIF.
{ gzip -c "$SARIF" | base64 | tr -d '\n'; } > "$SARIF.base64"
gh api --method POST "repos/$GITHUB_REPOSITORY/code-scanning/sarifs" --silent \
  -f "commit_sha=$GITHUB_SHA" -f "ref=$GITHUB_REF" -F "sarif=@$SARIF.base64"
