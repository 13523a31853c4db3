// deploy/bootstrap.sh in the right order and with clean hands. A stand-in for `docker` writes down how it is called: the
// containers themselves need an engine, which is not here.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';

const USER_TOKEN = 'UserTokenUserTokenUserTo';
const CREDENTIALS = JSON.stringify([{ id: 'chatwootAccount1', data: { userToken: USER_TOKEN } }]);

/** Each call of docker as one line; `present` are the workflows that n8n already has. */
const DOCKER = `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$FAKE/calls"
case "$*" in
*bootstrap-chatwoot) echo 'DEPRECATION WARNING: something'; echo '{"accountId":1,"userToken":"${USER_TOKEN}"}'; echo 'Goodbye' ;;
*bootstrap-line) cat >"$FAKE/line.stdin"; echo '${CREDENTIALS}' ;;
*import:credentials*) cat >"$FAKE/import.stdin" ;;
*list:workflow*) cat "$FAKE/present" ;;
*'node -p'*) line="$*" file=\${line##*workflows/}; node -p "require('$FAKE/workflows/\${file%%\\'*}').id" ;;
*'ps --services') printf 'backend\\nn8n\\nn8n-worker\\n' ;;
esac
`;

let folder: string;
const file = (path: string): string => readFileSync(join(folder, path), 'utf8');

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'ainstalia-bootstrap-'));
	for (const path of ['deploy', 'workflows', '.env.example'])
		cpSync(join(ROOT, path), join(folder, path), { recursive: true });
	mkdirSync(join(folder, 'bin'));
	writeFileSync(join(folder, 'bin', 'docker'), DOCKER, { mode: 0o755 });
	writeFileSync(join(folder, 'present'), '');
});

function bootstrap(...args: string[]) {
	writeFileSync(join(folder, 'calls'), '');
	const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, FAKE: folder, HOME: folder };
	const run = spawnSync(join(folder, 'deploy/bootstrap.sh'), args, { encoding: 'utf8', env, input: '' });
	return { ...run, calls: file('calls').trim().split('\n') };
}

test('the first run sets up everything, in an order in which each step has what it needs', () => {
	const { status, stderr, calls } = bootstrap('ana@empresa.example');
	expect([status, stderr]).toEqual([0, expect.stringContaining('Ready.')]);
	const order = [
		'up --detach --build --wait',
		'bootstrap-chatwoot',
		'bootstrap-line',
		'import:credentials',
		'import:workflow --input=/workflows/assistant.json',
		'publish:workflow --id=ainstaliaAssistn',
		'import:workflow --input=/workflows/recover-unanswered.json',
		'publish:workflow --id=ainstaliaRecover',
		'restart n8n n8n-worker',
	].map((part) => calls.findIndex((call) => call.includes(part)));
	expect(order).not.toContain(-1);
	expect(order).toEqual([...order].sort((a, b) => a - b));
	expect(JSON.parse(file('line.stdin'))).toEqual({ accountId: 1, userToken: USER_TOKEN });
	expect(file('import.stdin').trim()).toBe(CREDENTIALS);
});

test('secrets are in files that only the owner reads, never on a command line or on the screen', () => {
	const { calls, stdout, stderr } = bootstrap('ana@empresa.example');
	const secrets = [...file('.env').matchAll(/^[A-Z0-9_]*(?:PASSWORD|KEY|SALT|KEY_BASE)=(.{8,})$/gm)].map(
		([, value]) => value!,
	);
	expect(secrets.length).toBeGreaterThan(8);
	const seen = `${calls.join('\n')}${stdout}${stderr}`;
	expect([...secrets, USER_TOKEN].filter((secret) => seen.includes(secret))).toEqual([]);
	for (const path of ['.env', 'data/bootstrap/credentials.json']) {
		expect(statSync(join(folder, path)).mode & 0o077).toBe(0);
	}
});

test('a later run leaves the workflows that somebody may have changed, unless it is told to replace them', () => {
	bootstrap('ana@empresa.example');
	const settings = file('.env');
	writeFileSync(join(folder, 'present'), 'ainstaliaAssistn\nainstaliaRecover\nainstaliaAlerts1\n');
	const again = bootstrap();
	expect([again.status, again.calls.filter((call) => /(import|publish):workflow/.test(call))]).toEqual([0, []]);
	const replaced = bootstrap('--replace-workflows');
	expect(replaced.calls.filter((call) => call.includes('import:workflow'))).toHaveLength(3);
	expect(file('.env')).toBe(settings);
});

test('without an administrator it says what is missing, and starts nothing', () => {
	const { status, stderr, calls } = bootstrap();
	expect([status, stderr.trim()]).toEqual([1, 'Say who administers: ./deploy/bootstrap.sh you@company.example']);
	expect(calls.filter((call) => call.includes(' up '))).toEqual([]);
});

test('when Chatwoot cannot be prepared it stops there', () => {
	writeFileSync(join(folder, 'bin', 'docker'), '#!/bin/sh\necho "$*" >>"$FAKE/calls"\n', { mode: 0o755 });
	const { status, stderr } = bootstrap('ana@empresa.example');
	expect([status, stderr]).toEqual([1, expect.stringContaining('Chatwoot could not be prepared')]);
	expect(existsSync(join(folder, 'data'))).toBe(false);
});
