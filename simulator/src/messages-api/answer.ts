import { lastBlocks, type MessagesRequest } from './request.ts';
import type { Script, ScriptedUsage } from './script.ts';

type Answering = Extract<Script, { kind: 'json' | 'text' | 'quote' | 'refusal' }>;

/** The message that a script answers a request with. */
export function messageFor(script: Answering, body: MessagesRequest): object {
	switch (script.kind) {
		case 'refusal':
			return message(body, [], 'refusal');
		case 'text':
			return message(body, [text(script.text)], script.stopReason ?? 'end_turn');
		case 'quote':
			return messageFor({ kind: 'json', value: quoteFirst(body) }, body);
		case 'json': {
			const json = JSON.stringify(completed(script.value, body));
			const half = Math.floor(json.length / 2);
			const parts = script.inTwoBlocks ? [json.slice(0, half), json.slice(half)] : [json];
			const thinking = script.thinkingFirst ? [{ type: 'thinking', thinking: 'Pienso…', signature: 'x' }] : [];
			const { model = body.model, usage } = script;
			return message({ ...body, model }, [...thinking, ...parts.map(text)], 'end_turn', usage);
		}
	}
}

const text = (value: string) => ({ type: 'text', text: value });

function quoteFirst(body: MessagesRequest): object {
	const document = lastBlocks(body).find((block) => block.type === 'document');
	const sentence = document?.source.data.split(/(?<=[.:])\s/)[0];
	return sentence === undefined
		? { reply: '¿Me dice la marca y el modelo?', sources: [], needs_human: false, reason: 'no document' }
		: { reply: `${sentence} [1]`, sources: [1], needs_human: false, reason: 'the document says so' };
}

/** Adds intent and language as the turn has them, where the schema asks for them and the script has an answer without. */
function completed(value: unknown, body: MessagesRequest): unknown {
	const asked = body.output_config?.format?.schema.properties ?? {};
	if (typeof value !== 'object' || value === null || !('reply' in value) || !('intent' in asked)) return value;
	const turn = JSON.stringify(lastBlocks(body));
	const attribute = (name: string, standard: string): string =>
		new RegExp(`<turn [^>]*${name}=\\\\"(\\w+)`).exec(turn)?.[1] ?? standard;
	return {
		intent: attribute('intent', 'technical_question'),
		language: attribute('language', 'es'),
		...value,
	};
}

function message(body: MessagesRequest, content: object[], stopReason: string, usage: ScriptedUsage = {}): object {
	return {
		id: 'msg_local',
		type: 'message',
		role: 'assistant',
		model: body.model,
		content,
		stop_reason: stopReason,
		stop_sequence: null,
		usage: {
			input_tokens: Math.ceil(JSON.stringify([body.system, body.messages]).length / 4),
			output_tokens: 60,
			cache_creation_input_tokens: 0,
			cache_read_input_tokens: 100,
			...usage,
		},
	};
}
