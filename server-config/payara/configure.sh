#!/bin/bash
# Configures the domain of a running Payara Server (6 or 7) for Quarterdeck and deploys the WAR.
#   configure.sh PAYARA_HOME DATA_DIR WAR
# DATA_DIR was made by: java -jar quarterdeck.jar prepare --data-dir DATA_DIR
# It leads to an HTTPS listener with HTTP/2 and optional client certificates at 6443, context root /.
set -e
home=$1 data=$(realpath "$2") war=$(realpath "$3")
[ -x "$home/bin/asadmin" ] && [ -f "$data/listener.p12" ] && [ -f "$war" ] || { sed -n 2,5p "$0"; exit 2; }
asadmin() { "$home/bin/asadmin" "$@"; }
protocol=configs.config.server-config.network-config.protocols.protocol.http-listener-2

# The settings of the server, and its key stores.
asadmin create-system-properties --target server "quarterdeck.data-dir=$data:quarterdeck.client-ca-file=$data/pki/ca.crt"
asadmin delete-jvm-options "-Djavax.net.ssl.keyStore=\${com.sun.aas.instanceRoot}/config/keystore.p12" || true
asadmin delete-jvm-options "-Djavax.net.ssl.trustStore=\${com.sun.aas.instanceRoot}/config/cacerts.p12" || true
asadmin create-jvm-options "-Djavax.net.ssl.keyStore=$data/listener.p12:-Djavax.net.ssl.trustStore=$data/clients.p12"

# HTTPS at 6443: HTTP/2, client certificates wanted but not needed, bodies on DELETE, slashes in names.
asadmin set configs.config.server-config.network-config.network-listeners.network-listener.http-listener-2.port=6443
asadmin set $protocol.ssl.cert-nickname=quarterdeck-serving
asadmin set $protocol.ssl.client-auth=want
asadmin set $protocol.http.max-connections=-1
asadmin set $protocol.http.http2-enabled=true
asadmin set $protocol.http.http2-max-concurrent-streams=1000
asadmin set $protocol.http.encoded-slash-enabled=true
asadmin set $protocol.http.allow-payload-for-undefined-http-methods=true

# /metrics, /openapi and /health are Kubernetes' here.
asadmin set-metrics-configuration --enabled=false --endpoint=payara-metrics --dynamic=true
asadmin set-openapi-configuration --enabled=false --endpoint=payara-openapi
asadmin set-microprofile-healthcheck-configuration --enabled=false --endpoint=payara-health

asadmin restart-domain
asadmin deploy --force --name quarterdeck --contextroot / "$war"
