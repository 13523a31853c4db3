// Static checks, each with its own line. Ends with 1 if one of them fails.
import { spawnSync } from 'node:child_process';
import { ROOT } from './lib/paths.mjs';

const CHECKS = [
	['types of the nodes', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
	['types of the backend', ['node_modules/typescript/bin/tsc', '-p', 'backend']],
	['types of the simulator', ['node_modules/typescript/bin/tsc', '-p', 'simulator']],
	['types of the page', ['node_modules/typescript/bin/tsc', '-p', 'simulator/tsconfig.page.json']],
	['types of the tests', ['node_modules/typescript/bin/tsc', '-p', 'test']],
	['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']],
	['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
	['unused code', ['node_modules/knip/bin/knip.js', '--no-progress']],
	[
		'direction of imports',
		[
			'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
			'--config',
			'.dependency-cruiser.cjs',
			'--output-type',
			'err-long',
			'backend/src',
			'simulator/src',
			'nodes',
			'credentials',
		],
	],
	['wire contract', ['scripts/contract.mjs', '--check']],
];

/** Runs every check; returns `{passed, failed}`. */
export function runChecks() {
	let passed = 0;
	let failed = 0;
	for (const [label, args] of CHECKS) {
		const began = Date.now();
		const { status, stdout, stderr } = spawnSync(process.execPath, args, {
			cwd: ROOT,
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		});
		const seconds = ((Date.now() - began) / 1000).toFixed(1);
		if (status === 0) passed += 1;
		else failed += 1;
		console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${label} (${seconds} s)`);
		if (status !== 0) console.log(`${stdout}${stderr}`.trim());
	}
	return { passed, failed };
}

if (import.meta.main) process.exitCode = runChecks().failed ? 1 : 0;
