#!/usr/bin/env bash
# Keeps one open issue for each connection that is critical or not as configured, and closes it when all
# is well. What is unknown changes nothing. An issue is found by its label, which only people with access
# to the repository can set, and by its first line, which GitHub does not show.
set -euo pipefail

label=heroku-connect

for report in "$REPORTS"/*/; do
  name=$(cat "$report/name")
  result=$(cat "$report/result")
  if [ "$result" = unknown ]; then continue; fi

  MARKER="<!-- hconnect check of $name -->"
  export MARKER
  issue=$(gh issue list --repo "$REPOSITORY" --state open --label "$label" --limit 1000 \
    --json number,body --jq '[.[] | select(.body | startswith(env.MARKER))] | first | .number // empty')

  if [ "$result" = well ]; then
    if [ -n "$issue" ]; then
      gh issue close "$issue" --repo "$REPOSITORY" --comment "$name is healthy again."
    fi
    continue
  fi

  { echo "$MARKER"; cat "$report/body.md"; } > "$report/issue.md"
  if [ -n "$issue" ]; then
    gh issue edit "$issue" --repo "$REPOSITORY" --body-file "$report/issue.md"
  else
    gh label create "$label" --repo "$REPOSITORY" --color D93F0B --force
    gh issue create --repo "$REPOSITORY" --title "Heroku Connect: $name needs attention" \
      --label "$label" --body-file "$report/issue.md"
  fi
done
