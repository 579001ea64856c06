#!/usr/bin/env bash
# Kills processes of 'slipway deliver' and 'slipway resume' 50 times at random moments, and compares each delivery with an
# undisturbed one. Usage: docs/scripts/kill-50.sh [SEED [KILLS]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test -Dtest=KilledDeliveryTest -Dslipway.kills="${2:-50}" -Dslipway.kills.seed="${1:-1}" \
  | grep -E '^(undisturbed|seed |\[ERROR)'
