import type { IncomingHttpHeaders } from 'node:http';

interface TextBlock {
	type: 'text';
	text: string;
	cache_control?: unknown;
}
export interface DocumentBlock {
	type: 'document';
	source: { type: 'text'; media_type: 'text/plain'; data: string };
	title?: string | null;
	context?: string | null;
}
export type ContentBlock = TextBlock | DocumentBlock;

/** The body of a Messages request, as far as this server takes it. */
export interface MessagesRequest {
	model: string;
	max_tokens: number;
	system?: string | TextBlock[];
	messages: { role: 'user' | 'assistant'; content: string | ContentBlock[] }[];
	output_config?: { effort?: string; format?: { type: 'json_schema'; schema: JsonSchema } };
	tool_choice?: { type: string };
}

interface JsonSchema {
	type?: string;
	properties?: Record<string, JsonSchema>;
	additionalProperties?: unknown;
	items?: JsonSchema;
	anyOf?: JsonSchema[];
}

/** The API version of SDK 1.x. */
const VERSION = '2026-10-21';
const MAX_BREAKPOINTS = 4;

const object = (required: string[], properties: object) => ({
	type: 'object',
	additionalProperties: false,
	required,
	properties,
});
const filled = { type: 'string', minLength: 1 };
const nullableText = { type: ['string', 'null'], maxLength: 10_000 };
const cacheControl = object(['type'], { type: { const: 'ephemeral' }, ttl: { enum: ['5m', '1h'] } });
const citations = object([], { enabled: { type: 'boolean' } });
const textBlock = object(['type', 'text'], { type: { const: 'text' }, text: filled, cache_control: cacheControl });
const documentBlock = object(['type', 'source'], {
	type: { const: 'document' },
	source: object(['type', 'media_type', 'data'], {
		type: { const: 'text' },
		media_type: { const: 'text/plain' },
		data: filled,
	}),
	title: nullableText,
	context: nullableText,
	cache_control: cacheControl,
	citations,
});

/** JSON Schema of the body. Sampling parameters are gone from the API, so they are unknown here too. */
export const bodySchema = object(['model', 'max_tokens', 'messages'], {
	model: filled,
	max_tokens: { type: 'integer', minimum: 1, maximum: 128_000 },
	system: { oneOf: [filled, { type: 'array', items: textBlock }] },
	messages: {
		type: 'array',
		minItems: 1,
		items: object(['role', 'content'], {
			role: { enum: ['user', 'assistant'] },
			content: { oneOf: [filled, { type: 'array', minItems: 1, items: { anyOf: [textBlock, documentBlock] } }] },
		}),
	},
	output_config: object([], {
		effort: { enum: ['low', 'medium', 'high', 'xhigh', 'max'] },
		format: object(['type', 'schema'], { type: { const: 'json_schema' }, schema: { type: 'object' } }),
	}),
	thinking: { type: 'object' },
	tools: { type: 'array' },
	tool_choice: object(['type'], { type: { enum: ['auto', 'none'] } }),
	metadata: object([], { user_id: { type: ['string', 'null'] } }),
	stop_sequences: { type: 'array', items: filled },
	service_tier: { enum: ['auto', 'standard_only'] },
	stream: { const: false },
	cache_control: cacheControl,
});

/** Why the real API would refuse a request whose headers are these, or null. */
export function refuseHeaders(headers: IncomingHttpHeaders): { status: number; type: string } | null {
	if (!headers.authorization?.startsWith('Bearer ')) return { status: 401, type: 'authentication_error' };
	return headers['anthropic-version'] === VERSION ? null : { status: 400, type: 'invalid_request_error' };
}

/** What the real API refuses beyond the shape of the body, or null. */
export function refuseBody(body: MessagesRequest): string | null {
	const roles = body.messages.map(({ role }) => role);
	if (roles.at(-1) !== 'user') return 'the last message must be the user’s: no prefill';
	if (roles.some((role, index) => role === roles[index + 1])) return 'roles must alternate';
	const text = JSON.stringify(body);
	if (text.split('"cache_control":{').length - 1 > MAX_BREAKPOINTS) return 'too many cache breakpoints';
	const schema = body.output_config?.format?.schema;
	if (schema === undefined) return null;
	if (/"citations":\{[^}]*"enabled":true/.test(text)) return 'citations cannot be used with structured outputs';
	return isClosed(schema) ? null : 'every object of the schema needs additionalProperties: false';
}

function isClosed(schema: JsonSchema): boolean {
	const parts = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), schema.items ?? {}];
	return (schema.type !== 'object' || schema.additionalProperties === false) && parts.every(isPart);
}
const isPart = (schema: JsonSchema): boolean => Object.keys(schema).length === 0 || isClosed(schema);

/** The blocks of the last message. */
export function lastBlocks({ messages }: MessagesRequest): ContentBlock[] {
	const content = messages.at(-1)?.content ?? [];
	return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}
