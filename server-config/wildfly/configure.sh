#!/bin/bash
# Configures a WildFly (39 or newer) for Quarterdeck and deploys the WAR; the server must not be running.
#   configure.sh WILDFLY_HOME DATA_DIR WAR
# DATA_DIR was made by: java -jar quarterdeck.jar prepare --data-dir DATA_DIR
# It leads to an HTTPS listener with HTTP/2 and optional client certificates at 6443, context root /.
set -e
home=$1 data=$(realpath "$2") war=$3
[ -x "$home/bin/jboss-cli.sh" ] && [ -f "$data/listener.p12" ] && [ -f "$war" ] || { sed -n 2,5p "$0"; exit 2; }
here=$(dirname "$(realpath "$0")")
cli=$(mktemp)
sed "s|@DATA@|$data|g" "$here/configure.cli" > "$cli"
"$home/bin/jboss-cli.sh" --file="$cli"
rm -f "$cli"
cp "$war" "$home/standalone/deployments/ROOT.war"
echo "Start it: $home/bin/standalone.sh -Dquarterdeck.data-dir=$data -Dquarterdeck.client-ca-file=$data/pki/ca.crt"
