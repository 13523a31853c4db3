// docker-compose.yml and what it stands on. No container engine here: the file is checked against the compose
// specification's schema (as dclint carries it) and against what an installation needs.
import { DCLinter } from 'dclint';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TUNING } from '../../scripts/lib/n8n.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
	image?: string;
	build?: { context: string; dockerfile: string };
	restart?: string;
	healthcheck?: object;
	environment?: Record<string, string>;
	ports?: string[];
	volumes?: string[];
	networks?: string[];
	depends_on?: Record<string, { condition: string }>;
}

const source = read('docker-compose.yml');
const compose = parse(source, { merge: true }) as { services: Record<string, Service>; volumes: object };
const services = Object.entries(compose.services);
const longRunning = services.filter(([, service]) => service.restart !== 'no');
const hasHealthCheck = ({ healthcheck, build }: Service): boolean =>
	healthcheck !== undefined || (build !== undefined && /^HEALTHCHECK /m.test(read(build.dockerfile)));

/** Names of the settings of .env.example, and of those that the compose file reads. */
const settings = [...read('.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name!);
const variables = [...source.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)(:[?-][^}]*)?\}/g)].map(([, name, rest]) => ({
	name: name!,
	required: rest?.startsWith(':?') ?? false,
}));

/** dclint's own types do not resolve from here. */
interface LintResult {
	messages: { rule: string; line: number; message: string }[];
}

/** What dclint says of a compose file; the rules of style are ours. */
function lint(file: string): string[] {
	const style = [
		'service-keys-order',
		'services-alphabetical-order',
		'service-dependencies-alphabetical-order',
		'service-ports-alphabetical-order',
		'top-level-properties-order',
	];
	const rules = Object.fromEntries(style.map((rule) => [rule, 0 as const]));
	const results = new DCLinter({ rules, quiet: false, debug: false, exclude: [] }).lintFiles([file], false);
	return results.flatMap((result: LintResult) =>
		result.messages.map((found) => `${found.rule}, line ${found.line}: ${found.message}`),
	);
}

test('the compose file follows the compose specification and binds, tags and names with care', () => {
	expect(lint(join(ROOT, 'docker-compose.yml'))).toEqual([]);
});

test('a mistake in it would be found', () => {
	const file = join(mkdtempSync(join(tmpdir(), 'ainstalia-compose-')), 'docker-compose.yml');
	writeFileSync(file, source.replace('retries: 3', 'retries: [3]'));
	expect(lint(file)).toEqual([expect.stringMatching(/^invalid-schema.*healthcheck\/retries/)]);
});

test('every variable of the compose file is in .env.example, and nothing else is', () => {
	// Compose itself reads this one.
	const read = new Set([...variables.map(({ name }) => name), 'COMPOSE_PROFILES']);
	expect([...read].sort()).toEqual([...settings].sort());
});

test('every setting of .env.example is explained by a line above it', () => {
	const lines = read('.env.example').split('\n');
	const unexplained = lines.filter((line, at) => {
		const above = lines.slice(0, at).findLast((earlier) => !/^[A-Z0-9_]+=/.test(earlier)) ?? '';
		return /^[A-Z0-9_]+=/.test(line) && !above.startsWith('# ');
	});
	expect(unexplained).toEqual([]);
});

test.each(longRunning)('%s has a health check and starts again by itself', (_name, service) => {
	expect(service.restart).toBe('unless-stopped');
	expect(hasHealthCheck(service)).toBe(true);
});

test.each(services)(
	'%s is on the one network and waits only for what exists and can become ready',
	(_name, service) => {
		expect(service.networks).toEqual(['ainstalia']);
		for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
			const other = compose.services[needed];
			expect(other).toBeDefined();
			if (condition === 'service_healthy') expect(hasHealthCheck(other!)).toBe(true);
			else expect([condition, other!.restart]).toEqual(['service_completed_successfully', 'no']);
		}
	},
);

test.each(services.filter(([, { ports }]) => ports))('%s listens on this machine only', (_name, { ports }) => {
	for (const port of ports!) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z0-9_]+:-\d+\}:\d+$/);
});

test('no secret is written down, and none has a default', () => {
	const secret = /PASSWORD|SECRET|TOKEN|SALT|_KEY$|KEY_/;
	const written = services.flatMap(([name, { environment }]) =>
		Object.entries(environment ?? {})
			.filter(([key, value]) => secret.test(key) && !/^\$\{[A-Z0-9_]+(:\?[^}]+|:-)\}$/.test(String(value)))
			.map(([key]) => `${name}.${key}`),
	);
	expect(written).toEqual([]);
	expect(source).not.toMatch(/:\/\/[^/\s$]+:[^@\s$]+@/);
});

test('what the services mount and are built from is in the repository', () => {
	const mounts = services.flatMap(([, { volumes }]) => volumes ?? []).map((volume) => volume.split(':')[0]!);
	for (const mount of mounts) {
		if (mount.startsWith('./')) expect([mount, existsSync(join(ROOT, mount))]).toEqual([mount, true]);
		else expect(Object.keys(compose.volumes)).toContain(mount);
	}
	const allowed = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path!);
	for (const [, { build }] of services) {
		if (!build) continue;
		const copies = [...read(build.dockerfile).matchAll(/^COPY (?!--from)(.+) \S+$/gm)];
		for (const path of copies.flatMap(([, paths]) => paths!.split(' ')).filter((path) => path !== '.')) {
			expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
			expect(allowed.some((entry) => path === entry || path.startsWith(`${entry}/`))).toBe(true);
		}
	}
});

test('n8n is the version that the tests run, with the settings that were measured', () => {
	const { n8n } = JSON.parse(read('runtime/package.json')).dependencies as { n8n: string };
	for (const name of ['n8n', 'n8n-worker', 'n8n-webhook']) {
		expect(compose.services[name]).toMatchObject({ image: `n8nio/n8n:${n8n}`, environment: TUNING });
	}
});

test('Chatwoot may call n8n inside the network, from the web process and from Sidekiq', () => {
	for (const name of ['chatwoot', 'chatwoot-sidekiq']) {
		expect(compose.services[name]?.environment?.SAFE_FETCH_ALLOW_PRIVATE_NETWORK).toBe('true');
	}
});

test('fill-env.sh makes every secret once, readable for the owner only', () => {
	const file = join(mkdtempSync(join(tmpdir(), 'ainstalia-env-')), '.env');
	const fill = (): string => {
		execFileSync(join(ROOT, 'deploy/fill-env.sh'), [file]);
		return readFileSync(file, 'utf8');
	};
	const first = fill();
	const values = new Map([...first.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
	const empty = variables.filter(({ name, required }) => required && !values.get(name)).map(({ name }) => name);
	expect(new Set(empty)).toEqual(new Set(['ADMIN_EMAIL']));
	expect(values.get('ADMIN_PASSWORD')).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*-).{8,64}$/);
	expect(values.get('AINSTALIA_DB_PASSWORD')).toMatch(/^[0-9a-f]{48}$/);
	const secrets = [...values].filter(([name]) => /PASSWORD|_KEY$|SALT/.test(name) && name !== 'ANTHROPIC_API_KEY');
	expect(new Set(secrets.map(([, value]) => value)).size).toBe(secrets.length);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(fill()).toBe(first);
});

const scripts = readdirSync(join(ROOT, 'deploy'), { recursive: true, encoding: 'utf8' }).map(
	(path) => `deploy/${path}`,
);

test.each(scripts.filter((path) => path.endsWith('.sh')))('%s is a shell script that parses and may be run', (path) => {
	const check = spawnSync('bash', ['-n', join(ROOT, path)], { encoding: 'utf8' });
	expect(check.stderr).toBe('');
	expect(statSync(join(ROOT, path)).mode & 0o111).toBe(0o111);
});

const ruby = spawnSync('ruby', ['--version']).status === 0;
const rubyTest = ruby ? test : test.skip;
rubyTest.each(scripts.filter((path) => path.endsWith('.rb')))(
	`%s is Ruby that parses${ruby ? '' : ' (skipped: there is no ruby on this machine)'}`,
	(path) => {
		expect(spawnSync('ruby', ['-c', join(ROOT, path)], { encoding: 'utf8' })).toMatchObject({ status: 0 });
	},
);
