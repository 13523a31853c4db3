import { hazardKind } from '../src/contract/turn.ts';
import { replyTexts } from '../src/assistant/catalogue/replies.ts';
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
	expect(replyTexts('eu')).toBe(replyTexts('es'));
});

const FACTS: NoteFacts = {
	name: 'Ana',
	phone: null,
	email: null,
	zone: null,
	role: 'customer',
	text: 'x',
	intent: 'quote',
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
