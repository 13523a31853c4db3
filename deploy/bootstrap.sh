#!/usr/bin/env bash
# Brings up a whole installation, without the browser: settings, containers, Chatwoot's account, administrator, bot and
# inbox, n8n's user, credentials and workflows. Run it again after an upgrade; what exists stays.
#
#   ./deploy/bootstrap.sh you@company.example     the first time
#   ./deploy/bootstrap.sh                         later
#   ./deploy/bootstrap.sh --replace-workflows     also overwrites the workflows with the shipped ones
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077

step() { printf '\n%s\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
compose() { docker compose "$@"; }
# Runs a command in n8n's container; standard input is passed on.
in_n8n() { compose exec -T n8n "$@"; }
setting() { sed -n "s/^$1=//p" .env | tail -n 1; }

replace=no email=''
for argument in "$@"; do
	case $argument in
	--replace-workflows) replace=yes ;;
	*@*) email=$argument ;;
	*) fail "Unknown argument: $argument" ;;
	esac
done

docker compose version >/dev/null 2>&1 || fail 'Docker with the Compose plugin (2.24 or newer) is needed.'
./deploy/fill-env.sh .env
if [ -n "$email" ] && [ -z "$(setting ADMIN_EMAIL)" ]; then
	[[ $email =~ ^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$ ]] || fail "Not an e-mail address: $email"
	sed -i.old "s/^ADMIN_EMAIL=$/ADMIN_EMAIL=$email/" .env && rm .env.old
fi
[ -n "$(setting ADMIN_EMAIL)" ] || fail 'Say who administers: ./deploy/bootstrap.sh you@company.example'

step 'Building and starting (the first time, some minutes)'
compose up --detach --build --wait

step 'Chatwoot: account, administrator and settings'
# Rails prints warnings and log lines around the one that we want.
account=$(compose run --rm --no-deps -T bootstrap-chatwoot </dev/null | grep '^{"accountId":' | tail -n 1) ||
	fail 'Chatwoot could not be prepared; see the lines above.'

step 'Chatwoot and n8n: bot, inbox, user'
mkdir -p data/bootstrap
tokens=data/bootstrap/credentials.json
compose run --rm --no-deps -T bootstrap-line <<<"$account" >"$tokens.new"
mv "$tokens.new" "$tokens"

step 'n8n: credentials and workflows'
in_n8n sh -euc 'umask 077; f=$(mktemp); trap "rm -f $f" EXIT; cat >"$f"; n8n import:credentials --input="$f"' <"$tokens"
# The list is written as log lines.
present=$(compose exec -T -e N8N_LOG_LEVEL=info n8n n8n list:workflow --onlyId </dev/null)
for file in workflows/*.json; do
	id=$(in_n8n node -p "require('/workflows/$(basename "$file")').id" </dev/null)
	if [ "$replace" = no ] && grep -qx "$id" <<<"$present"; then
		printf '  %s is there already\n' "$id" >&2
		continue
	fi
	in_n8n n8n import:workflow --input="/workflows/$(basename "$file")" </dev/null
	in_n8n n8n publish:workflow --id="$id" </dev/null
done

step 'Starting n8n again, with the package, the credentials and the workflows'
running=$(compose ps --services | grep '^n8n')
# shellcheck disable=SC2086 # one word per service
compose restart $running
compose up --detach --wait

cat >&2 <<END

Ready.
  Chatwoot   $(setting CHATWOOT_URL)
  n8n        $(setting N8N_URL)
  Backend    http://localhost:$(setting BACKEND_PORT)/docs
Log in to both as $(setting ADMIN_EMAIL) with the ADMIN_PASSWORD in .env. The tokens are in $tokens.
END
