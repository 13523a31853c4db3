import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { TOOLS } from './paths.mjs';
import { npm } from './npm.mjs';

const VERSION = '24.21.0';

/** npm packages that hold nothing but a Node binary; the package `node` would need an install script to find them. */
const binaryPackage = () => {
	const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
};

/**
 * A Node 24 to run everything else with: this one if it is new enough, else one from the npm registry, kept in `.tools`.
 * Returns `{bin, env}`: the executable, and an environment whose PATH finds it first.
 */
export async function ensureNode24() {
	if (Number(process.versions.node.split('.')[0]) >= 24) return withPath(process.execPath);
	const name = binaryPackage();
	const bin = join(TOOLS, 'node24', 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!existsSync(bin)) {
		await npm({
			what: `Node ${VERSION} (this machine has ${process.versions.node})`,
			args: ['install', '--prefix', join(TOOLS, 'node24'), '--no-save', '--ignore-scripts', `${name}@${VERSION}`],
		});
	}
	return withPath(bin);
}

const withPath = (bin) => ({ bin, env: { ...process.env, PATH: `${dirname(bin)}${delimiter}${process.env.PATH}` } });
