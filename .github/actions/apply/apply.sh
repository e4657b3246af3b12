#!/usr/bin/env bash
# Applies, and follows the mappings to their end; tells the workflow where the way back is kept.
set -euo pipefail

backup=$(mktemp -d "${RUNNER_TEMP:-/tmp}/hconnect-backup-XXXXXX")/before.json
arguments=("$FILE" --resource "$CONNECTION" --yes --wait --timeout "$TIMEOUT" --backup "$backup")
if [ "$PRUNE" = true ]; then arguments+=(--prune); fi
if [ -n "$OVERLAY" ]; then arguments+=(--overlay "$OVERLAY"); fi
if [ -n "$CONFIRM" ]; then arguments+=(--confirm "$CONFIRM"); fi

status=0
hconnect config:apply "${arguments[@]}" || status=$?
# Where it has failed half way, the way back is of most use.
if [ -f "$backup" ]; then echo "backup=$backup" >> "$GITHUB_OUTPUT"; fi
exit "$status"
