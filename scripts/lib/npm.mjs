import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.mjs';

/** npm's own program file: npm says where it is when it runs a script; otherwise it lies beside this Node. */
function npmCli() {
	const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
	const found = [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
	if (!found) throw new Error('npm was not found. Start this through npm, e.g. "npm start".');
	return found;
}

/**
 * Runs npm with one line of progress, and the end of its output if it fails.
 * `node` is the result of ensureNode24(), or nothing to use the Node that runs this.
 */
export async function npm({ what, args, cwd = ROOT, node }) {
	const log = join(mkdtempSync(join(tmpdir(), 'ainstalia-npm-')), 'npm.log');
	mkdirSync(cwd, { recursive: true });
	const output = openSync(log, 'w');
	const child = spawn(node?.bin ?? process.execPath, [npmCli(), ...args, '--no-audit', '--no-fund'], {
		cwd,
		stdio: ['ignore', output, output],
		env: node?.env ?? process.env,
	});
	await withProgress(`Installing ${what}`, child, () => {
		const text = readFileSync(log, 'utf8');
		const tail = text.trim().split('\n').slice(-12).join('\n');
		return /ENOSPC/.test(text) ? 'The disk is full: free some space (about 5 GB are needed) and run it again.' : tail;
	});
}

/** Prints `label … 12 s` while the child runs; throws with `explain()` when it ends badly. */
export async function withProgress(label, child, explain = () => '') {
	const began = Date.now();
	const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
	const tty = process.stdout.isTTY;
	const show = () => process.stdout.write(tty ? `\r${label} … ${seconds()} ` : `${label} … ${seconds()}\n`);
	show();
	const timer = setInterval(show, tty ? 1000 : 30_000);
	try {
		const code = await new Promise((resolve, reject) => {
			child.on('error', reject);
			child.on('exit', (exit, signal) => resolve(signal ?? exit));
		});
		if (code !== 0) throw new Error(`${label} failed (${code}).\n${explain()}`);
		process.stdout.write(tty ? `\r${label}: done in ${seconds()}\n` : `${label}: done in ${seconds()}\n`);
	} finally {
		clearInterval(timer);
	}
}
