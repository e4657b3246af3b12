#!/usr/bin/env bash
# Installs hconnect as it is in the repository of this action, at the action's own version. One that
# is installed already is used as it is.
set -euo pipefail

if command -v hconnect; then exit 0; fi
cd "$(dirname "$0")/../.."
npm ci --no-audit --no-fund
npm install --global --no-audit --no-fund "$(npm pack --silent)"
