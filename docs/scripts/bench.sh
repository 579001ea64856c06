#!/usr/bin/env bash
# Runs benchmarks of src/bench/java and prints what docs/performance.md holds.
# Usage: docs/scripts/bench.sh all                       some minutes; on a machine that does nothing else
#        docs/scripts/bench.sh figures DIR               DORA figures beside plain SQL; fills DIR first where it is empty
#        docs/scripts/bench.sh EstateBench [ARGUMENTS…]  one of them; JAVA_OPTS goes to its JVM
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test >&2

# One that looks into a ledger is in its room.
name() {
  case "$1" in
    FiguresBench) echo "io.jenkins.plugins.slipway.ledger.$1" ;;
    *) echo "io.jenkins.plugins.slipway.bench.$1" ;;
  esac
}

bench() {
  # shellcheck disable=SC2086
  java -Djava.util.logging.config.file=src/test/resources/logging.properties ${JAVA_OPTS:-} \
    -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" "$(name "$1")" "${@:2}"
}

# In seconds, the smallest of five: until the command ends, or until its first line is there.
quickest() {
  local best=999 began took
  for _ in 1 2 3 4 5; do
    began=$(date +%s.%N)
    if [ "$1" = line ]; then head -n 1 < <("${@:2}" 2>&1) >/dev/null; else "${@:2}" >/dev/null; fi
    took=$(echo "$(date +%s.%N) - $began" | bc)
    if (( $(echo "$took < $best" | bc) )); then best=$took; fi
  done
  printf '%.2f s' "$best"
}

# Of 5,000 services, 1 million deployments and 20 million commits.
figures() {
  local size="5000 200 20" real
  export JAVA_OPTS="-Xmx900m -XX:+UseParallelGC"
  mkdir -p "$1"
  # shellcheck disable=SC2086
  if [ ! -e "$1/filled" ]; then
    bench FiguresBench fill "$1" $size
    bench PlainSqlBench fill "$1/sql" $size
    touch "$1/filled"
  fi
  uptime
  for _ in 1 2 3; do bench FiguresBench ask "$1"; done
  real=$(mktemp -d)
  bench FiguresBench restate "$real"
  rm -r "$real"
  # shellcheck disable=SC2086
  bench PlainSqlBench ask "$1/sql" $size
  uptime
}

if [ "${1:?all, figures, or the name of a benchmark}" = figures ]; then
  figures "${2:?a folder}"
  exit
fi
if [ "$1" != all ]; then
  bench "$@"
  exit
fi
nproc | sed 's/$/ cores/'
java -version 2>&1 | head -n 1
if [ -f target/slipway.jar ]; then
  echo "--version: $(quickest end java -jar target/slipway.jar --version)"
  echo "first line of a step: $(ACTION=deliver VERSION=1 ENVIRONMENT=production SPEC=examples/checkout/slipway.yaml \
    LEDGER="$(mktemp -d)/ledger" EVENTS_FILE="$(mktemp -d)/events" ENDPOINT_URL=http://127.0.0.1:1 quickest line java -jar target/slipway.jar pipe)"
  echo "first line of a rehearsal: $(quickest line java -jar target/slipway.jar rehearse examples/checkout/slipway.yaml)"
fi
echo; echo "== RolloutBench";          bench RolloutBench
echo; echo "== EstateBench 500";       bench EstateBench 500
echo; echo "== WaitingBench 1000";     JAVA_OPTS=-Xmx256m bench WaitingBench 1000
echo; echo "== ForecastBench 50 8";    bench ForecastBench 50 8
echo; echo "== DayBench 240";          bench DayBench 240
echo; echo "== PageBench 5000 200 20"; JAVA_OPTS="-Xmx900m -XX:+UseParallelGC -Druns=40" bench PageBench 5000 200 20
echo; echo "== IngestBench 200000";    bench IngestBench 200000
echo; echo "Longer: docs/scripts/bench.sh DayBench 1000"
