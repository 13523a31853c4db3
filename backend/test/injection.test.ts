import { readFileSync } from 'node:fs';
import type { ContentBlock, DocumentBlock } from '../../simulator/src/messages-api/request.ts';
import type { Message } from '../src/contract/message.ts';
import { ANSWER_PROMPT } from '../src/engines/claude/prompt.ts';
import { answers, type ClaudeBackend, QUESTION, startClaudeBackend } from './support/claude-backend.ts';
import { followUp, makeMessage } from './support/messages.ts';

type Place = 'message' | 'contact' | 'username' | 'document' | 'title' | 'file' | 'voice' | 'history';

const ATTEMPTS = readFileSync(new URL('./support/injection-attempts.txt', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line.includes(' | ') && !line.startsWith('#'))
	.map((line, index) => {
		const at = line.indexOf(' | ');
		// A word of its own tells where the attempt has gone.
		return [
			line.slice(0, at) as Place,
			unescape(line.slice(at + 3)),
			`marca${String(index).padStart(3, '0')}`,
		] as const;
	});

function unescape(text: string): string {
	return text
		.replace(/\\u\{([0-9a-f]+)\}/gi, (_whole, code: string) => String.fromCodePoint(parseInt(code, 16)))
		.replaceAll('\\n', '\n')
		.replaceAll('\\t', '\t')
		.replace(/(\S+) \{long:(\d+)\}/g, (_whole, word: string, times: string) => `${word} `.repeat(Number(times)));
}

let backend: ClaudeBackend;
let baseline: { system: unknown; schemas: string[] };
let asked = 0;
beforeAll(async () => {
	backend = await startClaudeBackend();
	backend.claude.usual = answers('¿Qué más ve en la pantalla?', []);
	await backend.ask(QUESTION);
	const { system, output_config } = backend.claude.requests[0]!.body;
	const schema = output_config!.format!.schema;
	baseline = {
		system,
		schemas: [
			Object.keys(schema.properties!).join(),
			[...Object.keys(schema.properties!), 'intent', 'language'].join(),
		],
	};
}, 120_000);
afterAll(() => backend.stop());
beforeEach(() => {
	backend.claude.reset();
	backend.claude.usual = answers('¿Qué más ve en la pantalla?', []);
});

/** Sends the question with the attempt where it belongs, and gives what the model was sent and the trace. */
async function attack(place: Place, attempt: string, marker: string) {
	const words = `${marker} ${attempt}`;
	const base = makeMessage({ sentAt: backend.container.clock().toISOString() });
	const given: Record<Place, Partial<Message>> = {
		message: { content: `${QUESTION} ${words}` },
		contact: { contact: { ...base.contact, name: words.slice(0, 500) } },
		username: { contact: { ...base.contact, username: words } },
		file: { attachments: [{ fileType: 'file', fileName: words, url: 'https://chat.example/x', transcript: null }] },
		voice: { attachments: [{ fileType: 'audio', fileName: 'a.ogg', url: null, transcript: words }] },
		document: {},
		title: {},
		history: {},
	};
	let documentId: string | null = null;
	if (place === 'document' || place === 'title') {
		const title = place === 'title' ? words : `Manual ${marker}`;
		const text = `# Error F22 de la caldera Aitana 24\n\nError F22 de la caldera Aitana 24, qué significa: ${place === 'document' ? words : 'presión baja'}.`;
		const { status, body } = await backend.call('POST', '/conocimiento', { title: title.slice(0, 300), text });
		expect(status).toBe(200);
		documentId = body.documentId;
	}
	if (place === 'history') {
		backend.claude.next(answers('¿Qué más ve en la pantalla?', []));
		await backend.ask('', { ...base, content: `${words} y además, ¿qué presión lleva la caldera?` });
		backend.claude.requests.length = 0;
	}
	const message = place === 'history' ? followUp(base, { sentAt: backend.container.clock().toISOString() }) : base;
	const { trace, reply } = await backend.ask('', { ...message, content: QUESTION, ...given[place] });
	if (documentId !== null) await backend.call('DELETE', `/conocimiento/${documentId}`);
	return { trace, reply, message, requests: backend.claude.requests.map(({ body }) => body) };
}

const isDocument = (block: ContentBlock): block is DocumentBlock => block.type === 'document';
/** The part of the turn's text between two tags, or ''. */
const inside = (text: string, tag: string): string => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)?.[1] ?? '';

test('there are at least 60 attempts, in both languages and every place', () => {
	expect(ATTEMPTS.length).toBeGreaterThanOrEqual(60);
	expect(new Set(ATTEMPTS.map(([place]) => place)).size).toBe(8);
});

describe.each(ATTEMPTS)('%s: %s', (place, attempt, marker) => {
	test('stays data', async () => {
		const { trace, message, requests } = await attack(place, attempt, marker);
		// What the classifier takes for an order to the assistant is answered without a model.
		if (place !== 'message' && place !== 'voice') expect(requests).toHaveLength(1);
		expect(backend.claude.refused).toEqual([]);
		expect(trace).toMatchObject({
			role: 'customer',
			accountId: message.accountId,
			conversationId: message.conversationId,
			contactId: message.contact.id,
		});
		// Whose words name a human may get one, with our own text and without a model: that is everybody's right.
		const isForPerson = place === 'message' && trace.route === 'human';
		expect(isForPerson ? requests : [trace.route, trace.handoff]).toEqual(isForPerson ? [] : ['answer', null]);

		for (const body of requests) {
			asked += 1;
			expect(Object.keys(body).sort()).toEqual(['max_tokens', 'messages', 'model', 'output_config', 'system']);
			expect(JSON.stringify(body.system)).toBe(JSON.stringify(baseline.system));
			expect(body.system).toMatchObject([{ text: ANSWER_PROMPT.text }]);
			expect(baseline.schemas).toContain(Object.keys(body.output_config!.format!.schema.properties!).join());
			expect(body.messages.map(({ role }) => role)).toEqual(['user']);

			const blocks = body.messages[0]!.content as ContentBlock[];
			const documents = blocks.filter(isDocument);
			expect(blocks.map(({ type }) => type)).toEqual([...documents.map(() => 'document'), 'text']);
			const last = blocks.at(-1)!;
			const text = isDocument(last) ? '' : last.text;
			// Our own tags and no other sign that could be one.
			const tags = text.match(/<[^>]*>/g)!.map((tag) => tag.replace(/ .*/s, ''));
			const conversation = place === 'history' ? ['<conversation>', '</conversation>'] : [];
			expect(tags).toEqual(['<turn', ...conversation, '<customer_message>', '</customer_message>']);
			expect(text.match(/</g)).toHaveLength(tags.length);
			expect(text).toMatch(/^<turn language="[a-z]{2}" role="customer" intent="\w+" company="AInstalia"\/>\n/);
			expect(text.endsWith('</customer_message>')).toBe(true);
			for (const { source, title, context } of documents) {
				expect(`${source.data}${context}`).not.toMatch(/[<>]/);
				expect(context).not.toMatch(/["\n]/);
				expect(title).toMatch(/^\[[123]\]$/);
			}
			expect(JSON.stringify(blocks)).not.toMatch(/[\u202a-\u202e\u200b]|[\u{e0000}-\u{e007f}]|\\u0000|\\u001b/u);

			// Where the words of the attempt stand, and nowhere else.
			const found = {
				message: inside(text, 'customer_message').includes(marker),
				history: inside(text, 'conversation').includes(marker),
				document: documents.some(({ source }) => source.data.includes(marker)),
				title: documents.some(({ context }) => context!.includes(marker)),
			};
			expect(found).toEqual({
				message: place === 'message' || place === 'voice',
				history: place === 'history',
				document: place === 'document',
				title: place === 'document' || place === 'title',
			});
			const elsewhere = text.replace(/<(customer_message|conversation)>[\s\S]*?<\/\1>/g, '');
			expect(elsewhere + JSON.stringify(body.system) + JSON.stringify(body.output_config)).not.toContain(marker);
		}
	});
});

test('most attempts did reach the model', () => {
	expect(asked).toBeGreaterThanOrEqual(45);
});
