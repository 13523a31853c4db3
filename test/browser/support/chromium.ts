import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath } from '../../../scripts/lib/chromium.mjs';

const flags = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const executable = (): string => {
	const found = chromiumPath();
	if (found) return found;
	throw new Error(
		'The browser tests need Chromium, and there is none here. ' +
			'Install it (Debian, Ubuntu: sudo apt-get install -y chromium) or set CHROMIUM_PATH.',
	);
};

/** Starts the system's Chromium without a window. The caller closes it. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: executable(), args: flags });

/**
 * Collects everything a page complains about while it is open: console errors and warnings, uncaught errors, failed
 * requests and violations of its content security policy. Call it before the page is loaded.
 */
export const watchPage = (page: Page): string[] => {
	const problems: string[] = [];
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
	});
	page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
	page.on('response', (response) => {
		if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
	});
	return problems;
};
