#!/usr/bin/env bash
# Installs hconnect from the repository of this action, at the action's own version. An hconnect that
# is already installed is used as is.
set -euo pipefail

if command -v hconnect; then exit 0; fi
cd "$(dirname "$0")/../.."
npm ci --no-audit --no-fund
npm install --global --no-audit --no-fund "$(npm pack --silent)"
