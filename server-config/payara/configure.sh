#!/bin/bash
# Configures the domain of a running Payara Server (7) for Quarterdeck and deploys the WAR.
#   configure.sh PAYARA_HOME DATA_DIR WAR [setting=value]...
# DATA_DIR was made by: java -jar quarterdeck.jar prepare --data-dir DATA_DIR
# It leads to an HTTPS listener with HTTP/2 and optional client certificates at 6443, context root /.
# Settings are flags without their dashes (token-auth-file=/etc/tokens.csv); secure-port and
# bind-address are the listener's. AS_JAVA names a JDK 21 or newer if the default java is older,
# AS_ADMIN_PORT the domain's administration port if it is not 4848.
set -e
home=$1 data=$(realpath "$2") war=$(realpath "$3")
[ -x "$home/bin/asadmin" ] && [ -f "$data/listener.p12" ] && [ -f "$war" ] || { sed -n 2,9p "$0"; exit 2; }
shift 3
asadmin() { "$home/bin/asadmin" "$@"; }
configuration=configs.config.server-config
listeners=$configuration.network-config.network-listeners.network-listener
protocol=$configuration.network-config.protocols.protocol.http-listener-2

# The settings of the server.
port=6443 address=0.0.0.0
properties=quarterdeck.data-dir=$data:quarterdeck.client-ca-file=$data/pki/ca.crt
properties+=:quarterdeck.service-account-key-file=$data/pki/sa.pub:quarterdeck.service-account-signing-key-file=$data/pki/sa.key
for setting; do
  case $setting in
    secure-port=*) port=${setting#*=} ;;
    bind-address=*) address=${setting#*=} ;;
  esac
  properties+=:quarterdeck.${setting//:/\\:}
done
asadmin create-system-properties --target server "$properties"

# Its key stores, in place of the domain's own.
asadmin delete-jvm-options '-Djavax.net.ssl.keyStore=${com.sun.aas.instanceRoot}/config/keystore.p12' || true
asadmin delete-jvm-options '-Djavax.net.ssl.trustStore=${com.sun.aas.instanceRoot}/config/cacerts.p12' || true
asadmin create-jvm-options "-Djavax.net.ssl.keyStore=$data/listener.p12:-Djavax.net.ssl.trustStore=$data/clients.p12"

# HTTPS: HTTP/2, client certificates wanted but not needed, bodies on DELETE, slashes in names. No
# HTTP: tokens would go over the wire for all to read.
asadmin set "$listeners.http-listener-1.enabled=false" \
  "$listeners.http-listener-2.port=$port" \
  "$listeners.http-listener-2.address=$address" \
  "$protocol.ssl.cert-nickname=quarterdeck-serving" \
  "$protocol.ssl.client-auth=want" \
  "$protocol.http.max-connections=-1" \
  "$protocol.http.http2-enabled=true" \
  "$protocol.http.http2-max-concurrent-streams=1000" \
  "$protocol.http.encoded-slash-enabled=true" \
  "$protocol.http.trace-enabled=true" \
  "$protocol.http.header-buffer-length-bytes=1048576" \
  "$protocol.http.http2-max-header-list-size-in-bytes=1048576" \
  "$protocol.http.server-header=false" \
  "$protocol.http.xframe-options=false" \
  "$protocol.http.allow-payload-for-undefined-http-methods=true"

# /metrics, /openapi and /health are Kubernetes' here.
asadmin set-metrics-configuration --enabled=false --endpoint=payara-metrics --dynamic=true
asadmin set-openapi-configuration --enabled=false --endpoint=payara-openapi
asadmin set-microprofile-healthcheck-configuration --enabled=false --endpoint=payara-health

asadmin restart-domain ${DOMAIN:+"$DOMAIN"}
asadmin deploy --force --name quarterdeck --contextroot / "$war"
