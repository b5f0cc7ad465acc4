# Which pull request it is, as GitHub says and not as the artifact does.
# Needs HEAD_SHA, HEAD_OWNER, HEAD_BRANCH.
NUMBER=$(
  gh api --method GET "repos/$GITHUB_REPOSITORY/pulls" \
    -f state=open -f head="$HEAD_OWNER:$HEAD_BRANCH" --jq '.[] | "\(.head.sha) \(.number)"' |
    while read -r sha number; do
      if [ "$sha" = "$HEAD_SHA" ]; then echo "$number"; fi
    done
)
NUMBER=${NUMBER%%$'\n'*}
case $NUMBER in
  '' | *[!0-9]*)
    echo "No open pull request has the commit $HEAD_SHA at its head: there is nowhere to comment."
    exit 0
    ;;
esac
