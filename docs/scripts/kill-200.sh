#!/usr/bin/env bash
# Kills processes of 'slipway deliver', 'resume' and 'worker' 200 times at random moments of a delivery to three regions in
# waves, and compares each delivery with an undisturbed one. Usage: docs/scripts/kill-200.sh [SEED [KILLS [MINUTES [SPEC]]]]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test -Dtest=KilledDeliveryTest -Dslipway.kills="${2:-200}" -Dslipway.kills.seed="${1:-1}" \
  -Dslipway.kills.each=4 -Dslipway.kills.minutes="${3:-120}" -Dslipway.kills.spec="${4:-examples/estate/slipway.yaml}" \
  | grep --line-buffered -E '^(undisturbed|seed |SKIPPED|\[ERROR)'
