// The package that is published, and the lock file that it is built with.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { missingPackages } from '../../scripts/complete-lock.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const manifest = json('package.json');

const built = existsSync(join(ROOT, 'dist'));
const afterBuild = built ? test : test.skip;
const note = built ? '' : ' (skipped: dist is missing, run "npm run build")';

/** What `npm publish` would upload. */
function packedFiles(): string[] {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return (JSON.parse(output) as [{ files: { path: string }[] }])[0].files.map(({ path }) => path);
}

test('the published package brings no other package along', () => {
	for (const field of ['dependencies', 'optionalDependencies', 'bundleDependencies', 'overrides']) {
		expect([field, manifest[field]]).toEqual([field, undefined]);
	}
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('installing the package runs nothing', () => {
	const forbidden = ['prepare', 'preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'postprepare'];
	expect(Object.keys(manifest.scripts).filter((name) => forbidden.includes(name))).toEqual([]);
});

test('n8n finds the package by its keyword and its licence', () => {
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.license).toBe('MIT');
	expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
});

afterBuild(`only the built nodes, the read-me and the licence are published${note}`, () => {
	const allowed = /^(dist\/.+\.(js|d\.ts|js\.map|svg|json)|README\.md|LICENSE|package\.json)$/;
	expect(packedFiles().filter((path) => !allowed.test(path))).toEqual([]);
});

afterBuild(`every node and credential that package.json names is published, with its icons${note}`, () => {
	const files = packedFiles();
	const named: string[] = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	expect(named.filter((path) => !files.includes(path))).toEqual([]);
	for (const path of named) {
		const folder = path.slice(0, path.lastIndexOf('/') + 1);
		expect(files.some((file) => file.startsWith(folder) && file.endsWith('.svg'))).toBe(true);
	}
});

test('the package is published by the workflow, with provenance, and with no token to steal', () => {
	const source = readFileSync(join(ROOT, '.github/workflows/publish.yml'), 'utf8');
	const { on, permissions, jobs } = parse(source);
	expect(on).toEqual({ push: { tags: ['v*'] } });
	expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
	const steps = jobs.publish.steps as { uses?: string; run?: string }[];
	expect(steps.at(-1)?.run).toBe('npm publish --provenance --access public');
	expect(source).not.toContain('secrets.');
});

test('the workflows use official actions only, and what they run exists', () => {
	for (const file of ['test.yml', 'publish.yml']) {
		const { jobs } = parse(readFileSync(join(ROOT, '.github/workflows', file), 'utf8'));
		const steps = Object.values(jobs as Record<string, { steps: { uses?: string; run?: string }[] }>).flatMap(
			(job) => job.steps,
		);
		const uses = steps.flatMap((step) => step.uses ?? []);
		expect(uses.filter((action) => !/^actions\/[a-z-]+@v\d+$/.test(action))).toEqual([]);
		const scripts = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name!));
		expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
	}
	expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
});

test('the lock files hold every package for every platform, so that npm ci accepts them', () => {
	for (const file of ['package-lock.json', 'runtime/package-lock.json']) {
		const missing = missingPackages(json(file)).map(([path]) => path);
		// If this fails: node scripts/complete-lock.mjs <file>
		expect([file, missing]).toEqual([file, []]);
	}
});
