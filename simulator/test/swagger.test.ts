import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createSimulator } from '../src/simulator.ts';
import type { Simulator } from '../src/simulator.ts';
import { rest } from './support/rest.ts';
import type { Rest } from './support/rest.ts';

/** Chatwoot's own description of its REST API; not part of this repository. */
const file = new URL('../../../shared/data/chatwoot-swagger.json', import.meta.url);
const present = existsSync(file);
if (!present) process.stdout.write(`Skipped: no swagger document at ${file.pathname}\n`);
const check = present ? test : test.skip;

interface Exception {
	/** Where the answer differs, as a pattern of Ajv's `instancePath`; `#` stands for an index. */
	path: RegExp;
	why: string;
}

/**
 * Where Chatwoot's swagger is wrong about Chatwoot. Each entry rests on the fact sheet, which was read from the source
 * of 4.16.2.
 */
const EVERYWHERE: Exception[] = [
	{ path: /\/snoozed_until$/, why: 'ISO text (2.3), described as a number' },
	{ path: /\/data\/payload\/\d+\/status$/, why: 'a conversation may also be snoozed (1.4)' },
];
const NO_URL: Exception = { path: /\/outgoing_url$/, why: 'a bot may have no address (null), described as text' };
const WRAPPED: Exception = { path: /^$/, why: 'wrapped as payload.webhooks (1.2, 2.5), described as a bare list' };
const ONE_CONTACT: Exception = {
	path: /^\/payload$/,
	why: 'payload is an object of contact and contact_inbox (2.4), described as a list of contacts',
};
const DEFINITION: Exception[] = [
	{ path: /\/attribute_values$/, why: 'a list (2.5), described as text' },
	{ path: /\/(?:attribute_description|regex_pattern|regex_cue|default_value)$/, why: 'columns that may be null' },
];

let simulator: Simulator;
let admin: Rest;
let bot: Rest;

beforeAll(async () => {
	simulator = await createSimulator({ channelDelayMs: 1 });
	admin = rest(simulator, simulator.account().userToken);
	bot = rest(simulator, simulator.account().bot.token);
	simulator.customer('María González').send('Hola', [{ fileType: 'image', url: 'https://files.example/a.jpg' }]);
	await bot('POST', 'conversations/1/messages', {
		content: 'Buenas',
		content_attributes: { ainstalia_consulta_id: 'x' },
	});
	simulator.operator().setLabels(1, ['averia']);
	simulator.operator().setPriority(1, 'high');
	simulator.customer('Emma').send('Hello');
	await admin('POST', 'conversations/2/toggle_status', { status: 'snoozed', snoozed_until: 1_900_000_000 });
	await simulator.idle();
});
afterAll(() => simulator.close());

const used = new Set<Exception>();
const excuses = (exceptions: Exception[], path: string): boolean => {
	const exception = exceptions.find((candidate) => candidate.path.test(path));
	if (exception) used.add(exception);
	return exception !== undefined;
};

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats.default(ajv);
if (present) ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'chatwoot');

/** The validator of the described 200 answer. */
function validator(method: string, path: string): ValidateFunction {
	const operation = ['paths', path, method, 'responses', '200', 'content', 'application/json', 'schema']
		.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
		.join('/');
	const validate = ajv.getSchema(`chatwoot#/${operation}`);
	if (!validate) throw new Error(`The swagger describes no answer of ${method} ${path}`);
	return validate;
}

const A = '/api/v1/accounts/{account_id}';

/** What to call, with its description and where that is known to be wrong. */
const CALLS: [string, string, string, unknown?, Exception[]?][] = [
	['get', '/api/v1/profile', '/api/v1/profile'],
	['get', A, '/api/v1/accounts/1'],
	['get', `${A}/agent_bots`, 'agent_bots', undefined, [NO_URL]],
	['get', `${A}/agent_bots/{id}`, 'agent_bots/1', undefined, [NO_URL]],
	['post', `${A}/agent_bots`, 'agent_bots', { name: 'Otro', description: 'x', outgoing_url: 'https://n8n.example/w' }],
	['patch', `${A}/agent_bots/{id}`, 'agent_bots/1', { outgoing_url: 'http://127.0.0.1:9/webhook' }],
	['get', `${A}/agents`, 'agents'],
	['post', `${A}/agents`, 'agents', { name: 'Eva', email: 'eva@levante.example', role: 'agent' }],
	['post', `${A}/canned_responses`, 'canned_responses', { short_code: 'hola', content: 'Buenas' }],
	['get', `${A}/canned_responses`, 'canned_responses'],
	['get', `${A}/conversations`, 'conversations?status=all'],
	['get', `${A}/conversations/meta`, 'conversations/meta?status=all'],
	[
		'post',
		`${A}/conversations/filter`,
		'conversations/filter',
		{ payload: [{ attribute_key: 'status', filter_operator: 'equal_to', values: ['pending'], query_operator: null }] },
	],
	['get', `${A}/conversations/{conversation_id}`, 'conversations/1'],
	['patch', `${A}/conversations/{conversation_id}`, 'conversations/1', { priority: 'low' }],
	['get', `${A}/conversations/{conversation_id}/messages`, 'conversations/1/messages'],
	['post', `${A}/conversations/{conversation_id}/messages`, 'conversations/1/messages', { content: 'Otra vez' }],
	['get', `${A}/conversations/{conversation_id}/labels`, 'conversations/1/labels'],
	['post', `${A}/conversations/{conversation_id}/labels`, 'conversations/1/labels', { labels: ['averia'] }],
	['post', `${A}/conversations/{conversation_id}/assignments`, 'conversations/1/assignments', { assignee_id: 1 }],
	[
		'post',
		`${A}/conversations/{conversation_id}/custom_attributes`,
		'conversations/1/custom_attributes',
		{ custom_attributes: { a: 'b' } },
	],
	['post', `${A}/conversations/{conversation_id}/toggle_status`, 'conversations/1/toggle_status', { status: 'open' }],
	['post', `${A}/contacts`, 'contacts', { name: 'Luis', email: 'luis@ejemplo.es' }, [ONE_CONTACT]],
	['get', `${A}/contacts`, 'contacts'],
	['get', `${A}/contacts/search`, 'contacts/search?q=a'],
	['get', `${A}/contacts/{id}`, 'contacts/1'],
	['get', `${A}/contacts/{id}/conversations`, 'contacts/1/conversations'],
	['get', `${A}/contacts/{id}/labels`, 'contacts/1/labels'],
	['post', `${A}/contacts/{id}/labels`, 'contacts/1/labels', { labels: ['vip'] }],
	['get', `${A}/contacts/{id}/contactable_inboxes`, 'contacts/1/contactable_inboxes'],
	[
		'post',
		`${A}/custom_attribute_definitions`,
		'custom_attribute_definitions',
		{ attribute_display_name: 'Zona', attribute_key: 'zona', attribute_model: 1 },
		DEFINITION,
	],
	['get', `${A}/custom_attribute_definitions`, 'custom_attribute_definitions?attribute_model=1', undefined, DEFINITION],
	['get', `${A}/inboxes`, 'inboxes'],
	['get', `${A}/inboxes/{id}`, 'inboxes/1'],
	['get', `${A}/inbox_members/{inbox_id}`, 'inbox_members/1'],
	['get', `${A}/labels`, 'labels'],
	['post', `${A}/labels`, 'labels', { title: 'nueva', description: 'x' }],
	['get', `${A}/teams`, 'teams'],
	['get', `${A}/teams/{team_id}`, 'teams/1'],
	['get', `${A}/teams/{team_id}/team_members`, 'teams/1/team_members'],
	['post', `${A}/webhooks`, 'webhooks', { url: 'https://n8n.example/w', subscriptions: ['message_created'] }],
	['get', `${A}/webhooks`, 'webhooks', undefined, [WRAPPED]],
];

check.each(CALLS.map(([method, described, path, body, exceptions]) => ({ method, described, path, body, exceptions })))(
	'$method $described answers as the swagger says',
	async ({ method, described, path, body, exceptions = [] }) => {
		const answer = await admin(method.toUpperCase(), path, body);
		expect(answer.status).toBe(200);
		const validate = validator(method, described);
		validate(answer.body);
		const known = [...EVERYWHERE, ...exceptions];
		const surprises = (validate.errors ?? []).filter(({ instancePath }) => !excuses(known, instancePath));
		expect(surprises.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)).toEqual([]);
	},
);

check('every exception is still needed', () => {
	const exceptions = [...EVERYWHERE, NO_URL, WRAPPED, ONE_CONTACT, ...DEFINITION];
	expect(exceptions.filter((exception) => !used.has(exception)).map(({ why }) => why)).toEqual([]);
});
