import { handOverText } from '../../src/assistant/manners/hand-over.ts';
import { attachmentList, receivedText, unreadable } from '../../src/assistant/manners/attachments.ts';
import { CATALOGUE } from '../../src/catalogue/catalogue.ts';
import { companySettings } from '../../src/contract/settings.ts';

const office: [string, string][] = [
	['09:00', '14:00'],
	['16:00', '19:00'],
];
const hours = { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office };
const settings = companySettings.parse({ hours, holidays: ['2026-12-08'] });
const said = (at: string, language = 'es', given: object = {}) =>
	handOverText('', { ...settings, ...given }, language, new Date(at));

// Madrid is one hour ahead of UTC in winter.
test.each([
	['in the morning', '2026-11-23T09:00:00Z', 'Le responderá por este mismo chat en cuanto pueda'],
	['over lunch', '2026-11-23T14:00:00Z', 'Le responderán hoy a partir de las 16:00.'],
	['in the evening', '2026-11-23T20:00:00Z', 'Le responderán mañana, martes 24 de noviembre, a partir de las 9:00.'],
	['at night, just past midnight', '2026-11-23T23:30:00Z', 'Le responderán hoy a partir de las 9:00.'],
	['on Friday evening', '2026-11-27T20:00:00Z', 'Le responderán el lunes 30 de noviembre a partir de las 9:00.'],
	['before a holiday', '2026-12-07T20:00:00Z', 'Le responderán el miércoles 9 de diciembre a partir de las 9:00.'],
])('%s', (_name, at, expected) => {
	expect(said(at)).toContain(expected);
	expect(said(at)).toContain('Le paso con una persona de nuestro equipo.');
});

test('without hours no time is promised', () => {
	const text = handOverText('', companySettings.parse({}), 'es', new Date('2026-11-28T03:00:00Z'));
	expect(text).not.toMatch(/\d|fuera de horario/);
});

test('an office that never opens promises no day', () => {
	expect(said('2026-11-23T20:00:00Z', 'es', { hours: {} })).toMatch(/fuera de horario\. Le responderá/);
});

test('the number for what cannot wait is told when nobody is there', () => {
	const phone = { phone: '+34 961 234 567' };
	expect(said('2026-11-27T20:00:00Z', 'es', phone)).toMatch(/Si no puede esperar, llame al \+34 961 234 567\.$/);
	expect(said('2026-11-23T09:00:00Z', 'es', phone)).not.toContain('961');
});

test.each([
	['en', 'They will answer on Monday 30 November from 9:00.'],
	['ca', 'Li respondran dilluns 30 de novembre a partir de les 9:00.'],
	['gl', 'Responderanlle o luns 30 de novembro a partir das 9:00.'],
	['eu', 'azaroaren 30an, astelehena, 9:00.'],
	['pt', 'Terá resposta segunda-feira, 30 de novembro, a partir das 9:00.'],
	['fr', 'On vous répondra le lundi 30 novembre à partir de 9 h 00.'],
	['de', 'Le responderán el lunes 30 de noviembre a partir de las 9:00.'],
])('the next opening in %s', (language, expected) => {
	expect(said('2026-11-27T20:00:00Z', language)).toContain(expected);
});

test.each(Object.keys(CATALOGUE))('a hand-over in %s says it once, at any hour', (language) => {
	for (const at of ['2026-11-23T09:00:00Z', '2026-11-23T14:00:00Z', '2026-11-27T20:00:00Z']) {
		const { handOver } = CATALOGUE[language]!.person;
		expect(said(at, language).split(handOver)).toHaveLength(2);
	}
});

test('what cannot be read is named, what was transcribed is not', () => {
	const voice = { fileType: 'audio', transcript: 'no va la caldera' };
	const photo = { fileType: 'image', fileName: null };
	expect(unreadable([voice])).toEqual([]);
	expect(unreadable([voice, photo, photo, { fileType: 'story_mention' }])).toEqual(['photo', 'other']);
	expect(receivedText(['photo', 'other'], 'es')).toBe('He recibido su foto, pero no puedo verla.');
	expect(receivedText([], 'es')).toBe('');
	expect(attachmentList([photo, photo, voice, { fileType: 'file', fileName: 'plano.pdf' }])).toBe(
		'2 × foto, nota de voz, archivo (plano.pdf)',
	);
	expect(attachmentList([])).toBeNull();
});
