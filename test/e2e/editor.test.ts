import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium, watchPage } from '../browser/support/chromium.ts';
import { createChat } from '../support/chat.ts';

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
		// The editor greets with a checklist that covers the canvas; a click beside it closes it.
		await page.mouse.click(1000, 860);
		await page.getByText('Production Checklist').waitFor({ state: 'hidden' });
		await page.screenshot({ path: join(DOCS, 'editor.png') });
	} finally {
		await browser.close();
	}
}, 120_000);

test('the page of the simulator shows a whole conversation from both sides, and keeps a picture', async () => {
	const chat = createChat(line.simulator);
	const customer = await chat.customer('Marta Ruiz');
	await customer.send('La caldera Aitana 24 marca F22, ¿qué hago?');
	await customer.reply(1);
	await customer.send('Prefiero hablar con una persona');
	await customer.reply(2);
	await customer.until('Hand-over', ({ conversation }) => conversation.status === 'open');
	const browser = await launchChromium();
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		const problems = watchPage(page);
		await page.goto(`${line.simulator}/#cliente=${customer.id}`);
		await page.getByText('le paso con una persona').first().waitFor();
		await page.getByText('Fuente: [1]').first().waitFor();
		await page.getByText('Marta Ruiz').nth(1).click();
		await page
			.getByText('pide hablar con una persona')
			.or(page.getByText('Prefiero hablar con una persona'))
			.nth(1)
			.waitFor();
		await page.waitForLoadState('networkidle').catch(() => {});
		await page.screenshot({ path: join(DOCS, 'chat.png'), animations: 'disabled' });
		expect(problems).toEqual([]);
	} finally {
		await browser.close();
	}
}, 120_000);
