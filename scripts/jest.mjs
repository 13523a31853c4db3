// Runs the named Jest projects: node scripts/jest.mjs <project>… [-- jest options]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

const args = process.argv.slice(2);
const cut = args.findIndex((arg) => arg.startsWith('-'));
const projects = cut < 0 ? args : args.slice(0, cut);
const options = cut < 0 ? [] : args.slice(cut);
const result = spawnSync(
	process.execPath,
	[
		'--experimental-vm-modules',
		'--no-warnings',
		join(ROOT, 'node_modules/jest/bin/jest.js'),
		'--selectProjects',
		...projects,
		...options,
	],
	{
		cwd: ROOT,
		stdio: 'inherit',
	},
);
process.exit(result.status ?? 1);
