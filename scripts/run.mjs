// Entry of every npm command. Runs on the Node that the machine has (20 or newer), brings Node 24 and the packages if they
// are missing, and then hands over to the command's own file.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureNode24 } from './lib/node24.mjs';
import { ensurePackages, ensureRuntime, ensureBuild } from './lib/install.mjs';
import { ROOT } from './lib/paths.mjs';

/** What each command needs before it can run, and the file that does it. */
const COMMANDS = {
	start: { needs: ['packages', 'runtime', 'build'], file: 'scripts/start.mjs' },
	demo: { needs: ['packages', 'runtime', 'build'], file: 'scripts/demo.mjs' },
	test: { needs: ['packages', 'runtime', 'build'], file: 'scripts/test.mjs' },
	bench: { needs: ['packages', 'runtime', 'build'], file: 'test/bench/run.mjs' },
	'bench:understanding': { needs: ['packages'], file: 'test/bench/understanding/run.ts' },
	'fuzz:extract': { needs: ['packages'], file: 'backend/test/support/files/fuzz-run.ts' },
	'bench:retrieval': { needs: ['packages'], file: 'test/bench/retrieval/run.ts' },
	'kill-test': { needs: ['packages', 'runtime', 'build'], file: 'test/kill/run.mjs' },
	backend: { needs: ['packages'], file: 'backend/src/main.ts' },
	simulator: { needs: ['packages'], file: 'simulator/src/main.ts' },
	dev: { needs: ['packages'], file: 'scripts/dev.mjs' },
	build: { needs: ['packages', 'build'] },
	check: { needs: ['packages', 'build'], file: 'scripts/check.mjs' },
	unit: { needs: ['packages', 'build'], file: 'scripts/jest.mjs', args: ['nodes', 'backend', 'simulator', 'project'] },
	e2e: { needs: ['packages', 'runtime', 'build'], file: 'scripts/jest.mjs', args: ['browser', 'e2e'] },
	contract: { needs: ['packages'], file: 'scripts/contract.mjs' },
	format: { needs: ['packages'], file: 'scripts/format.mjs' },
};

const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
	console.error(`Unknown command "${name ?? ''}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
	process.exit(2);
}

try {
	const node = await ensureNode24();
	if (command.needs.includes('packages')) await ensurePackages(node);
	if (command.needs.includes('runtime')) await ensureRuntime(node);
	if (command.needs.includes('build')) await ensureBuild(node);
	if (command.file) process.exitCode = await handOver(node, command);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

function handOver(node, { file, args = [] }) {
	const child = spawn(node.bin, [join(ROOT, file), ...args, ...rest], { stdio: 'inherit', env: node.env });
	// Ctrl-C reaches the child by itself (same process group); a plain `kill` of this process does not.
	for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	process.on('SIGINT', () => {});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code, signal) => resolve(signal ? 130 : code));
	});
}
