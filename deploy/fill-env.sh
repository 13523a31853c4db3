#!/usr/bin/env bash
# Makes the secrets of an .env file: every empty value whose comment says [random n] or [random n after prefix].
# Values that are set stay. Usage: deploy/fill-env.sh [.env]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
file=${1:-$root/.env}
umask 077
[ -f "$file" ] || cp "$root/.env.example" "$file"

marker='\[random ([0-9]+)( after ([^]]+))?\]$'
filled=$(mktemp "$file.XXXXXX")
trap 'rm -f "$filled"' EXIT
bytes='' prefix=''
while IFS= read -r line || [ -n "$line" ]; do
	if [[ $line =~ ^#.*$marker ]]; then
		bytes=${BASH_REMATCH[1]} prefix=${BASH_REMATCH[3]}
	elif [[ $line != '#'* ]]; then
		if [[ -n $bytes && $line =~ ^[A-Z0-9_]+=$ ]]; then line+=$prefix$(openssl rand -hex "$bytes"); fi
		bytes='' prefix=''
	fi
	printf '%s\n' "$line"
done <"$file" >"$filled"
chmod 600 "$filled"
mv "$filled" "$file"
