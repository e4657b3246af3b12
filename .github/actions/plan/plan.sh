#!/usr/bin/env bash
# Plans; saves the plan as Markdown and as a file, and outputs if there are changes.
set -euo pipefail

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/hconnect-plan-XXXXXX")
arguments=("$FILE" --resource "$CONNECTION")
if [ "$PRUNE" = true ]; then arguments+=(--prune); fi
if [ -n "$OVERLAY" ]; then arguments+=(--overlay "$OVERLAY"); fi

status=0
hconnect config:plan "${arguments[@]}" --format markdown --detailed-exitcode \
  --output "$folder/plan.json" > "$folder/plan.md" || status=$?
# 2 is not a failure: there are changes.
if [ "$status" -ne 0 ] && [ "$status" -ne 2 ]; then exit "$status"; fi

cat "$folder/plan.md" >> "$GITHUB_STEP_SUMMARY"
{
  echo "changes=$([ "$status" -eq 2 ] && echo true || echo false)"
  echo "markdown=$folder/plan.md"
  echo "plan=$folder/plan.json"
} >> "$GITHUB_OUTPUT"
