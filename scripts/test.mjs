// npm test: everything that must hold, on a machine with nothing but Node. Ends with one line: N passed, N failed, N skipped.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ROOT } from './lib/paths.mjs';

const GROUPS = [
	{ label: 'units and store', projects: ['nodes', 'backend', 'simulator', 'project'], args: ['--maxWorkers=2'] },
	// Real browsers and a real n8n need the machine to themselves.
	{ label: 'browser and real n8n', projects: ['browser', 'e2e'], args: ['--runInBand'] },
];

/** Runs Jest projects and reads the counts that our reporter wrote; a run that wrote none counts as one failure. */
function runJest({ label, projects, args }) {
	console.log(`\n== ${label}`);
	const report = join(mkdtempSync(join(tmpdir(), 'ainstalia-jest-')), 'counts.json');
	const jest = ['--experimental-vm-modules', '--no-warnings', join(ROOT, 'node_modules/jest/bin/jest.js')];
	const options = [
		'--selectProjects',
		...projects,
		'--forceExit',
		'--reporters=default',
		'--reporters=<rootDir>/scripts/lib/count-reporter.mjs',
		...args,
	];
	const { status } = spawnSync(process.execPath, [...jest, ...options], {
		cwd: ROOT,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, COUNT_REPORT: report },
	});
	if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
	const counts = JSON.parse(readFileSync(report, 'utf8'));
	// A run that ends badly with every test passed has failed all the same.
	return { ...counts, failed: counts.failed || (status === 0 ? 0 : 1) };
}

console.log('== static checks');
const total = { skipped: 0, ...runChecks() };
await ensureChromium();
for (const group of GROUPS) {
	const counts = runJest(group);
	for (const key of Object.keys(total)) total[key] += counts[key];
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed ? 1 : 0;
