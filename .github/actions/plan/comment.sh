#!/usr/bin/env bash
# Posts the plan as a comment on the pull request: one per connection, updated at each push. Its first
# line, which GitHub does not show, names the connection.
set -euo pipefail

MARKER="<!-- hconnect plan of $(tr '[:upper:]' '[:lower:]' <<< "$CONNECTION") -->"
export MARKER
body=$(mktemp "${RUNNER_TEMP:-/tmp}/hconnect-comment-XXXXXX")
{ echo "$MARKER"; cat "$MARKDOWN"; } > "$body"

# Only our own comment: someone may have quoted it.
comment=$(gh pr view "$PULL_REQUEST" --json comments --jq \
  '[.comments[] | select(.viewerDidAuthor and (.body | startswith(env.MARKER)))] | last | .url // empty')

if [ -z "$comment" ]; then
  gh pr comment "$PULL_REQUEST" --body-file "$body"
else
  # https://HOST/OWNER/REPOSITORY/pull/NUMBER
  IFS=/ read -r _ _ host owner repository _ <<< "$PULL_REQUEST"
  gh api --hostname "$host" --method PATCH --silent --field body=@"$body" \
    "repos/$owner/$repository/issues/comments/${comment##*issuecomment-}"
fi
