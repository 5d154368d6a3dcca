#!/bin/sh
# Makes the image neo4j:5.26-community of the jars in the cache of newsgraph and the Java of this Debian, for a Docker engine
# that cannot pull it. It holds what the tests need and no shell. Usage: testcontainers/image.sh (docker must answer).
set -eu
jars=${XDG_CACHE_HOME:-$HOME/.cache}/newsgraph/neo4j/5.26.16/lib
java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
[ -f "$jars/neo4j-5.26.16.jar" ] || { echo "no jars in $jars: run the tests with a local server once" >&2; exit 1; }

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/tmp" "$root/etc" "$root/neo4j/conf" "$root/neo4j/data" "$root/neo4j/logs" "$root/java"
tar -C "$java" --dereference --exclude=src.zip -c bin lib conf | tar -C "$root/java" -x
find "$java" -type f \( -name '*.so' -o -name java \) -exec ldd {} + 2>/dev/null |
	grep -o '/[^ ]*\.so[^ ]*' | grep -v "^$java" | sort -u |
	while read -r lib; do mkdir -p "$root$(dirname "$lib")"; cp -L "$lib" "$root$lib"; done
cp -r "$jars" "$root/neo4j/lib"
echo 'root:x:0:0:root:/:/bin/false' >"$root/etc/passwd"
cat >"$root/neo4j/conf/neo4j.conf" <<'CONF'
server.default_listen_address=0.0.0.0
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
server.memory.pagecache.size=16m
dbms.cypher.min_replan_interval=1h
CONF

opens=
for p in java.nio java.io sun.nio.ch java.lang java.util java.util.concurrent java.lang.invoke java.lang.reflect; do
	opens="$opens\"--add-opens=java.base/$p=ALL-UNNAMED\","
done
tar -C "$root" -c . | docker import \
	--change "ENTRYPOINT [\"/java/bin/java\",$opens\"-XX:+UseSerialGC\",\"-XX:TieredStopAtLevel=1\",\"-Xmx384m\",\"-cp\",\"/neo4j/lib/*\",\"org.neo4j.server.CommunityEntryPoint\",\"--home-dir=/neo4j\",\"--config-dir=/neo4j/conf\",\"--console-mode\"]" \
	- neo4j:5.26-community
