import { CONVERSATION_STATUSES, PRIORITIES } from '../model/types.ts';

/** JSON schemas of the control API's bodies: what is not described here is refused with 400. */
const text = (maxLength: number): object => ({ type: 'string', maxLength });
const id = { type: 'integer', minimum: 1 };
const nullableId = { type: ['integer', 'null'], minimum: 0 };
const rate = { anyOf: [{ type: 'boolean' }, { type: 'number', minimum: 0, maximum: 1 }] };
const duration = { type: 'number', minimum: 0, maximum: 600_000 };
const status = { type: ['integer', 'null'], minimum: 400, maximum: 599 };

const object = (properties: Record<string, object>, ...required: string[]): object => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});

const attachment = object({
	fileType: { enum: ['image', 'audio', 'video', 'file', 'location', 'contact'] },
	url: text(2048),
	title: text(500),
	transcript: text(20_000),
	latitude: { type: 'number' },
	longitude: { type: 'number' },
});

export const newCustomer = object(
	{
		accountId: id,
		inboxId: id,
		name: { ...text(120), minLength: 1, pattern: '\\S' },
		username: { ...text(64), nullable: true },
		language: { ...text(12), nullable: true },
	},
	'name',
);

export const customerMessage = object({
	text: text(4096),
	attachments: { type: 'array', maxItems: 10, items: attachment },
});
export const press = object({ messageId: id, value: text(500) }, 'messageId', 'value');

/** Bodies of the operator's actions, by the action's name in the path. */
export const operatorActions = {
	reply: object({ text: { ...text(150_000), minLength: 1 } }, 'text'),
	note: object({ text: { ...text(150_000), minLength: 1 } }, 'text'),
	assign: object({ assigneeId: nullableId, teamId: nullableId }),
	status: object({ status: { enum: CONVERSATION_STATUSES } }, 'status'),
	labels: object({ labels: { type: 'array', maxItems: 50, items: text(200) } }, 'labels'),
	priority: object({ priority: { enum: [...PRIORITIES, null] } }, 'priority'),
	seen: object({}),
};

export const faults = object({
	duplicate: rate,
	reorder: rate,
	delayMs: duration,
	lose: rate,
	dropConnection: rate,
	statusOnce: status,
	apiStatus: status,
	apiRate: rate,
	apiDelayMs: duration,
	apiDrop: rate,
	apiDropWhen: { enum: ['before', 'after'] },
	apiMatch: text(200),
});

export const accountSettings = object({ keepPendingOnBotFailure: { type: 'boolean' } }, 'keepPendingOnBotFailure');
