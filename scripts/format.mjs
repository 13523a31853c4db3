import { spawnSync } from 'node:child_process';
import { ROOT } from './lib/paths.mjs';

process.exit(
	spawnSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.'], {
		cwd: ROOT,
		stdio: 'inherit',
	}).status ?? 1,
);
