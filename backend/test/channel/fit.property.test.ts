import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { fitToChannel } from '../../src/text/channel/fit.ts';

const words = { linkRemoved: '(enlace retirado)', more: 'Si quiere, le cuento el resto.', choose: 'Puede responder:' };
const LIMITS = {
	'Channel::Telegram': 4096,
	'Channel::Whatsapp': 4096,
	'Channel::WebWidget': 4096,
	'Channel::FacebookPage': 2000,
	'Channel::Instagram': 1000,
	'Channel::TwilioSms': 1600,
	'Channel::Sms': 1600,
	'Channel::Api': 4096,
	'Channel::Unheard': 1600,
};
const channel = fc.constantFrom(...(Object.keys(LIMITS) as (keyof typeof LIMITS)[]));

/** As Chatwoot's dashboard and widget render messages. */
const dashboard = new MarkdownIt({ html: true, breaks: true, linkify: true, typographer: true });

const PIECES = [
	...['**', '*', '_', '__', '`', '```', '~~', '~~~', '#', '## ', '> ', '- ', '1. ', '|', '|---|---|', '---', '\\'],
	...['[', ']', '(', ')', '![', '](', ']:', '[1]', '[1]: ', '<', '>', '</', '<b>', '<script>', '<a href="', '"', "'"],
	...['&', '&lt;', '&amp;', 'lt;', '#60;', '&#x3c', ';', '{{', '}}', '{%', '%}', ':', '/', '//', '.', '@', '?a=1&b=2'],
	...[
		'evil',
		'evil.com',
		'com',
		'.com',
		'firma.es',
		'https://',
		'http://',
		'javascript:',
		'mailto:',
		'www.',
		'xn--',
		'ｅ',
	],
	...[
		'punto',
		'dot',
		' ',
		'\n',
		'\n\n',
		'\t',
		'\u200B',
		'\u202E',
		'\u00AD',
		'\u2028',
		'。',
		'😀',
		'\uD83D',
		'á',
		'si',
		'5',
	],
	...['Fuentes:', 'la caldera', 'Presión', '…', '•', '&b=', 'https://firma.es/', 'https://evil.com/'],
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((parts) => parts.join(''));
const anything = fc.oneof(
	soup,
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc.tuple(soup, fc.string()).map((parts) => parts.join('')),
);
const fit = (text: string, name: string) => fitToChannel(text, { channel: name, linkHosts: ['firma.es'], words });

/** Every text and address that Markdown finds, as the Telegram renderer of Chatwoot would put them out: not escaped. */
function rendered(text: string) {
	const tokens = dashboard.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
	return {
		html: tokens.filter(({ type }) => type.startsWith('html')).map(({ content }) => content),
		texts: tokens
			.filter(({ type }) => type === 'text' || type.startsWith('code') || type === 'fence')
			.map(({ content }) => content),
		links: tokens
			.map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
			.filter((link) => link !== ''),
	};
}

const isAllowed = (link: string) => {
	if (link.startsWith('mailto:')) return true;
	const { protocol, hostname, username, port } = new URL(link);
	return (
		protocol === 'https:' &&
		username === '' &&
		port === '' &&
		(hostname === 'firma.es' || hostname.endsWith('.firma.es'))
	);
};

test('whatever comes in, no tag, no foreign address and nothing too long comes out, and fitting again changes nothing', () => {
	fc.assert(
		fc.property(anything, channel, (text, name) => {
			const shown = fit(text, name);
			expect(shown).not.toMatch(/[<>]|\{\{|\{%|[\u200B\u202E\u00AD]/);
			const { html, texts, links } = rendered(shown);
			expect(html).toEqual([]);
			expect(texts.join('')).not.toMatch(/[<>]/);
			expect(links.filter((link) => !isAllowed(link))).toEqual([]);
			expect(shown.isWellFormed()).toBe(true);
			expect(fit(shown, name)).toBe(shown);
		}),
		{ numRuns: 2000 },
	);
});

test('the length of the channel holds, with and without sources', () => {
	const long = fc.array(anything, { minLength: 100, maxLength: 400 }).map((parts) => parts.join(' '));
	fc.assert(
		fc.property(long, channel, fc.boolean(), (text, name, hasSources) => {
			const shown = fit(hasSources ? `${text}\n\nFuentes:\n[1] Manual, pág. 3\n[2] Tarifas` : text, name);
			const size = name === 'Channel::Instagram' ? Buffer.byteLength(shown) : shown.length;
			expect(size).toBeLessThanOrEqual(LIMITS[name]);
			expect(fit(shown, name)).toBe(shown);
		}),
		{ numRuns: 100 },
	);
});
