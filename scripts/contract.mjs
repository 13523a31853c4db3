// Writes the nodes' types from the backend's OpenAPI document, the one source of the wire contract.
// With --check: fails when the file in the repository differs from what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { ROOT } from './lib/paths.mjs';

const TARGET = join(ROOT, 'nodes', 'shared', 'contract.generated.ts');

/** The bodies that the nodes use: type name → path, method, and which body. */
const BODIES = {
	StoreMessageRequest: ['/mensajes', 'post', 'request'],
	StoreMessageResponse: ['/mensajes', 'post', 'response'],
	ConversationChange: ['/conversaciones/{accountId}/{conversationId}', 'put', 'request'],
	ClassifyRequest: ['/clasificar', 'post', 'request'],
	Classification: ['/clasificar', 'post', 'response'],
	ProcessRequest: ['/procesar', 'post', 'request'],
	Processed: ['/procesar', 'post', 'response'],
	OnboardingRequest: ['/estado/{accountId}/{contactId}/paso', 'post', 'request'],
	OnboardingStepResult: ['/estado/{accountId}/{contactId}/paso', 'post', 'response'],
	SendingReport: ['/consultar/{consultaId}/envio', 'post', 'request'],
	OrderRequest: ['/conversaciones/{accountId}/{conversationId}/orden', 'post', 'request'],
	OrderAnswer: ['/conversaciones/{accountId}/{conversationId}/orden', 'post', 'response'],
	SendingAnswer: ['/consultar/{consultaId}/envio', 'post', 'response'],
	PendingTurns: ['/consultar/pendientes', 'get', 'response'],
	NextAlertsRequest: ['/avisos/siguiente', 'post', 'request'],
	NextAlerts: ['/avisos/siguiente', 'post', 'response'],
	DeliveryReport: ['/avisos/{alertId}/entrega', 'post', 'request'],
};

async function openApiDocument() {
	const { openApiDocument: build } = await import(join(ROOT, 'backend', 'src', 'openapi.ts'));
	return build();
}

function schemaOf(document, [path, method, which]) {
	const operation = document.paths[path]?.[method];
	if (!operation) throw new Error(`The OpenAPI document has no ${method.toUpperCase()} ${path}.`);
	const body = which === 'request' ? operation.requestBody : operation.responses['200'];
	const schema = body?.content?.['application/json']?.schema;
	if (!schema) throw new Error(`${method.toUpperCase()} ${path} has no JSON ${which}.`);
	return schema;
}

/** Limits are for the backend to check; the nodes' types need only the shapes. */
const DROPPED = [
	'maxLength',
	'minLength',
	'pattern',
	'maximum',
	'minimum',
	'maxItems',
	'minItems',
	'format',
	'title',
	'$schema',
	'default',
];
const simplify = (value) => {
	if (Array.isArray(value)) return value.map(simplify);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).filter(
		([key, inner]) => !DROPPED.includes(key) || (typeof inner === 'object' && inner !== null),
	);
	return Object.fromEntries(entries.map(([key, inner]) => [key, simplify(inner)]));
};

export async function generate() {
	const document = await openApiDocument();
	const definitions = Object.fromEntries(
		Object.entries(BODIES).map(([name, where]) => [name, simplify(schemaOf(document, where))]),
	);
	const style = JSON.parse(readFileSync(join(ROOT, '.prettierrc.json'), 'utf8'));
	const root = {
		type: 'object',
		properties: {},
		additionalProperties: false,
		$defs: definitions,
		components: document.components,
	};
	const code = await compile(root, 'WireContract', {
		additionalProperties: false,
		unreachableDefinitions: true,
		bannerComment: "// Written by `npm run contract` from the backend's OpenAPI document. Don't edit.",
		style: { ...style, parser: 'typescript' },
	});
	return code
		.replace(/export interface WireContract \{\}\n+/, '')
		.replace(
			/\/\*\*\n \* This interface was referenced by `WireContract`'s JSON-Schema\n \* via the `definition` "[^"]+"\.\n \*\/\n/g,
			'',
		);
}

const code = await generate();
if (process.argv.includes('--check')) {
	if (readFileSync(TARGET, 'utf8') !== code) {
		console.error(
			'nodes/shared/contract.generated.ts differs from the backend. Run "npm run contract" and commit the result.',
		);
		process.exit(1);
	}
} else {
	writeFileSync(TARGET, code);
	console.log(`Wrote ${TARGET}`);
}
