// Short and sullen messages in the middle of a conversation, where a classifier of single messages is lost.
import { databaseSource, type DatabaseSource, startBackend, type TestBackend } from '../support/backend.ts';
import { addDemo } from '../support/knowledge-base.ts';
import { startTalk } from '../support/talk.ts';

const HANDED = /Le paso con una persona de nuestro equipo\./;
let source: DatabaseSource;
let backend: TestBackend;

beforeAll(async () => {
	source = await databaseSource('PGlite');
	const database = await source.open();
	backend = await startBackend(database);
	await addDemo(database, backend.companyId);
}, 60_000);
afterAll(async () => {
	await backend.stop();
	await source.stop();
});

test.each(['no', 'más', 'no, gracias', 'que no', 'ya no', 'nada más'])(
	'«%s» after an answer is no wish for silence, and gets no second copy of the answer',
	async (text) => {
		const talk = startTalk(backend);
		const first = await talk.say('no sale agua caliente');
		const second = await talk.say(text);
		expect(second).toMatchObject({ handoff: null });
		expect(second.reply).toMatch(/\w/);
		expect(second.reply).not.toContain('no le escribiré más');
		expect(first.reply).toContain('Abra el grifo del agua caliente');
		expect(second.reply).not.toContain('Abra el grifo del agua caliente');
		expect(await talk.person()).toMatchObject({ optedOut: false });
	},
);

test.each(['vale', 'ok', 'perfecto', 'sí'])('«%s» after an answer is taken as such', async (text) => {
	const talk = startTalk(backend);
	await talk.say('no sale agua caliente');
	expect(await talk.say(text)).toMatchObject({
		handoff: null,
		reply: expect.stringMatching(/^(De acuerdo|Gracias a usted)\. Si necesita algo más, escríbame por aquí\.$/),
	});
});

test.each(['ya lo he hecho y sigue igual', 'no funciona', 'sigue sin salir', 'ni idea', 'pues nada'])(
	'who was told to say if it does not help, and says «%s», gets a person',
	async (text) => {
		const talk = startTalk(backend);
		expect((await talk.say('no sale agua caliente')).reply).toContain('Si con esto no se soluciona, dígamelo');
		const said = await talk.say(text);
		expect(said).toMatchObject({
			route: 'human',
			reply: expect.stringMatching(/^Siento no haberlo resuelto\./),
			handoff: { summary: expect.stringContaining('no le ha servido') },
		});
		expect(said.reply).toMatch(HANDED);
	},
);

test('a follow-up that the documents do not answer is not answered with the same words again', async () => {
	const talk = startTalk(backend);
	await talk.say('no sale agua caliente');
	const { reply, buttons } = await talk.say('¿y cuánto tarda?');
	expect(reply).toMatch(/^Sobre esto no tengo más que lo que ya le he dicho\./);
	expect(buttons).toMatchObject([{ title: 'Hablar con una persona' }]);
});

test('a narrower question may be answered with a part of what was said', async () => {
	const talk = startTalk(backend);
	await talk.say('¿qué temperatura pongo en la calefacción?');
	expect((await talk.say('¿y con suelo radiante?')).reply).toMatch(/^Con suelo radiante no pase de 40 grados.+\[1\]/s);
});

test('asked which equipment, its mere name is an answer', async () => {
	const talk = startTalk(backend);
	expect((await talk.say('pone E1')).reply).toMatch(/^[^]*Depende del equipo[^]*Aire Brisa 35[^]*Caldera Aitana 24/);
	const { reply } = await talk.say('la caldera');
	expect(reply).toMatch(/sonda exterior/);
	expect(reply).not.toMatch(/unidad interior/);
});

test('a question in the middle of a conversation does not start the onboarding', async () => {
	const talk = startTalk(backend);
	await talk.say('¿Cuánto cuesta cambiar la caldera?');
	expect((await talk.say('¿y tarda mucho?')).route).not.toBe('onboarding');
});

test.each(['Marta', 'Ana', 'Jordi', 'Dolores', 'Encarna', 'Persona', 'Consuelo', 'Paz', 'Prudencio', 'Ester'])(
	'asked for a name, «%s» is one, whatever a classifier takes it for',
	async (name) => {
		const talk = startTalk(backend);
		await talk.say('Hola');
		const { route, handoff } = await talk.say(name);
		expect(handoff === null || name === 'Persona').toBe(true);
		expect(route).toBe(name === 'Persona' ? 'human' : 'onboarding');
	},
);

test('who reports a fault that no document knows is thanked, not told that we do not know', async () => {
	const { reply } = await startTalk(backend).say('se me ha ido la luz en toda la casa');
	expect(reply).toMatch(/Gracias por avisarnos\.\n\nLe paso con una persona/);
	const asked = await startTalk(backend).say('¿Cuánto cuesta instalar una chimenea de leña?');
	expect(asked.reply).toMatch(/No lo sé con seguridad y no quiero darle un dato equivocado\./);
});

test('a company whose name begins with a vowel, in Catalan and French', async () => {
	const talk = startTalk(backend);
	expect((await talk.say('Bon dia, vull parlar amb una persona')).reply).toContain('l’assistent automàtic d’AInstalia');
	const french = await startTalk(backend).say('Bonjour, je voudrais parler à une personne');
	expect(french.reply).toContain('l’assistant automatique d’AInstalia');
});
