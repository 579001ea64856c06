#!/bin/sh
# Makes the archive of classes by one run of the pipe that goes as far as it can without a network. Its answer does not matter, the archive does.
set -eu
cd /opt/slipway/minimal
ACTION=deliver ENVIRONMENT=production VERSION=0 LEDGER=/tmp/share-classes/ledger ENDPOINT_URL=http://127.0.0.1:1 \
  /opt/java/bin/java -XX:ArchiveClassesAtExit=/opt/slipway/slipway.jsa -XX:-UsePerfData -jar /opt/slipway/slipway.jar pipe || true
rm -rf /tmp/share-classes
test -s /opt/slipway/slipway.jsa
