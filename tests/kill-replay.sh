#!/usr/bin/env bash
# Kills a replay of a month with SIGKILL at random moments and starts it again, until it has been killed often enough. Each time it
# gets to its end its trade log must be that of an undisturbed run.
#
#   tests/kill-replay.sh [kills] [seed] [dataset]
#
# Default: 200 kills, seed 1, a synthetic market. Exit code 0 when every log was the same, 1 otherwise.
set -euo pipefail
kills=${1:-200}
RANDOM=${2:-1}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build "$root/functions/Trading.Local" -c Release -v quiet -nologo > "$work/build.log" || { cat "$work/build.log"; exit 1; }
local="$root/functions/Trading.Local/bin/Release/net10.0/Trading.Local"
data=${3:-}
if [ -z "$data" ]; then
  data="$work/data"
  "$local" data synth --out "$data" --seed 11 --products 4 --from 2024-01-01 --to 2024-03-01 > /dev/null 2>&1
fi
range=(--data "$data")
if [ -n "${3:-}" ]; then range+=(--from 2024-11-01 --to 2024-12-01); else range+=(--from 2024-01-15 --to 2024-02-15); fi

replay() { "$local" replay-market "${range[@]}" --store "$work/$1.db" --objects "$work/objects" --json; }
log_of() { grep -o '"trade_log_hash": *"[0-9a-f]*"' "$1"; }

replay undisturbed > "$work/undisturbed.json"
expected=$(log_of "$work/undisturbed.json")
echo "undisturbed: $(tr -d '\n' < "$work/undisturbed.json" | grep -o '"trades": *[0-9]*'), $expected"

done_kills=0
round=0
while [ "$done_kills" -lt "$kills" ]; do
  round=$((round + 1))
  rm -f "$work"/killed.db*
  while true; do
    replay killed > "$work/killed.json" 2> "$work/killed.err" &
    pid=$!
    moment="$((RANDOM % 5)).$(printf '%03d' $((RANDOM % 1000)))"
    if [ "$done_kills" -lt "$kills" ]; then
      # Nothing to kill any more: it came to its end first.
      ( sleep "$moment"; kill -9 "$pid" 2> /dev/null ) &
      killer=$!
      status=0
      wait "$pid" 2> /dev/null || status=$?
      kill "$killer" 2> /dev/null || true
      wait "$killer" 2> /dev/null || true
    else
      status=0
      wait "$pid" || status=$?
    fi
    if [ "$status" -eq 137 ]; then
      done_kills=$((done_kills + 1))
      continue
    fi
    if [ "$status" -ne 0 ]; then
      echo "round $round, after $done_kills kills: exit code $status"
      cat "$work/killed.err"
      exit 1
    fi
    break
  done
  actual=$(log_of "$work/killed.json")
  if [ "$actual" != "$expected" ]; then
    echo "round $round, after $done_kills kills: $actual"
    exit 1
  fi
  echo "round $round: the same trade log after $done_kills kills in all"
done
echo "$done_kills kills, $round rounds, every trade log the same"
