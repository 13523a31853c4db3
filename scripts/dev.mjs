// npm run dev: the backend, restarted by nodemon when a source file changes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

const nodemon = join(ROOT, 'node_modules/nodemon/bin/nodemon.js');
const result = spawnSync(process.execPath, [nodemon, '--watch', 'src', '--ext', 'ts,json,md', 'src/main.ts'], {
	cwd: join(ROOT, 'backend'),
	stdio: 'inherit',
});
process.exit(result.status ?? 1);
