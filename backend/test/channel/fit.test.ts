import { fitReply, fitToChannel } from '../../src/text/channel/fit.ts';

const words = { linkRemoved: '(enlace retirado)', more: 'Si quiere, le cuento el resto.', choose: 'Puede responder:' };
const hosts = ['firma.es'];
const fit = (text: string, channel = 'Channel::Telegram') => fitToChannel(text, { channel, linkHosts: hosts, words });

describe('markup', () => {
	test.each([
		['## Presión baja\nSuba a 1,5 bar', '**Presión baja**\nSuba a 1,5 bar'],
		['## **Presión** baja', '**Presión baja**'],
		['* uno\n* dos\n  - tres', '• uno\n• dos\n• tres'],
		['1) uno\n2) dos', '1. uno\n2. dos'],
		['```sh\nF22 significa agua\n```', 'F22 significa agua'],
		['pulse `RESET` 5 s', 'pulse RESET 5 s'],
		['__importante__ y *esto* y _esto otro_', '**importante** y esto y esto otro'],
		['**Nota:**texto', 'Nota:texto'],
		['**sin cerrar', 'sin cerrar'],
		['2*3*4 y modelo_AC_200', '2×3×4 y modelo_AC_200'],
		['uno\n---\ndos\n===\ntres', 'uno\n\ndos\n\ntres'],
		['> cita\ntexto', 'cita\ntexto'],
		['según [1][2] y [1]: esto', 'según [1][2] y [1] : esto'],
		['~~viejo~~ nuevo', 'viejo nuevo'],
	])('%j is shown as %j', (text, shown) => {
		expect(fit(text)).toBe(shown);
	});

	test('a table becomes lines', () => {
		expect(fit('Tarifas:\n\n| Servicio | Precio |\n|---|---:|\n| Visita | 45 € |\n| Hora | 38 € |')).toBe(
			'Tarifas:\n\n• Visita: 45 €\n• Hora: 38 €',
		);
		expect(fit('Código | Causa | Solución\n--- | --- | ---\nF22 | poca agua | llenar\nF28 | | rearmar')).toBe(
			'• F22 — Causa: poca agua; Solución: llenar\n• F28 — Solución: rearmar',
		);
	});

	test('where bold does not arrive, there is none', () => {
		for (const channel of ['Channel::Sms', 'Channel::TwilioSms', 'Channel::Line', 'Channel::Api', 'Channel::New']) {
			expect(fit('# Uno\n**dos** tres', channel)).toBe('Uno\ndos tres');
		}
	});
});

describe('what could become HTML, a template or a trick', () => {
	test.each([
		['<b>hola</b><br>adiós', 'hola\nadiós'],
		['&lt;script&gt;alert(1)&lt;/script&gt;', 'alert(1)'],
		['&amp;amp;lt;img src=x onerror=alert(1)&amp;amp;gt;', ''],
		['&#60;i&#x3e;x', 'x'],
		['si <5 bar y >= 3', 'si ‹5 bar y ≥ 3'],
		['piezas & servicios, I&D', 'piezas ＆ servicios, I＆D'],
		['\u202Eotxet\u202C con\u200B cero\u00AD', 'otxet con cero'],
		['familia 👨‍👩‍👧 y ❤️', 'familia 👨‍👩‍👧 y ❤️'],
		['{{contact.x1}} {% if x %}', '{ {contact.x1} } { % if x % }'],
		['{{PRESERVE_99999999_NEWLINES}}', '{ {PRESERVE_99999999_NEWLINES} }'],
	])('%j is shown as %j', (text, shown) => {
		expect(fit(text)).toBe(shown);
	});
});

describe('addresses', () => {
	test.each([
		['Vea https://firma.es/tarifas.', 'Vea https://firma.es/tarifas.'],
		['Vea https://WWW.Firma.es./a_b?x=1&y=2', 'Vea https://www.firma.es/a%5Fb?x=1&y=2'],
		['Vea firma.es', 'Vea https://firma.es'],
		['[nuestras tarifas](https://firma.es/tarifas "x")', 'nuestras tarifas (https://firma.es/tarifas)'],
		['**https://firma.es/x**', '**https://firma.es/x**'],
		['http://firma.es/x', 'https://firma.es/x'],
		['escriba a info@otra.com o mailto:hola@firma.es', 'escriba a info@otra.com o hola@firma.es'],
		['llame al tel:+34600112233', 'llame al +34600112233'],
	])('%j is shown as %j', (text, shown) => {
		expect(fit(text)).toBe(shown);
	});

	test.each([
		'https://evil.com/x',
		'http://evil.com',
		'HTTPS://EVIL.COM',
		'evil.com',
		'www.evil.es',
		'evil.xyz/pago',
		'https://firma.es.evil.com',
		'https://firma.es@evil.com',
		'https://user:pass@firma.es',
		'https://firma.es:8443/x',
		'https://xfirma.es',
		'https:\\\\evil.com',
		'//evil.com/x',
		'ftp://firma.es/x',
		'javascript:alert(1)',
		'data:text/html,x',
		'tg://resolve?domain=x',
		'ｅｖｉｌ．ｃｏｍ',
		'evil。com',
		'e\u200Bvil.com',
		'evil.**com**',
		'ev`il`.com',
		'https://firmа.es', // Cyrillic а
		'https://xn--frma-5qa.es',
		'evil punto com',
		'evil . com',
		'evil[.]com',
		'evil (dot) com',
		'1.2.3.4/login',
		'https://1.2.3.4',
		'<https://evil.com>',
		'![foto](https://evil.com/a.png)',
		'[a](javascript:alert(1))',
		'[https://firma.es.evil.com](https://firma.es.evil.com)',
	])('%j is taken out', (address) => {
		for (const channel of ['Channel::Telegram', 'Channel::Sms', 'Channel::Other']) {
			const shown = fit(`Pague en ${address} hoy.`, channel);
			expect(shown).not.toMatch(/evil|javascript|data:|firma|frma|resolve|1\.2\.3|pass/i);
			expect(shown).toMatch(/^Pague en .*hoy\.$/);
		}
	});

	test('a link that hides another host keeps its words only', () => {
		expect(fit('Entre en [su banco](https://evil.com) ya')).toBe('Entre en su banco ya');
		expect(fit('Entre en [https://firma.es](https://evil.com) ya')).toBe('Entre en https://firma.es ya');
		expect(fit('Más (https://evil.com).')).toBe('Más (enlace retirado).');
	});

	test.each([
		'Error F.28 con E.10, 1.5 bar, 24/7, S.L., EE.UU., 9.00-14.00 h y p.ej. esto',
		'¿Hasta qué punto es normal?',
		'Avería... luego se apaga.',
		'Versión 1.2.3 del manual.pdf',
	])('%j has no address in it', (text) => {
		expect(fit(text)).toBe(text);
	});

	test('a missing space after a full stop is no address', () => {
		expect(fit('Cierre el agua.Si gotea, llame. Apague la caldera.si no, no.')).toBe(
			'Cierre el agua. Si gotea, llame. Apague la caldera. si no, no.',
		);
	});
});

describe('length', () => {
	const long = Array.from({ length: 200 }, (_, i) => `Esta es la frase número ${i} del manual [1].`).join(' ');

	test.each([
		['Channel::Telegram', 2400],
		['Channel::Whatsapp', 2400],
		['Channel::TwilioSms', 1500],
		['Channel::FacebookPage', 1900],
	])('%s: ends with a sentence, the offer and the sources, below %d', (channel, limit) => {
		const shown = fit(`${long}\n\nFuentes:\n[1] Caldera Aitana 24 · Presión, pág. 3\n[2] Tarifas`, channel);
		expect(shown.length).toBeLessThanOrEqual(limit);
		expect(shown.length).toBeGreaterThan(limit * 0.8);
		expect(shown).toMatch(
			/manual \[1\]\. …\n\nSi quiere, le cuento el resto\.\n\nFuentes:\n\[1\] Caldera Aitana 24 · Presión, pág\. 3\n\[2\] Tarifas$/,
		);
	});

	test('Instagram counts bytes', () => {
		const shown = fit('ñ'.repeat(40).concat(' ').repeat(60), 'Channel::Instagram');
		expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(950);
		expect(shown).toMatch(/ñ…\n\nSi quiere/);
	});

	test('no bold is left open, no address, mark or emoji cut in two', () => {
		const bold = fit(`**${'palabra '.repeat(500)}**`);
		expect(bold.split('**').length % 2).toBe(1);
		for (const piece of ['https://firma.es/una/ruta/larga', '[12]', '😀']) {
			for (let padding = 2300; padding < 2400; padding += 1) {
				const shown = fit(
					`${'x'.repeat(padding)}${piece.startsWith('http') ? ' ' : ''}${piece.repeat(1)} ${'y'.repeat(300)}`,
				);
				const [head = ''] = shown.split('…');
				expect(head.replaceAll(piece, '')).toMatch(/^x+\s*y*$/);
				expect(shown.isWellFormed()).toBe(true);
			}
		}
	});
});

test('a hostile text takes no longer than its length', () => {
	for (const piece of [
		'x',
		'a.',
		'-',
		'_',
		'*',
		'**',
		'[',
		'](',
		'<',
		'&',
		'&amp;',
		'.',
		'#',
		'|',
		'a@',
		'//',
		' punto ',
		'1.',
		'~',
		'`',
		'\\',
		'( ',
		'😀',
	]) {
		expect(fit(piece.repeat(150_000 / piece.length)).length).toBeLessThanOrEqual(2400);
	}
});

describe('buttons', () => {
	const button = (title: string) => ({ title, value: title });
	const options = (channel: string, sourceId: string | null = null) => ({ channel, sourceId, linkHosts: hosts, words });

	test('go along where the channel shows them, with a text that may stand above them', () => {
		const reply = { text: 'palabra '.repeat(400), buttons: [button('Sí'), button('No')] };
		expect(fitReply(reply, options('Channel::Telegram')).buttons).toEqual(reply.buttons);
		const whatsapp = fitReply(reply, options('Channel::Whatsapp'));
		expect(whatsapp.buttons).toEqual(reply.buttons);
		expect(whatsapp.text.length).toBeLessThanOrEqual(1024);
	});

	test.each([
		['Channel::TwilioSms', null, [button('Sí'), button('No')], 'Hola\n\nPuede responder:\n- Sí\n- No'],
		['Channel::TwilioSms', 'whatsapp:+34600', [button('Sí')], 'Hola\n\nPuede responder:\n• Sí'],
		[
			'Channel::Whatsapp',
			null,
			[button('Hablar con una persona')],
			'Hola\n\nPuede responder:\n• Hablar con una persona',
		],
		['Channel::Telegram', null, [{ title: 'Sí', value: 'x'.repeat(65) }], 'Hola\n\nPuede responder:\n• Sí'],
	])('%s %s: what it cannot show as buttons is written out', (channel, sourceId, buttons, text) => {
		expect(fitReply({ text: 'Hola', buttons }, options(channel, sourceId))).toEqual({ text, buttons: [] });
	});

	test('eleven on WhatsApp are written out, below its length', () => {
		const buttons = Array.from({ length: 11 }, (_, i) => button(`Opción ${i}`));
		const { text, buttons: left } = fitReply({ text: 'palabra '.repeat(400), buttons }, options('Channel::Whatsapp'));
		expect(left).toEqual([]);
		expect(text).toContain('Opción 10');
		expect(text.length).toBeLessThanOrEqual(2400);
	});
});
