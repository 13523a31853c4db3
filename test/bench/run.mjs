// npm run bench: our line beside the pipelines that a user builds from n8n's own nodes, and the backend alone.
//   --targets ours,stock-simple,stock-rag,backend   --tests load,echo,duplicates,burst,kill   --concurrency 1,10,30   --scale 1
//   --peer <folder> (default ../shared/peer)   --out <folder for the raw results> (default test/results)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { cpus, platform, release, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureSqlite } from '../../scripts/lib/install.mjs';
import { N8N_BIN, ROOT } from '../../scripts/lib/paths.mjs';
import { benchBackend } from './backend.mjs';
import { printComparison } from './report.mjs';
import { writeTarget } from './targets.mjs';

const { values } = parseArgs({
	options: {
		targets: { type: 'string', default: 'ours,stock-simple,stock-rag,backend' },
		tests: { type: 'string', default: 'load,echo,duplicates,burst,kill' },
		concurrency: { type: 'string', default: '1,10,30' },
		scale: { type: 'string', default: '1' },
		peer: { type: 'string', default: join(ROOT, '..', 'shared', 'peer') },
		out: { type: 'string', default: join(ROOT, 'test', 'results') },
	},
});
const peer = resolve(values.peer);
const wanted = values.targets.split(',');
mkdirSync(values.out, { recursive: true });

console.log(
	`${new Date().toISOString()} · ${cpus().length} × ${cpus()[0].model} · ${Math.round(totalmem() / 2 ** 30)} GiB · ${platform()} ${release()} · Node ${process.version}`,
);

/** Runs the peer's driver on one target; its table goes to the terminal, the numbers come back. */
function drive(target, name, tests) {
	const args = [
		join(peer, 'run.mjs'),
		'--target',
		target,
		'--profiles',
		'default',
		'--latencies',
		'0',
		'--tests',
		tests.join(','),
		'--concurrency',
		values.concurrency,
		'--scale',
		values.scale,
		'--out',
		values.out,
	];
	const { status } = spawnSync(process.execPath, args, {
		stdio: 'inherit',
		env: {
			...process.env,
			N8N_BIN,
			NODE24_BIN: process.execPath,
			FAKE_CLAUDE_PLUGIN: join(ROOT, 'test', 'bench', 'plugin.mjs'),
		},
	});
	if (status !== 0) throw new Error(`The driver ended with ${status} for ${name}.`);
	return JSON.parse(readFileSync(join(values.out, `${name}-default.json`), 'utf8')).results;
}

const results = {};
if (wanted.some((name) => name !== 'backend')) {
	if (!existsSync(join(peer, 'run.mjs')))
		throw new Error(
			`The peer's driver is not at ${peer}. Give its folder with --peer, or run only "--targets backend".`,
		);
	await ensureSqlite();
	const tests = values.tests.split(',');
	if (wanted.includes('ours')) {
		const folder = mkdtempSync(join(tmpdir(), 'ainstalia-bench-'));
		const plain = writeTarget({ folder, name: 'ainstalia', mergeWindowSeconds: 0, peer });
		const merging = writeTarget({ folder, name: 'ainstalia-merge-3s', mergeWindowSeconds: 3, peer });
		const loadTests = tests.filter((test) => test !== 'burst');
		results.ours = loadTests.length ? drive(plain, 'ainstalia', loadTests) : [];
		if (tests.includes('burst')) results.ours.push(...drive(merging, 'ainstalia-merge-3s', ['burst']));
	}
	for (const stock of ['stock-simple', 'stock-rag'])
		if (wanted.includes(stock)) results[stock] = drive(stock, stock, tests);
	printComparison(results);
}
if (wanted.includes('backend')) await benchBackend();
