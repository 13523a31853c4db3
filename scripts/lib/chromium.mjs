import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser for the tests; CHROMIUM_PATH wins. Undefined when there is none. */
export const chromiumPath = () => [process.env.CHROMIUM_PATH, ...KNOWN].find((path) => path && existsSync(path));

/** Installs Debian's Chromium when there is none and this is root on Debian; otherwise says what to do. */
export async function ensureChromium() {
	if (chromiumPath()) return;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('\nInstalling Chromium (Debian package) …');
		const apt = (...args) =>
			spawnSync('apt-get', args, {
				stdio: ['ignore', 'ignore', 'inherit'],
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			});
		apt('update', '-qq');
		apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
		if (chromiumPath()) return;
	}
	throw new Error(
		'The browser checks need Chromium. Install it (Debian: "apt-get install chromium") or set CHROMIUM_PATH, and run npm test again.',
	);
}
