#!/usr/bin/env bash
# Estimates the size of the pipe's image and measures how soon a step says its first line, without Docker: the same runtime, jar and archive
# of classes as pipe/Dockerfile makes, with the JDK of this machine. Needs target/slipway.jar (mvn -B -DskipTests package).
set -euo pipefail
cd "$(dirname "$0")/../.."
base_mb=8 # alpine:3.21 unpacked, as published
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

modules=$(sed -n 's/.*"--add-modules", "\([^"]*\)".*/\1/p' pipe/Dockerfile)
missing=$(comm -23 \
  <(jdeps --multi-release 17 --ignore-missing-deps --print-module-deps target/slipway.jar 2>/dev/null | tail -1 | tr , '\n' | sort) \
  <(tr , '\n' <<<"$modules" | sort))
[ -z "$missing" ] || { echo "the Dockerfile lacks modules that the jar needs: $missing" >&2; exit 1; }
jlink --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --compress=2 --output "$work/java"
"$work/java/bin/java" -Xshare:dump >/dev/null
cp target/slipway.jar "$work"
cp -r examples/minimal "$work"

step() {
  (cd "$work/minimal" && env ACTION=deliver ENVIRONMENT=production VERSION=0 LEDGER="$work/l/ledger" ENDPOINT_URL=http://127.0.0.1:1 \
    "$work/java/bin/java" "$@" -XX:-UsePerfData -jar "$work/slipway.jar" pipe 2>/dev/null || true)
}
step -XX:ArchiveClassesAtExit="$work/slipway.jsa" >/dev/null

mb() { du --apparent-size --block-size=1000000 --summarize "$1" | cut -f1; }
total=$((base_mb + $(mb "$work/java") + $(mb "$work/slipway.jar") + $(mb "$work/slipway.jsa")))
echo "base $base_mb + runtime $(mb "$work/java") + jar $(mb "$work/slipway.jar") + classes $(mb "$work/slipway.jsa") = $total MB"

quickest() {
  local best=999999 began took
  for _ in 1 2 3 4 5; do
    began=$(date +%s%N)
    head -n 1 < <(step "$@") >/dev/null
    took=$((($(date +%s%N) - began) / 1000000))
    if [ "$took" -lt "$best" ]; then best=$took; fi
  done
  echo "$best"
}
common=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
echo "first line: $(quickest "${common[@]}" -XX:SharedArchiveFile="$work/slipway.jsa" -Xshare:auto) ms with the archive, $(quickest "${common[@]}" -Xshare:auto) ms without (quickest of five)"
[ "$total" -lt 200 ]
