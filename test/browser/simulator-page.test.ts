import type { Browser, Locator, Page } from 'playwright-core';
import { createSimulator } from '../../simulator/src/simulator.ts';
import type { Simulator } from '../../simulator/src/simulator.ts';
import { launchChromium, watchPage } from './support/chromium.ts';

let browser: Browser;
let simulator: Simulator;
let page: Page;
let problems: string[];
let phone: Locator;
let phoneLog: Locator;
let inbox: Locator;
let list: Locator;
let timeline: Locator;

beforeAll(async () => {
	browser = await launchChromium();
	simulator = await createSimulator();
});

beforeEach(async () => {
	simulator.reset();
	page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'es-ES' });
	page.setDefaultTimeout(10_000);
	problems = watchPage(page);
	phone = page.getByRole('region', { name: 'Móvil del cliente' });
	phoneLog = phone.getByRole('log');
	inbox = page.getByRole('region', { name: 'Bandeja del operador' });
	list = inbox.getByRole('list', { name: 'Conversaciones' });
	timeline = inbox.getByRole('log');
	await page.goto(simulator.url);
	await page.getByText('En directo').waitFor();
});

afterEach(async () => {
	await page.close();
	expect(problems).toEqual([]);
});

afterAll(async () => {
	await browser?.close();
	await simulator?.close();
});

/** Writes on the phone as the chosen customer. */
const write = async (text: string): Promise<void> => {
	await phone.getByLabel('Mensaje del cliente').fill(text);
	await page.keyboard.press('Enter');
};

/** Writes in the reply box as the operator. */
const answer = async (text: string, mode: 'Responder' | 'Nota privada'): Promise<void> => {
	await inbox.getByText(mode, { exact: true }).click();
	await inbox.getByLabel(mode === 'Responder' ? 'Respuesta al cliente' : 'Nota privada para el equipo').fill(text);
	await page.keyboard.press('Enter');
};

/** Sends a message with buttons through Chatwoot's own API, as the bot does. */
const botAsks = async (conversationId: number, content: string, buttons: string[]): Promise<void> => {
	const { id, bot } = simulator.account();
	const response = await fetch(`${simulator.url}/api/v1/accounts/${id}/conversations/${conversationId}/messages`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', api_access_token: bot.token },
		body: JSON.stringify({
			content,
			content_type: 'input_select',
			content_attributes: { items: buttons.map((title) => ({ title, value: `${title}!` })) },
		}),
	});
	expect(response.status).toBe(200);
};

const shows = (place: Locator, text: string): Promise<void> => place.getByText(text).first().waitFor();

test('a message from the phone appears in the inbox, and the operator’s reply on the phone', async () => {
	await phone.getByLabel('Cliente que escribe').selectOption({ label: 'Vicent Soler (@vsoler)' });
	await write('La caldera marca F22');

	await shows(phoneLog, 'La caldera marca F22');
	const row = list.getByRole('button', { name: 'Vicent Soler' });
	await row.waitFor();
	expect(await row.innerText()).toMatch(/La caldera marca F22[^]*Pendiente[^]*AInstalia/);
	await shows(timeline, 'La caldera marca F22');

	await answer('Abra la **llave de llenado**\ny reinicie', 'Responder');

	const bubble = phoneLog.getByText('llave de llenado');
	await bubble.waitFor();
	expect(await bubble.evaluate((element) => element.tagName)).toBe('STRONG');
	await shows(timeline, 'Ana Ruiz');
	expect(simulator.customer('Vicent Soler').messages()).toMatchObject([
		{ from: 'customer', text: 'La caldera marca F22' },
		{ from: 'business', text: 'Abra la **llave de llenado**\ny reinicie' },
	]);
});

test('an example message is sent with one press', async () => {
	await phone.getByRole('button', { name: 'Huele a gas en la cocina' }).click();
	await shows(phoneLog, 'Huele a gas en la cocina');
	await shows(list, 'Huele a gas en la cocina');
});

test('a pressed button comes back as a message with its value', async () => {
	await write('No enciende');
	await shows(timeline, 'No enciende');
	await botAsks(1, '¿Ha probado a reiniciar?', ['Sí', 'No']);

	await phoneLog.getByRole('button', { name: 'No', exact: true }).click();

	await shows(phoneLog, 'No!');
	await shows(timeline, 'No!');
});

test('a private note stays in the inbox', async () => {
	await write('Hola');
	await shows(timeline, 'Hola');
	await answer('Cliente con contrato', 'Nota privada');
	await shows(timeline, 'Cliente con contrato');
	await shows(timeline, 'Nota privada · Ana Ruiz');

	await answer('Buenos días', 'Responder');
	await shows(phoneLog, 'Buenos días');
	expect(await phoneLog.innerText()).not.toContain('contrato');
});

test('resolving, reopening and handing back to the bot change the state on both sides', async () => {
	await write('Hola');
	await shows(timeline, 'Hola');
	const status = () => simulator.conversation(1).conversation.status;
	const steps = [
		{ button: 'Resolver', pill: 'Resuelta', state: 'resolved' },
		{ button: 'Reabrir', pill: 'Abierta', state: 'open' },
		{ button: 'Devolver al bot', pill: 'Pendiente', state: 'pending' },
	];
	for (const { button, pill, state } of steps) {
		await inbox.getByRole('button', { name: button, exact: true }).click();
		await list.getByText(pill).waitFor();
		expect(status()).toBe(state);
	}
	await inbox.getByRole('button', { name: 'Resueltas' }).click();
	await shows(inbox, 'Ninguna conversación en este estado.');
});

test('labels, person, team and priority are set from the side panel and shown in the list', async () => {
	await write('Hola');
	await shows(timeline, 'Hola');
	const panel = inbox.getByRole('complementary');
	await panel.getByLabel('Añadir etiqueta').selectOption('averia');
	await list.getByText('averia').waitFor();
	await panel.getByLabel('Añadir etiqueta').selectOption('presupuesto');
	await list.getByText('presupuesto').waitFor();
	await panel.getByRole('button', { name: 'Quitar la etiqueta averia' }).click();
	await list.getByText('averia').waitFor({ state: 'detached' });
	await panel.getByLabel('Prioridad').selectOption('Urgente');
	await list.getByText('Urgente').waitFor();
	await panel.getByLabel('Equipo').selectOption('administración');
	await panel.getByLabel('Persona').selectOption('Jorge Marín');
	await list.getByText('Jorge Marín').waitFor();

	expect(simulator.conversation(1).conversation).toMatchObject({
		labels: ['presupuesto'],
		priority: 'urgent',
		team: { name: 'administración' },
		assignee: { type: 'User', name: 'Jorge Marín' },
	});
});

test('markup in a name or a message stays text', async () => {
	const name = '<img src=x onerror=document.title=1>';
	const text = '<script>document.title=2</script> **<b onclick=x>** [a](javascript:alert(1))';
	await page.getByRole('button', { name: 'Nuevo cliente' }).click();
	const dialog = page.getByRole('dialog', { name: 'Nuevo cliente' });
	await dialog.getByLabel('Nombre').fill(name);
	await dialog.getByRole('button', { name: 'Crear cliente' }).click();
	await dialog.waitFor({ state: 'hidden' });
	await write(text);

	await shows(phoneLog, '<script>document.title=2</script>');
	await shows(timeline, '<script>document.title=2</script>');
	await shows(list, name);
	expect(await page.locator('main img, main script, main b').count()).toBe(0);
	expect(await page.title()).toBe('Simulador de AInstalia');
});

test('the browser refuses inline code and strings as HTML', async () => {
	const response = await page.request.get(simulator.url);
	expect(response.headers()['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);

	const asHtml = page.evaluate(() => void (document.body.innerHTML = '<b>text</b>'));
	await expect(asHtml).rejects.toThrow('TrustedHTML');
	const asHandler = page.evaluate(() => document.body.setAttribute('onclick', 'document.title = 1'));
	await expect(asHandler).rejects.toThrow('TrustedScript');
	const asScript = page.evaluate(() => void (document.createElement('script').text = 'document.title = 1'));
	await expect(asScript).rejects.toThrow('TrustedScript');
	expect(problems.splice(0)).toHaveLength(3);
});

test('what the simulator refuses is said on the page, and nothing written is lost', async () => {
	await write('Hola');
	await shows(timeline, 'Hola');
	await page.route('**/reply', (route) => route.fulfill({ status: 422, json: { error: 'Demasiado largo' } }));
	await answer('Buenos días', 'Responder');

	await shows(page.getByRole('alert'), 'El simulador respondió 422: Demasiado largo');
	expect(await inbox.getByLabel('Respuesta al cliente').inputValue()).toBe('Buenos días');
	expect(problems.splice(0)).toEqual([expect.stringContaining('422'), expect.stringContaining('422')]);
});

test('the keyboard is never lost when a pressed button goes away', async () => {
	await write('Hola');
	await shows(timeline, 'Hola');
	await inbox.getByRole('button', { name: 'Resolver', exact: true }).focus();
	await page.keyboard.press('Enter');
	await page.locator('#timeline:focus').waitFor();
});

test('the drawer shows each webhook and switches faults on and off', async () => {
	simulator.account().bot.outgoingUrl = `${simulator.url}/nobody-listens-here`;
	await write('Hola');
	await simulator.idle();
	await page.getByRole('button', { name: 'Webhooks', exact: false }).first().click();
	const drawer = page.getByRole('complementary', { name: 'Webhooks' });
	await drawer.getByText('message_created').first().waitFor();
	await drawer.getByText('404').first().waitFor();

	await drawer.getByRole('switch', { name: 'Duplicar' }).click();
	await page.getByText('fallos activos').waitFor();
	expect(simulator.core.faults.duplicate).toBe(1);
	await drawer.getByRole('switch', { name: 'Duplicar' }).click();
	await page.getByText('fallos activos').waitFor({ state: 'hidden' });
	expect(simulator.core.faults.duplicate).toBe(0);

	await page.keyboard.press('Escape');
	await drawer.waitFor({ state: 'hidden' });
});

test('the page comes back by itself when the simulator was away', async () => {
	const events = '**/simulator/api/events';
	await page.route(events, (route) => route.fulfill({ status: 503, body: '' }));
	await page.reload();
	await page.getByText('Sin conexión').waitFor();
	simulator.customer('Emma').send('Anyone there?');
	await page.unroute(events);
	await page.getByText('En directo').waitFor();
	await shows(list, 'Anyone there?');
	problems.splice(0);
});

test.each([
	{ width: 1440, height: 900 },
	{ width: 1000, height: 700 },
	{ width: 390, height: 844 },
])('nothing is wider than a window of $width pixels', async (size) => {
	await page.setViewportSize(size);
	await write(`${'a'.repeat(300)} https://example.com/${'b'.repeat(300)}`);
	await shows(timeline, 'example.com');
	const widest = await page.evaluate(() =>
		['html', '#phone-messages', '#conversation-list', '#timeline', '#details']
			.map((selector) => document.querySelector(selector))
			.filter((box) => box !== null && box.scrollWidth > box.clientWidth)
			.map((box) => box?.id || 'html'),
	);
	expect(widest).toEqual([]);
});
