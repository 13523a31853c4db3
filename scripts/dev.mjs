// npm run dev: the backend, restarted by nodemon when a source file changes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './lib/paths.mjs';

const nodemon = fileURLToPath(import.meta.resolve('nodemon/bin/nodemon.js'));
const result = spawnSync(
	process.execPath,
	[nodemon, '--watch', 'src', '--ext', 'ts,json,md', '--exec', 'node', 'src/main.ts'],
	{
		cwd: join(ROOT, 'backend'),
		stdio: 'inherit',
	},
);
process.exit(result.status ?? 1);
