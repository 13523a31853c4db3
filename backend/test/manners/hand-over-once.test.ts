import fc from 'fast-check';
import { answerScene } from '../../src/assistant/answer-scene.ts';
import type { TurnScene } from '../../src/assistant/turn-scene.ts';
import { CATALOGUE } from '../../src/catalogue/catalogue.ts';
import { companySettings } from '../../src/contract/settings.ts';
import { intent } from '../../src/contract/turn.ts';
import type { Engine, EngineAnswer } from '../../src/engines/engine.ts';
import { createLocalEngine } from '../../src/engines/local/engine.ts';
import type { Manner } from '../../src/store/tables/consultas.ts';
import type { Turn } from '../../src/store/turns.ts';

const NOW = new Date('2026-11-27T20:00:00Z');
const office: [string, string][] = [['09:00', '18:00']];
const company = {
	id: 'x',
	name: 'Levante Clima',
	settings: companySettings.parse({ hours: { monday: office }, phone: '961 234 567' }),
};
const MANNERS: (Manner | null)[] = [
	'wish',
	'accepted',
	'frustrated',
	'unsolved',
	'repeated',
	'truth',
	'also_stop',
	'unread',
	null,
];

const sceneOf = (turn: Partial<Turn>, asked: number, notice: TurnScene['notice']): TurnScene => ({
	turn: { text: 'x', role: 'customer', intent_confidence: 0.9, decisions: [], urgency: 'normal', ...turn } as Turn,
	person: null,
	contact: { name: null, phone: null, email: null },
	history: [],
	query: 'x',
	exchanges: Array.from({ length: asked }, () => ({
		text: 'x',
		reply: '¿Qué modelo es?',
		buttons: [],
		route: 'answer' as const,
		manner: null,
		asks: true,
		offers: null,
		handsOver: false,
		isOpen: false,
	})),
	attachments: [],
	notice,
	passages: [],
	coverage: 0,
});

const WRITTEN = fc
	.array(
		fc.constantFrom(
			'Entiendo.',
			'¿Qué modelo es?',
			'¿Quiere que le pase con una persona?',
			'Son 45 €.',
			'Le paso con una persona de nuestro equipo.',
			'Una persona del equipo le responderá por aquí.',
			'I am handing you over to a person of our team.',
			'He reservado la visita.',
			'Soy una persona.',
		),
		{ minLength: 1, maxLength: 5 },
	)
	.map((parts) => parts.join(' '));

test('whatever leads to a person, the customer is told so exactly once, and when', async () => {
	const local = createLocalEngine();
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...Object.keys(CATALOGUE)),
			fc.constantFrom<Turn['route']>('answer', 'human'),
			fc.constantFrom(...MANNERS),
			fc.constantFrom(...intent.options),
			fc.option(fc.record({ reply: WRITTEN, needsHuman: fc.boolean(), offersHuman: fc.boolean() })),
			fc.integer({ min: 0, max: 3 }),
			fc.constantFrom<TurnScene['notice']>('first', 'again', null),
			async (language, route, manner, about, written, asked, notice) => {
				const value: EngineAnswer = {
					sources: [],
					reason: 'x',
					reply: '',
					needsHuman: false,
					offersHuman: false,
					...written,
				};
				const engine: Engine = {
					...local,
					...(written && { answer: async () => ({ value, engine: 'claude', calls: [], fallback: null }) }),
				};
				const scene = sceneOf({ route, manner, language, intent: about }, asked, notice);
				const { answer } = await answerScene(scene, company, engine, NOW);
				const { handOver } = CATALOGUE[language]!.person;
				expect(answer.reply.split(handOver)).toHaveLength(answer.handoff === null ? 1 : 2);
				if (route === 'human') expect(answer.handoff).not.toBeNull();
				if (answer.handoff !== null) expect(answer.reply).toMatch(/961 234 567/);
				expect(answer.reply).not.toMatch(/45 €|reservado|Soy una persona/);
			},
		),
		{ numRuns: 400 },
	);
});

test('only who wants no messages is handed over without words', async () => {
	const scene = sceneOf({ route: 'human', manner: 'unspoken', language: 'es', intent: 'incident' }, 0, 'first');
	const { answer } = await answerScene(scene, company, createLocalEngine(), NOW);
	expect(answer).toMatchObject({ reply: '', handoff: { summary: expect.stringMatching(/^🔕/) } });
	expect(answer.decisions.map(({ step }) => step)).not.toContain('disclosure');
});
