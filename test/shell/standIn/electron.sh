#!/bin/sh
# The stand-in's executable: takes Electron's command line, runs the same main file in Node with `electron` resolved to our module.
here=$(cd "$(dirname "$0")" && pwd)
node="$here/../../../node_modules/.bin/node"
inspect=""
count=$#
while [ "$count" -gt 0 ]; do
  argument=$1
  shift
  count=$((count - 1))
  case "$argument" in
    --inspect*) inspect=$argument ;;
    *) set -- "$@" "$argument" ;;
  esac
done
exec "$node" $inspect --no-warnings --import "$here/resolveElectron.mjs" "$here/boot.mjs" "$@"
