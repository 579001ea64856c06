#!/bin/bash
# Runs as root on the builder. What it leaves behind becomes part of the golden image.
set -euo pipefail

version=2.7.0
useradd --system --home-dir /opt/checkout --shell /sbin/nologin checkout
install -d -o checkout -g checkout /opt/checkout
aws s3 cp "s3://acme-artifacts/checkout/checkout-${version}.jar" /opt/checkout/checkout.jar

cat > /etc/systemd/system/checkout.service <<'UNIT'
[Unit]
Description=Checkout
After=network-online.target
Wants=network-online.target

[Service]
User=checkout
ExecStart=/usr/bin/java -XX:MaxRAMPercentage=75 -jar /opt/checkout/checkout.jar
Restart=on-failure
SuccessExitStatus=143

[Install]
WantedBy=multi-user.target
UNIT

systemctl daemon-reload
systemctl enable checkout.service
