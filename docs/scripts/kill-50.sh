#!/usr/bin/env bash
# As kill-200.sh, for one region and its canary. Usage: docs/scripts/kill-50.sh [SEED [KILLS]]
set -euo pipefail
exec "$(dirname "$0")/kill-200.sh" "${1:-1}" "${2:-50}" 120 examples/checkout/slipway.yaml
