# Puts a command `throughline` on the path: VERSION of it from npm, or the code this action was
# checked out with. Beside the checkout, so that nothing in a pull request decides what is run.
set -euo pipefail
place=$RUNNER_TEMP/throughline
mkdir -p "$place/bin"
cd "$place"
if [ -n "$VERSION" ]; then
  npm install --prefix "$place" --ignore-scripts --no-audit --no-fund "throughline@$VERSION"
  ln -sf "$place/node_modules/.bin/throughline" "$place/bin/throughline"
else
  npm ci --prefix "$GITHUB_ACTION_PATH" --omit=dev --ignore-scripts --no-audit --no-fund
  printf '#!/usr/bin/env bash\nexec node %q "$@"\n' "$GITHUB_ACTION_PATH/src/cli/bin.ts" > "$place/bin/throughline"
  chmod +x "$place/bin/throughline"
fi
echo "$place/bin" >> "$GITHUB_PATH"
