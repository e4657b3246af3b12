#!/usr/bin/env bash
# Checks each connection and compares it with the configuration. Leaves a folder with a report and a
# result for each connection: bad, well, or unknown.
set -euo pipefail

reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/hconnect-check-XXXXXX")
arguments=(--format markdown)
if [ -n "$THRESHOLDS" ]; then arguments+=(--thresholds "$THRESHOLDS"); fi
if [ -n "$IGNORE" ]; then arguments+=(--ignore "$IGNORE"); fi

worst=0
number=0
read -r -d '' -a connections <<< "$CONNECTIONS" || true
# GitHub does not enforce required inputs, and a check of nothing would pass.
if [ "${#connections[@]}" -eq 0 ]; then
  echo '::error title=hconnect check::No connections to check: the input "connections" is empty.'
  echo 'healthy=false' >> "$GITHUB_OUTPUT"
  exit 64
fi
for connection in "${connections[@]}"; do
  # Names are the same in any case; the report is found again by this one.
  name=$(tr '[:upper:]' '[:lower:]' <<< "$connection")
  if grep -qxsF -- "$name" "$reports"/*/name; then continue; fi
  number=$((number + 1))
  report="$reports/$number"
  mkdir "$report"
  echo "$name" > "$report/name"

  checked=0
  hconnect check "${arguments[@]}" -- "$connection" > "$report/body.md" || checked=$?
  # Without a report there was nothing to check, such as an unknown name.
  if [ ! -s "$report/body.md" ]; then echo "### Heroku Connect: not checked" > "$report/body.md"; fi

  compared=0
  if [ -n "$FILE" ]; then
    differing=(--detailed-exitcode)
    if [ -n "${OVERLAY:-}" ]; then differing+=(--overlay "$OVERLAY"); fi
    hconnect config:diff "${differing[@]}" -- "$connection" "$FILE" > "$report/diff.txt" || compared=$?
    if [ "$compared" -eq 2 ]; then
      # Indented text is code, whatever is in it. GitHub takes issues of 65,536 characters.
      {
        echo; echo "The connection differs from \`$FILE\`. To match it:"; echo
        head -n 40 "$report/diff.txt" | sed -E 's/^(.{110}).+$/\1…/; s/^/    /'
      } >> "$report/body.md"
    fi
  fi

  result=well
  if [ "$checked" -ne 0 ] && [ "$checked" -ne 7 ]; then result=unknown; fi
  if [ "$compared" -ne 0 ] && [ "$compared" -ne 2 ]; then result=unknown; fi
  if [ "$checked" -eq 7 ] || [ "$compared" -eq 2 ]; then result=bad; fi
  echo "$result" > "$report/result"
  for status in "$checked" "$compared"; do
    # What is critical is said before what is unknown, and that before a difference.
    if [ "$status" -eq 7 ] || [ "$worst" -eq 0 ] || { [ "$worst" -eq 2 ] && [ "$status" -ne 0 ]; }; then
      worst=$status
    fi
  done
  { cat "$report/body.md"; echo; } >> "$GITHUB_STEP_SUMMARY"
done

{
  echo "reports=$reports"
  echo "status=$worst"
  echo "healthy=$([ "$worst" -eq 0 ] && echo true || echo false)"
} >> "$GITHUB_OUTPUT"
