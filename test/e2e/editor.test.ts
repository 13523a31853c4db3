import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../browser/support/chromium.ts';

const line = JSON.parse(readFileSync(process.env.AINSTALIA_E2E ?? '', 'utf8'));
const DOCS = join(import.meta.dirname, '..', '..', 'docs');

test('the editor shows the shipped workflow with every node known, with its icon, and keeps a picture', async () => {
	mkdirSync(DOCS, { recursive: true });
	const browser = await launchChromium();
	try {
		const page = await browser.newPage({ viewport: { width: 1680, height: 950 }, deviceScaleFactor: 1 });
		const { email, password } = line.secrets.editor;
		const login = await page.request.post(`${line.n8n}/rest/login`, { data: { emailOrLdapLoginId: email, password } });
		expect(login.status()).toBe(200);
		await page.goto(`${line.n8n}/workflow/ainstaliaAssistn`);
		await page.waitForSelector('[data-test-id="canvas-node"]', { timeout: 60_000 });
		const names = [
			'Chatwoot Trigger',
			'Classify',
			'Answer',
			'Onboard',
			'Hand over',
			'Safety text',
			'Reply',
			'Reply and bring in a person',
		];
		for (const name of names) await page.waitForSelector(`[data-node-name="${name}"]`);
		await page.keyboard.press('1');
		await page.waitForFunction(
			(expected) =>
				expected.every((name) => {
					const image = document.querySelector(`[data-node-name="${name}"] img`);
					return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;
				}),
			names,
		);
		const text = await page.locator('body').innerText();
		expect(text).not.toMatch(/unknown node|install this node|not currently installed/i);
		await page.screenshot({ path: join(DOCS, 'editor.png') });
	} finally {
		await browser.close();
	}
}, 120_000);
