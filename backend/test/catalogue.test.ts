import { hazardKind } from '../src/contract/turn.ts';
import { CATALOGUE, textsIn } from '../src/catalogue/catalogue.ts';
import { es } from '../src/catalogue/es.ts';
import { findLanguage } from '../src/assistant/language.ts';
import { unsourcedMatter } from '../src/assistant/manners/unsourced.ts';
import { SAFETY_LANGUAGES, safetyTexts } from '../src/assistant/catalogue/safety.ts';
import { safetyTextFor } from '../src/assistant/safety-texts.ts';
import { companySettings } from '../src/contract/settings.ts';
import { handoffNote, type NoteFacts } from '../src/assistant/handoff-note.ts';
import { channelWords } from '../src/assistant/catalogue/channel.ts';
import { fitToChannel } from '../src/text/channel/fit.ts';

const every = hazardKind.options.flatMap((kind) => SAFETY_LANGUAGES.map((language) => [kind, language] as const));

test.each(every)('the safety text for %s in %s fits a chat and names 112', (kind, language) => {
	const { text: said } = safetyTextFor(companySettings.parse({}), kind, language);
	expect(said).toContain('112');
	const options = { channel: 'Channel::Telegram', linkHosts: [], words: channelWords(language) };
	expect(fitToChannel(said, options)).toBe(said);
	expect(said).not.toContain('{phone}');
	expect(said.length).toBeLessThan(1200);
});

test('the number of the gas distributor is said where the firm has set it', () => {
	const settings = companySettings.parse({ gasEmergencyPhone: '900 100 252' });
	for (const language of SAFETY_LANGUAGES)
		expect(safetyTextFor(settings, 'gas', language).text).toContain('900 100 252');
});

test('a language without texts of its own gets Spanish', () => {
	expect(safetyTexts('ro')).toBe(safetyTexts('es'));
	expect(textsIn('ro')).toBe(es);
});

const FACTS: NoteFacts = {
	name: 'Ana',
	phone: null,
	email: null,
	zone: null,
	role: 'customer',
	text: 'x',
	intent: 'quote',
	attachments: null,
	headline: null,
	reason: 'a complaint',
	history: [],
	sources: [],
};

test('the note for operators shows a customer’s Markdown and HTML as plain words', () => {
	const note = handoffNote({
		...FACTS,
		text: '# Hola **jefe** <img src=x> [pague](http://evil.example) ![](https://evil.example/p.png)',
	});
	expect(note).not.toMatch(/[^\\]\[pague|<img|https?:\/\/|[^\\*]\*\*jefe/);
	expect(note).toContain('**Por qué le llega:** Es una queja.');
});

/** Every text of a catalogue by its path; functions with values that are found again. */
function textsOf(value: unknown, path = ''): [string, string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value === 'function') {
		const takes = path.endsWith('from')
			? { day: 'later', weekday: 'WEEKDAY', date: 'DATE', time: '9:00' }
			: path.endsWith('page')
				? 77
				: 'VALUE';
		return [[path, (value as (given: unknown) => string)(takes)]];
	}
	return Object.entries(value as object).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}
const SPANISH = new Map(textsOf(es));
const VALUES = /VALUE|WEEKDAY|DATE|9(?::| h )00|77/g;
/** Words that two languages share. */
const SHARED = new Set([
	'Aire acondicionado',
	'Energía solar',
	'De acordo.',
	'Source',
	'Energia solar',
	'Fonte',
	'Fontes',
	'Sources',
]);

describe.each(Object.entries(CATALOGUE))('the catalogue in %s', (language, texts) => {
	const own = textsOf(texts);

	test('has every text, with the same values in it', () => {
		expect(own.map(([path]) => path).sort()).toEqual([...SPANISH.keys()].sort());
		for (const [path, text] of own) {
			const inSpanish = SPANISH.get(path) ?? '';
			if (inSpanish !== '') expect([path, text.trim()]).not.toEqual([path, '']);
			const values = (said: string) => (said.match(VALUES) ?? []).map((found) => found.replace(' h ', ':')).sort();
			expect([path, values(text)]).toEqual([path, values(inSpanish)]);
		}
	});

	test('is in its language', () => {
		for (const [path, text] of own)
			if (language !== 'es' && !SHARED.has(text)) expect([path, text]).not.toEqual([path, SPANISH.get(path)]);
		// Without a default that helps: what the detector makes of long texts. Catalan and Galician it knows less well.
		const long = own.filter(([, text]) => text.split(/\s+/).length >= 10);
		const found = long.map(([, text]) => findLanguage(text.replace(VALUES, ''), language === 'es' ? 'en' : 'es'));
		const share = found.filter((one) => one === language).length / long.length;
		expect(share).toBeGreaterThanOrEqual(['ca', 'gl'].includes(language) ? 0.5 : 0.75);
	});

	test('fits a chat and states nothing that needs a source', () => {
		for (const [path, text] of own) {
			expect([path, /[<>&]/.test(text)]).toEqual([path, false]);
			expect([path, unsourcedMatter(text)]).toEqual([path, null]);
			expect(text.length).toBeLessThan(700);
		}
	});
});
