#!/usr/bin/env bash
# Runs a benchmark of src/bench/java. Usage: docs/scripts/bench.sh EstateBench [ARGUMENTS…]; JAVA_OPTS goes to its JVM.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath -Dmdep.includeScope=test >&2
# shellcheck disable=SC2086
exec java -Djava.util.logging.config.file=src/test/resources/logging.properties ${JAVA_OPTS:-} -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" \
  "io.jenkins.plugins.slipway.bench.$1" "${@:2}"
