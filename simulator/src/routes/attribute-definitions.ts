import { invalid, notFound } from '../chatwoot/world.ts';
import type { AttributeDefinition } from '../model/types.ts';
import { iso } from '../present/common.ts';
import type { Body } from '../present/people.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import type { Params } from './params.ts';

/** Index = the number that the API also accepts. */
const MODELS = ['conversation_attribute', 'contact_attribute', 'company_attribute'] as const;
const DISPLAY_TYPES = ['text', 'number', 'currency', 'percent', 'link', 'date', 'list', 'checkbox'];
const RESERVED = new Set([
	'status',
	'assignee_id',
	'inbox_id',
	'team_id',
	'display_id',
	'priority',
	'labels',
	'created_at',
	'last_activity_at',
	'name',
	'email',
	'phone_number',
	'identifier',
	'country_code',
	'city',
	'company',
]);
const PATH = '/custom_attribute_definitions';

/** `custom_attribute_definitions`: a bare array; filters know a custom attribute only by its definition. */
export function attributeDefinitionRoutes(add: AddEndpoint): void {
	add('GET', PATH, 'member', (call) => {
		const model = readModel(call.query.text('attribute_model'));
		return mine(call)
			.filter((row) => model === undefined || row.model === model)
			.map(definitionRest);
	});
	add('GET', `${PATH}/:id`, 'member', (call) => definitionRest(find(call)));
	add('POST', PATH, 'admin', (call) => {
		const body = call.body.wrapped('custom_attribute_definition');
		const now = call.world.now();
		const definition: AttributeDefinition = {
			id: call.store.next('attributeDefinitions'),
			accountId: call.account.id,
			key: '',
			model: readModel(body.text('attribute_model')) ?? 'conversation_attribute',
			displayName: '',
			displayType: 'text',
			description: null,
			values: [],
			regexPattern: null,
			regexCue: null,
			createdAt: now,
			updatedAt: now,
		};
		definition.key = checkedKey(call, body.text('attribute_key') ?? '', definition.model);
		write(definition, body);
		if (definition.displayName === '') throw invalid("Attribute display name can't be blank", 'attribute_display_name');
		call.store.attributeDefinitions.set(definition.id, definition);
		return definitionRest(definition);
	});
	add(['PATCH', 'PUT'], `${PATH}/:id`, 'admin', (call) => {
		const definition = find(call);
		write(definition, call.body.wrapped('custom_attribute_definition'));
		definition.updatedAt = call.world.now();
		return definitionRest(definition);
	});
	add('DELETE', `${PATH}/:id`, 'admin', (call) => {
		call.store.attributeDefinitions.delete(find(call).id);
		call.reply.status(204);
		return undefined;
	});
}

const mine = ({ store, account }: Call): AttributeDefinition[] =>
	[...store.attributeDefinitions.values()].filter((row) => row.accountId === account.id);

function find(call: Call): AttributeDefinition {
	const definition = mine(call).find((row) => row.id === call.id('id'));
	if (!definition) throw notFound();
	return definition;
}

const readModel = (text: string | undefined): AttributeDefinition['model'] | undefined =>
	MODELS.find((name, index) => text === name || text === String(index));

function checkedKey(call: Call, key: string, model: AttributeDefinition['model']): string {
	if (!/^[\p{L}\p{N}_.-]+$/u.test(key)) throw invalid('Attribute key is invalid', 'attribute_key');
	if (RESERVED.has(key)) {
		throw invalid(
			'Attribute key The provided key is not allowed as it might conflict with default attributes.',
			'attribute_key',
		);
	}
	if (mine(call).some((row) => row.key === key && row.model === model)) {
		throw invalid('Attribute key has already been taken', 'attribute_key');
	}
	return key;
}

function write(definition: AttributeDefinition, body: Params): void {
	const type = body.text('attribute_display_type');
	definition.displayName = body.text('attribute_display_name') ?? definition.displayName;
	definition.displayType =
		DISPLAY_TYPES[Number(type)] ?? DISPLAY_TYPES.find((name) => name === type) ?? definition.displayType;
	definition.description = body.nullableText('attribute_description') ?? definition.description;
	definition.values = body.texts('attribute_values') ?? definition.values;
	definition.regexPattern = body.nullableText('regex_pattern') ?? definition.regexPattern;
	definition.regexCue = body.nullableText('regex_cue') ?? definition.regexCue;
}

const definitionRest = (row: AttributeDefinition): Body => ({
	id: row.id,
	attribute_display_name: row.displayName,
	attribute_display_type: row.displayType,
	attribute_description: row.description,
	attribute_key: row.key,
	attribute_values: row.values,
	attribute_model: row.model,
	default_value: null,
	created_at: iso(row.createdAt),
	updated_at: iso(row.updatedAt),
	regex_pattern: row.regexPattern,
	regex_cue: row.regexCue,
});
