import { databaseSource, type DatabaseSource, KINDS, startBackend, type TestBackend } from '../support/backend.ts';
import { addDemo } from '../support/knowledge-base.ts';
import { startTalk } from '../support/talk.ts';

const HANDED = /Le paso con una persona de nuestro equipo\./;
const NOTICE = /inteligencia artificial/;

describe.each(KINDS)('manners on %s', (kind) => {
	let source: DatabaseSource;
	let backend: TestBackend;

	beforeAll(async () => {
		source = await databaseSource(kind);
		const database = await source.open();
		backend = await startBackend(database);
		await addDemo(database, backend.companyId);
	}, 60_000);
	afterAll(async () => {
		await backend.stop();
		await source.stop();
	});
	const settings = async (change: object) => expect((await backend.call('PATCH', '/ajustes', change)).status).toBe(200);

	describe('says that it is a machine', () => {
		test('in the first reply, with the privacy notice, and again only after a long silence', async () => {
			await settings({ privacyUrl: 'https://www.example.com/privacidad' });
			const talk = startTalk(backend);
			const first = await talk.say('¿Cómo purgo los radiadores?');
			expect(first.reply).toMatch(/^Hola\. Soy el asistente automático de .+inteligencia artificial, no una persona/);
			expect(first.reply).toMatch(/hablar con una persona.+https:\/\/www\.example\.com\/privacidad/);
			expect((await talk.say('¿Cómo limpio los filtros del aire?')).reply).not.toMatch(NOTICE);
			backend.skip(29 * 86_400);
			expect((await talk.say('¿Cómo purgo los radiadores?')).reply).not.toMatch(NOTICE);
			// The notice is a month old by now, but the person was here yesterday.
			backend.skip(2 * 86_400);
			expect((await talk.elsewhere().say('¿Cómo limpio los filtros del aire?')).reply).not.toMatch(NOTICE);
			backend.skip(31 * 86_400);
			const again = await talk.say('¿Cómo purgo los radiadores?');
			expect(again.reply).toMatch(/Le recuerdo que soy el asistente automático \(inteligencia artificial\).+persona/);
			expect((await talk.say('¿Cómo limpio los filtros del aire?')).reply).not.toMatch(NOTICE);
			const disclosures = (await talk.turns()).map(
				({ decisions }) => decisions.find(({ step }) => step === 'disclosure')?.reason,
			);
			expect(disclosures.filter(Boolean)).toEqual([
				expect.stringMatching(/^after a long silence/),
				expect.stringMatching(/^first reply/),
			]);
			await settings({ privacyUrl: null });
			expect((await startTalk(backend).say('¿Cómo purgo los radiadores?')).reply).not.toContain('https://');
		});

		test('once more when the reply that said it was never sent', async () => {
			const talk = startTalk(backend);
			const { consultaId, reply } = await talk.sayUnreported('¿Cómo purgo los radiadores?');
			expect(reply).toMatch(NOTICE);
			await backend.call('POST', `/consultar/${consultaId}/envio`, { state: 'skipped', reason: 'a person answered' });
			expect((await talk.say('¿Cómo limpio los filtros del aire?')).reply).toMatch(NOTICE);
		});

		test('in the onboarding, once', async () => {
			const talk = startTalk(backend);
			expect(await talk.say('hola')).toMatchObject({ route: 'onboarding', reply: expect.stringMatching(NOTICE) });
			expect((await talk.say('Ana')).reply).not.toMatch(NOTICE);
		});

		test('when asked, also in the middle of the onboarding, and answers the rest of the message', async () => {
			const talk = startTalk(backend);
			await talk.say('hola');
			const asked = await talk.say('¿Eres un robot?');
			expect(asked).toMatchObject({ route: 'answer', handoff: null });
			expect(asked.reply).toMatch(/^Soy un asistente automático \(inteligencia artificial\) de .+, no una persona\./);
			const both = await talk.say('¿Hablo con una persona? ¿Cómo purgo los radiadores?');
			expect(both.reply).toMatch(/^Soy un asistente automático/);
			expect(both.reply).toMatch(/\[1\]/);
			await talk.say('are you human?');
			expect(await talk.say('yes please')).toMatchObject({ route: 'human' });
		});

		test('to somebody new who asks just that, once', async () => {
			const { reply } = await startTalk(backend).say('¿eres un robot?');
			expect(reply?.match(/inteligencia artificial/g)).toHaveLength(1);
		});
	});

	describe('a person on request', () => {
		test('one notice, then silence; after resolve the old wish is forgotten', async () => {
			const talk = startTalk(backend);
			const wish = await talk.say('La caldera da el error F28 y quiero hablar con alguien de la empresa');
			expect(wish).toMatchObject({ route: 'human', labels: expect.arrayContaining(['pide-persona']) });
			expect(wish.reply?.match(new RegExp(HANDED, 'g'))).toHaveLength(1);
			expect(await talk.say('quiero hablar con una persona')).toMatchObject({ route: 'silent', reply: null });
			await talk.resolve();
			const later = await talk.say('¿Cómo purgo los radiadores?');
			expect(later).toMatchObject({ route: 'answer', handoff: null });
			expect(later.reply).not.toMatch(HANDED);
		});

		test('a second wish while the first hand-over is still on its way gets no second notice', async () => {
			const talk = startTalk(backend);
			const wish = await talk.sayUnreported('páseme con una persona');
			expect(wish.route).toBe('human');
			for (const text of ['¿hay alguien?', 'quiero hablar con una persona', '¿Cómo purgo los radiadores?'])
				expect(await talk.say(text)).toMatchObject({ route: 'silent', reply: null });
			await talk.report(wish);
			expect(await talk.say('¿hola?')).toMatchObject({ route: 'silent' });
		});

		test('danger is heard while a hand-over is on its way', async () => {
			const talk = startTalk(backend);
			await talk.sayUnreported('páseme con una persona');
			expect(await talk.say('huele mucho a gas en la cocina')).toMatchObject({ route: 'hazard' });
		});

		test('an offer is taken by a mere yes', async () => {
			const talk = startTalk(backend);
			const unknown = await talk.say('¿Cómo se calibra el sensor lambda del quemador industrial?');
			expect(unknown.buttons).toMatchObject([{ title: 'Hablar con una persona' }]);
			expect(await talk.say('sí, por favor')).toMatchObject({
				route: 'human',
				handoff: { summary: expect.stringContaining('ha dicho que sí') },
			});
		});

		test('out of hours the next opening is told, and the number for what cannot wait', async () => {
			const office = [['00:00', '00:01']];
			const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
			await settings({ hours: Object.fromEntries(days.map((day) => [day, office])), phone: '961 234 567' });
			const { reply } = await startTalk(backend).say('quiero hablar con una persona');
			expect(reply).toMatch(/fuera de horario\. Le responderán mañana, .+ a partir de las 0:00\. .+961 234 567\.$/);
			// Also where the engine hands over.
			const complaint = await startTalk(backend).say('quiero poner una reclamación, me habéis cobrado dos veces');
			if (complaint.handoff) expect(complaint.reply).toContain('fuera de horario');
			await settings({ hours: null, phone: null });
		});

		test.each([
			['I want to talk to a person', /^Hello\..+I am handing you over to a person/s],
			['vull parlar amb una persona de l’empresa', /Passo la conversa a una persona/],
			['quero falar cunha persoa do voso equipo', /Paso a conversa a unha persoa/],
			['je voudrais parler à une personne, merci', /Je vous mets en relation avec une personne/],
			['quero falar com uma pessoa, não com um robô', /Vou passar a conversa a uma pessoa/],
			['pertsona batekin hitz egin nahi dut, mesedez', /Gure taldeko pertsona batekin jarriko zaitut/],
		])('in the customer’s language: «%s»', async (text, expected) => {
			expect(await startTalk(backend).say(text)).toMatchObject({
				route: 'human',
				reply: expect.stringMatching(expected),
			});
		});
	});

	describe('questions end', () => {
		test('after two that did not help there is a person', async () => {
			const talk = startTalk(backend);
			const questions = [
				'¿Cómo se calibra el sensor lambda del quemador industrial?',
				'¿Cómo se ajusta el caudalímetro del grupo electrógeno?',
			];
			for (const question of questions) expect(await talk.say(question)).toMatchObject({ handoff: null });
			const third = await talk.say('¿Cómo se programa la telegestión del ascensor?');
			expect(third.handoff).not.toBeNull();
			expect(third.reply).toMatch(HANDED);
		});

		test('the same question for the third time goes to a person, with an apology', async () => {
			const talk = startTalk(backend);
			await talk.say('¿Cómo purgo los radiadores?');
			await talk.say('¿cómo se purgan los radiadores?');
			const third = await talk.say('que cómo purgo los radiadores');
			expect(third).toMatchObject({
				route: 'human',
				reply: expect.stringMatching(/^Siento no haber resuelto su pregunta\./),
				handoff: { summary: expect.stringContaining('por tercera vez') },
			});
		});

		test('anger with the assistant goes to a person, with an apology', async () => {
			const talk = startTalk(backend);
			await talk.say('¿Cómo purgo los radiadores?');
			expect(await talk.say('NO ME ENTIENDES, eres inútil')).toMatchObject({
				route: 'human',
				reply: expect.stringMatching(/^Siento mucho las molestias.+Le paso con una persona/s),
				handoff: { summary: expect.stringContaining('molesto con el asistente') },
			});
		});
	});

	describe('silence on request', () => {
		test('is granted once, holds in every conversation, and loses nothing', async () => {
			const talk = startTalk(backend);
			const granted = await talk.say('no quiero recibir más mensajes');
			expect(granted).toMatchObject({ route: 'answer', labels: ['baja'], handoff: null });
			expect(granted.reply).toContain('no le escribiré más');
			expect(await talk.person()).toMatchObject({ optedOut: true });
			expect(await talk.say('no quiero recibir más mensajes')).toMatchObject({ route: 'silent', reply: null });
			const other = talk.elsewhere();
			const unspoken = await other.say('mi caldera pierde agua por debajo');
			expect(unspoken).toMatchObject({ route: 'human', reply: null });
			expect(unspoken.handoff?.summary).toMatch(/No quiere mensajes automáticos.+mi caldera pierde agua/s);
			expect(await other.say('¿hola?')).toMatchObject({ route: 'silent', reply: null });
			expect(await talk.elsewhere().say('hola')).toMatchObject({ route: 'human', reply: null });
		});

		test('danger is answered all the same', async () => {
			const talk = startTalk(backend);
			await talk.say('no quiero recibir más mensajes');
			expect(await talk.say('huele mucho a gas en la cocina')).toMatchObject({
				route: 'hazard',
				reply: expect.stringContaining('112'),
			});
		});

		test('is taken back by an explicit wish', async () => {
			const talk = startTalk(backend);
			await talk.say('no quiero recibir más mensajes');
			expect(await talk.say('volver a escribir')).toMatchObject({
				route: 'answer',
				reply: expect.stringContaining('vuelvo a responderle'),
			});
			expect(await talk.person()).toMatchObject({ optedOut: false });
			expect(await talk.say('¿Cómo purgo los radiadores?')).toMatchObject({ route: 'answer' });
		});

		test('is taken back by the wish for a person', async () => {
			const talk = startTalk(backend);
			await talk.say('no quiero recibir más mensajes');
			expect(await talk.say('quiero hablar con una persona')).toMatchObject({
				route: 'human',
				reply: expect.stringMatching(HANDED),
			});
			expect(await talk.person()).toMatchObject({ optedOut: false });
		});

		test('a confirmation that a crash cut off is given by the next attempt', async () => {
			const talk = startTalk(backend);
			const cut = await talk.sayUnreported('no quiero recibir más mensajes');
			backend.skip(120);
			const path = '/consultar/pendientes?olderThanSeconds=0&limit=500';
			const { turns } = (await backend.call('GET', path)).body;
			const { message } = turns.find(({ consultaId }: { consultaId: string }) => consultaId === cut.consultaId);
			const { body } = await backend.call('POST', '/clasificar', { message, mergeWindowSeconds: 0, retry: true });
			expect(body).toMatchObject({ route: 'answer', consultaId: cut.consultaId });
			const again = (await backend.call('POST', '/procesar', { consultaId: cut.consultaId })).body;
			expect(again.reply).toContain('no le escribiré más');
		});
	});

	describe('what cannot be read', () => {
		const photo = { attachments: [{ fileType: 'image', url: 'https://example.com/a.jpg' }] };
		test('is said honestly, and named in the note', async () => {
			const talk = startTalk(backend);
			const seen = await talk.say('', photo);
			expect(seen).toMatchObject({ route: 'answer', handoff: null, buttons: [{ title: 'Hablar con una persona' }] });
			expect(seen.reply).toMatch(/He recibido su foto, pero no puedo verla\. ¿Me lo cuenta con palabras\?/);
			const wish = await talk.say('sí', { attachments: [{ fileType: 'file', fileName: 'plano.pdf' }] });
			expect(wish).toMatchObject({
				route: 'human',
				handoff: { summary: expect.stringContaining('**Adjuntos:** archivo (plano.pdf)') },
			});
		});

		test('a photo beside a question does not keep it from an answer', async () => {
			const both = await startTalk(backend).say('¿Cómo purgo los radiadores?', photo);
			expect(both.reply).toMatch(/no puedo verla\.\n\n.+\[1\]/s);
		});

		test('a voice note with its words is a text like any other', async () => {
			const attachments = [{ fileType: 'audio', transcript: '¿Cómo purgo los radiadores?' }];
			const { reply } = await startTalk(backend).say('', { attachments });
			expect(reply).toMatch(/\[1\]/);
			expect(reply).not.toContain('nota de voz');
		});

		test('a photo in the middle of the onboarding is no wrong name', async () => {
			const talk = startTalk(backend);
			await talk.say('hola');
			expect(await talk.say('', photo)).toMatchObject({ route: 'answer', reply: expect.stringContaining('su foto') });
			expect(await talk.person()).toMatchObject({ step: 'name' });
		});

		test('the third photo in a row goes to a person', async () => {
			const talk = startTalk(backend);
			for (let count = 0; count < 2; count += 1) expect(await talk.say('', photo)).toMatchObject({ handoff: null });
			expect((await talk.say('', photo)).handoff?.summary).toContain('foto');
		});
	});

	test('no hand-over is silent, whatever leads to it', async () => {
		const lines = [
			'quiero hablar con una persona',
			'eres inútil',
			'se ha roto la puerta automática del garaje',
			'quiero poner una queja por el trato recibido',
			'¿Cuánto cuesta instalar una chimenea de leña en el salón?',
			'quiero cita para el martes por la tarde',
			'¿dónde está mi pedido 12345?',
			'me habéis cobrado dos veces la misma factura',
		];
		let handed = 0;
		for (const line of lines) {
			const { handoff, reply } = await startTalk(backend).say(line);
			if (handoff === null) continue;
			handed += 1;
			expect([line, reply?.split('Le paso con una persona de nuestro equipo.').length]).toEqual([line, 2]);
		}
		expect(handed).toBeGreaterThanOrEqual(6);
	});
});
