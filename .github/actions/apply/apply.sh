#!/usr/bin/env bash
# Applies the configuration and waits for the mappings; outputs the file with the previous configuration.
set -euo pipefail

backup=$(mktemp -d "${RUNNER_TEMP:-/tmp}/hconnect-backup-XXXXXX")/before.json
arguments=("$FILE" --resource "$CONNECTION" --yes --wait --timeout "$TIMEOUT" --backup "$backup")
if [ "$PRUNE" = true ]; then arguments+=(--prune); fi
if [ -n "$OVERLAY" ]; then arguments+=(--overlay "$OVERLAY"); fi
if [ -n "$CONFIRM" ]; then arguments+=(--confirm "$CONFIRM"); fi

status=0
hconnect config:apply "${arguments[@]}" || status=$?
# The backup matters most if the command failed halfway.
if [ -f "$backup" ]; then echo "backup=$backup" >> "$GITHUB_OUTPUT"; fi
exit "$status"
