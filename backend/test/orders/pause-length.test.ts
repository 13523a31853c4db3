import { DateTime } from 'luxon';
import { namedIntent } from '../../src/assistant/orders/intent-words.ts';
import { pauseEnd } from '../../src/assistant/orders/pause-length.ts';
import { companySettings } from '../../src/contract/settings.ts';

/** A Tuesday, 14:30 in Madrid. */
const NOW = new Date('2026-03-10T13:30:00Z');
const settings = companySettings.parse({
	hours: { wednesday: [['08:30', '18:00']], thursday: [['09:00', '14:00']] },
});

test.each<[string, string | null | undefined]>([
	['', null],
	['2h', '2026-03-10 16:30'],
	['2 horas', '2026-03-10 16:30'],
	['30m', '2026-03-10 15:00'],
	['30 min', '2026-03-10 15:00'],
	['45', '2026-03-10 15:15'],
	['1h30', '2026-03-10 16:00'],
	['1h 30m', '2026-03-10 16:00'],
	['durante 2 días', '2026-03-12 14:30'],
	['hasta las 16:30', '2026-03-10 16:30'],
	['16.30h', '2026-03-10 16:30'],
	['hasta las 9:00', '2026-03-11 09:00'],
	['mañana', '2026-03-11 08:30'],
	['hasta mañana.', '2026-03-11 08:30'],
	['TOMORROW', '2026-03-11 08:30'],
	['un rato', undefined],
	['0m', undefined],
	['99:99', undefined],
	['9999d', undefined],
	['-5m', undefined],
])('/pausa %s', (argument, end) => {
	const found = pauseEnd(argument, settings, NOW);
	expect(found instanceof DateTime ? found.toFormat('yyyy-MM-dd HH:mm') : found).toBe(end);
});

test('without office hours, tomorrow begins at nine', () => {
	expect(pauseEnd('mañana', companySettings.parse({}), NOW)?.toFormat('dd HH:mm')).toBe('11 09:00');
});

test.each([
	['avería', 'incident'],
	['una averia', 'incident'],
	['Presupuestos', 'quote'],
	['consulta técnica', 'technical_question'],
	['garantía.', 'warranty_contract'],
	['technical_question', 'technical_question'],
	['human_request', 'human_request'],
	['', null],
	['__proto__', null],
	['caldera', null],
])('/es %s', (argument, intent) => {
	expect(namedIntent(argument)).toBe(intent);
});
