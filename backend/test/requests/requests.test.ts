import { readFileSync } from 'node:fs';
import { findIntents } from '../../src/assistant/intent.ts';
import { isRequest } from '../../src/assistant/requests.ts';
import { intent } from '../../src/contract/turn.ts';

const rows = (name: string): string[][] =>
	readFileSync(new URL(name, import.meta.url), 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => line.split('\t'));
/** First request, second request, message. */
const TWO = rows('./two.tsv').map(([first, second, text]) => ({
	asked: [intent.parse(first), intent.parse(second)],
	text: text ?? '',
}));
/** Long messages with a single request. */
const ONE = rows('./single.tsv').map(([asked, text]) => ({ asked: intent.parse(asked), text: text ?? '' }));

test('of two requests in a message both are named, mostly, and nothing else', () => {
	const found = TWO.map(({ asked, text }) => ({ asked, found: findIntents(text) }));
	const named = found.map(({ asked, found: { intent: main, otherIntents } }) =>
		asked.filter((one) => one === main || otherIntents.includes(one)),
	);
	expect(named.filter((list) => list.length === 2).length / TWO.length).toBeGreaterThanOrEqual(0.7);
	const strange = found.flatMap(({ asked, found: { otherIntents } }) =>
		otherIntents.filter((other) => !asked.includes(other)),
	);
	expect(strange.length / TWO.length).toBeLessThanOrEqual(0.05);
});

test('a long message with one request has no second one', () => {
	const invented = ONE.filter(({ text }) => findIntents(text).otherIntents.length > 0);
	expect(invented.length / ONE.length).toBeLessThanOrEqual(0.08);
});

test.each([
	['La caldera no arranca. Además quiero la factura de la última visita', 'incident', ['billing']],
	['¿Cuánto cuesta un split? ¿Y cuándo nos toca la revisión anual de la caldera?', 'quote', ['maintenance']],
	['No tenim aigua calenta. També voldria la factura', 'incident', ['billing']],
	['The boiler is leaking. By the way, can you send me the invoice?', 'incident', ['billing']],
	// Displeasure is answered by a person, wherever it stands.
	['¿Me pasáis la factura? Sois unos sinvergüenzas, es un robo y voy a denunciaros', 'complaint', ['billing']],
	// What led to a request is no request.
	['Vinisteis en marzo a hacer la revisión. Hoy la caldera no arranca, sale E4', 'incident', []],
	['Hola, gracias por todo. ¿A qué hora viene el técnico?', 'appointment', []],
])('«%s»: %s, and %j', (text, main, others) => {
	expect(findIntents(text)).toMatchObject({ intent: main, otherIntents: others });
});

test('a wish for a person or for silence is heard wherever it is said clearly', () => {
	for (const wish of ['human_request', 'opt_out'] as const) {
		expect(isRequest({ clause: 'x', intent: wish, confidence: 0.96 }, 0)).toBe(true);
		expect(isRequest({ clause: 'x', intent: wish, confidence: 0.9 }, 0)).toBe(false);
	}
	expect(isRequest({ clause: 'x', intent: 'billing', confidence: 0.96 }, 0)).toBe(false);
});
