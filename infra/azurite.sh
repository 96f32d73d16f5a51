#!/usr/bin/env bash
# Starts Azurite, the local stand-in for Azure storage, on the loopback interface and in the foreground.
# It is installed from npm, in one pinned version, into the user's cache at the first start.
set -euo pipefail

version=3.35.0

usage() {
  cat <<EOF
usage: infra/azurite.sh [options] [data folder]

  data folder         where it keeps its data (default: .azurite in the working directory)
  --blob-port N       default 10000
  --queue-port N      default 10001
  --table-port N      default 10002; for each, 0 takes a free one, which is printed
  --until-eof         stop when the standard input ends, so that it does not outlive who started it
  --install-only      install and stop
  --help              this text

Accounts are the well-known development account (UseDevelopmentStorage=true), or those in AZURITE_ACCOUNTS (name:key;...).
EOF
}

refuse() {
  echo "azurite.sh: $1" >&2
  exit 2
}

data=.azurite blob=10000 queue=10001 table=10002 until_eof=false install_only=false
while [ $# -gt 0 ]; do
  case $1 in
    --blob-port | --queue-port | --table-port)
      [[ ${2-} =~ ^[0-9]+$ ]] || refuse "$1 takes a port number, not '${2-}'"
      name=${1#--}
      printf -v "${name%-port}" %s "$2"
      shift ;;
    --until-eof) until_eof=true ;;
    --install-only) install_only=true ;;
    --help) usage; exit 0 ;;
    -*) refuse "unknown option '$1'; --help lists those there are" ;;
    *) data=$1 ;;
  esac
  shift
done

for tool in node npm; do
  command -v "$tool" >/dev/null || refuse "$tool is not installed; Azurite needs Node.js and npm"
done

home=${XDG_CACHE_HOME:-$HOME/.cache}/trading-functions/azurite-$version
program=node_modules/azurite/dist/src/azurite.js
if [ ! -f "$home/$program" ]; then
  # Made aside and renamed, so that what is there is whole; of several that come at once the first one's stays.
  mkdir -p "$(dirname "$home")"
  making=$(mktemp -d "$home.XXXXXX")
  trap 'rm -rf "$making"' EXIT
  (cd "$making" && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --no-update-notifier "azurite@$version" >&2)
  mv -T "$making" "$home" 2>/dev/null || [ -f "$home/$program" ] || refuse "cannot install into $home"
fi

if $install_only; then
  exit 0
fi

mkdir -p "$data"
# The client libraries may speak a newer version of the protocol than Azurite knows of.
start=(node "$home/$program" --location "$data" --silent --disableTelemetry --skipApiVersionCheck
  --blobHost 127.0.0.1 --queueHost 127.0.0.1 --tableHost 127.0.0.1
  --blobPort "$blob" --queuePort "$queue" --tablePort "$table")
if ! $until_eof; then
  exec "${start[@]}"
fi

"${start[@]}" </dev/null &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
trap 'exit 0' TERM INT
# Without job control a command in the background reads nothing unless it is told to.
cat <&0 >/dev/null &
input=$!
wait -n "$server" "$input" || true
kill "$input" 2>/dev/null || true
