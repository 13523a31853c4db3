import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, withProgress } from './npm.mjs';
import { N8N_BIN, ROOT, RUNTIME } from './paths.mjs';

const hashOf = (files) => {
	const hash = createHash('sha256');
	for (const file of files) hash.update(file).update(readFileSync(file));
	return hash.digest('hex');
};

/** Runs `work` unless the stamp file already holds this hash. */
async function once(stamp, hash, work) {
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
	rmSync(stamp, { force: true });
	await work();
	writeFileSync(stamp, hash);
}

/** The project's own packages, exactly as locked. */
export const ensurePackages = (node) =>
	once(join(ROOT, 'node_modules', '.ainstalia'), hashOf([join(ROOT, 'package-lock.json')]), () =>
		npm({ what: 'packages (about 1.5 minutes)', args: ['ci', '--ignore-scripts'], node }),
	);

/**
 * The pinned n8n. `--ignore-scripts` because the native build of its Kafka client needs the open internet; nothing else
 * needs a build: isolated-vm brings binaries, and SQLite is not used (its database is PostgreSQL).
 */
export const ensureRuntime = (node) =>
	once(join(RUNTIME, 'node_modules', '.ainstalia'), hashOf([join(RUNTIME, 'package-lock.json')]), async () => {
		await npm({ what: 'n8n (about 3 minutes, 2.9 GB)', args: ['ci', '--ignore-scripts'], cwd: RUNTIME, node });
		if (!existsSync(N8N_BIN))
			throw new Error(`n8n was installed but ${N8N_BIN} is missing. Delete runtime/node_modules and run it again.`);
	});

const sourcesOf = (folder) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();

/** The published package, built into dist/. */
export async function ensureBuild(node) {
	const files = [
		...sourcesOf(join(ROOT, 'nodes')),
		...sourcesOf(join(ROOT, 'credentials')),
		join(ROOT, 'tsconfig.json'),
		join(ROOT, 'gulpfile.js'),
	];
	const stamp = join(ROOT, 'node_modules', '.ainstalia-build');
	if (!existsSync(join(ROOT, 'dist'))) rmSync(stamp, { force: true });
	await once(stamp, hashOf(files), async () => {
		rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
		await tool(node, 'Building the nodes', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
		await tool(node, 'Copying icons', ['node_modules/gulp/bin/gulp.js', '--silent', 'build:icons']);
	});
	await ensureIntents(node);
}

/** The classifiers of intents and of dangers, trained on our own examples into backend/model/. */
async function ensureIntents(node) {
	const code = join(ROOT, 'backend', 'src');
	const learnt = ['intent', 'hazard'].flatMap((name) => sourcesOf(join(code, 'assistant', name)));
	const files = [...learnt, ...sourcesOf(join(code, 'text'))];
	const stamp = join(ROOT, 'node_modules', '.ainstalia-intents');
	const models = ['intents.bin', 'hazards.bin'].map((name) => join(ROOT, 'backend', 'model', name));
	if (!models.every(existsSync)) rmSync(stamp, { force: true });
	await once(stamp, hashOf(files), () => tool(node, 'Training the classifiers', ['backend/src/train.ts']));
}

async function tool(node, label, args) {
	const child = spawn(node.bin, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: node.env });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	await withProgress(label, child, () => output.trim());
}

/**
 * SQLite for n8n, compiled here (about 70 s): only the benchmark needs it, because the pipelines that it compares with run
 * on n8n's default database.
 */
export async function ensureSqlite() {
	if (existsSync(join(RUNTIME, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'))) return;
	await npm({ what: 'SQLite for the benchmark (compiled, about 70 s)', args: ['rebuild', 'sqlite3'], cwd: RUNTIME });
}
