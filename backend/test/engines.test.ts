import fc from 'fast-check';
import { createBreaker } from '../src/engines/breaker.ts';
import { costOf } from '../src/engines/claude/cost.ts';
import { DEFAULT_PRICES } from '../src/engines/claude/prices.ts';
import { extractFields } from '../src/engines/local/extract.ts';
import { summarizeText } from '../src/engines/local/summary.ts';

describe('cost', () => {
	const use = { input: 1000, cacheRead: 2000, cacheWrite: 0, output: 500 };
	test('counts input, cache and output at their own price', () => {
		expect(costOf('claude-haiku-5-5', use, DEFAULT_PRICES)).toBeCloseTo(
			(1000 * 0.1 + 2000 * 0.01 + 500 * 0.5) / 1e6,
			12,
		);
		expect(costOf('claude-sonnet-5-5', use, DEFAULT_PRICES)).toBeCloseTo((1000 * 2 + 2000 * 0.1 + 500 * 10) / 1e6, 12);
	});
	test('counts a long prompt at the higher price', () => {
		expect(costOf('claude-haiku-5-5', { ...use, input: 200_000 }, DEFAULT_PRICES)).toBeGreaterThan(0.1);
	});
	test('finds a dated id, and makes up no price for an unknown model', () => {
		expect(costOf('claude-haiku-5-5-20261007', use, DEFAULT_PRICES)).toBe(
			costOf('claude-haiku-5-5', use, DEFAULT_PRICES),
		);
		expect(costOf('llama3.2', use, DEFAULT_PRICES)).toBe(0);
	});
});

test('a breaker opens after failures in a row, lets one caller try after the pause, and closes on success', () => {
	let now = 0;
	const breaker = createBreaker({ failures: 2, seconds: 10, clock: () => new Date(now) });
	breaker.failed();
	breaker.succeeded();
	breaker.failed();
	expect(breaker.allows()).toBe(true);
	breaker.failed();
	expect(breaker.allows()).toBe(false);
	now = 10_000;
	expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
	breaker.succeeded();
	expect(breaker.allows()).toBe(true);
});

describe('fields found by their form', () => {
	test.each([
		['mi teléfono es +34 612 34 56 78', 'phone', '+34612345678'],
		['llamadme al 96 123 45 67', 'telefono', '961234567'],
		['el pedido 123456789', 'telefono', null],
		['escríbame a ana.perez@empresa.es, gracias', 'correo', 'ana.perez@empresa.es'],
		['vivo en Calle Mayor 10, 28013 Madrid', 'codigo_postal', '28013'],
		['son 99999 euros', 'cp', null],
		['hola, soy Carmen de la Fuente', 'nombre', 'Carmen de la Fuente'],
		['soy cliente vuestro', 'nombre', null],
		['sale el error f.28', 'código de error', 'F28'],
		['mi DNI es 12345678Z', 'dni', '12345678Z'],
		['me cobraron 1.250,50 € de más', 'importe', '1.250,50'],
	])('«%s» gives %s %p', (text, field, expected) => {
		expect(extractFields(text, [field])).toEqual({ [field]: expected });
	});
	test('take no long time, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 5000 }),
				(text) => void extractFields(text, ['nombre', 'correo', 'telefono', 'direccion', 'importe']),
			),
			{ numRuns: 30 },
		);
	});
});

test('a summary is made of the text’s own sentences', () => {
	const text = Array.from(
		{ length: 20 },
		(_, index) => `La caldera número ${index} pierde presión. Hoy hace sol.`,
	).join(' ');
	for (const line of summarizeText(text).replace(/…$/, '').split('\n')) expect(text).toContain(line);
});
