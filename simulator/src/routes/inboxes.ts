import { isAdmin, seesInbox } from '../auth.ts';
import { invalid, notFound, unprocessable } from '../chatwoot/world.ts';
import { secureToken } from '../model/tokens.ts';
import type { Inbox } from '../model/types.ts';
import type { Body } from '../present/people.ts';
import { agentRest } from '../present/rest.ts';
import { addInbox } from '../seed.ts';
import type { AddEndpoint, Call } from './endpoint.ts';
import { Params } from './params.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** `inboxes` and `inbox_members`. Telegram, API and website inboxes can be created; nothing is asked of Telegram. */
export function inboxRoutes(add: AddEndpoint): void {
	add('GET', '/inboxes', 'member', (call) => ({
		payload: mine(call)
			.filter((inbox) => seesInbox(call.store, call.caller, call.account.id, inbox.id))
			.map((inbox) => inboxRest(call, inbox)),
	}));
	add('GET', '/inboxes/:id', 'member', (call) => inboxRest(call, find(call)));
	add('POST', '/inboxes', 'admin', create);
	add(['PATCH', 'PUT'], '/inboxes/:id', 'admin', update);
	add('POST', '/inboxes/:id/reset_secret', 'admin', (call) => {
		const inbox = find(call);
		if (inbox.channelType !== 'Channel::Api') throw notFound();
		inbox.secret = secureToken();
		return inboxRest(call, inbox);
	});
	add('GET', '/inbox_members/:id', 'member', (call) => members(call, find(call)));
	for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
		add(method, '/inbox_members', 'admin', (call) => changeMembers(call, method));
	}
}

const mine = ({ store, account }: Call): Inbox[] =>
	[...store.inboxes.values()].filter((inbox) => inbox.accountId === account.id);

function find(call: Call, id = call.id('id')): Inbox {
	const inbox = mine(call).find((row) => row.id === id);
	if (!inbox) throw notFound();
	return inbox;
}

function create(call: Call): Body {
	const { world, body, account, core } = call;
	const channel = new Params(body.attributes('channel'));
	const type = channel.required('type');
	if (type !== 'telegram' && type !== 'api' && type !== 'web_widget') {
		throw unprocessable(`The simulator has no channel of type ${type}`);
	}
	const botToken = channel.text('bot_token');
	if (type === 'telegram' && !botToken) throw invalid('Bot token invalid token', 'bot_token');
	if (botToken && [...call.store.inboxes.values()].some((row) => row.botToken === botToken)) {
		throw invalid('Bot token has already been taken', 'bot_token');
	}
	const inbox = addInbox(world, account.id, {
		name: body.required('name'),
		channel: type,
		botToken,
		webhookUrl: channel.text('webhook_url'),
	});
	core.tell({ name: 'state' });
	return inboxRest(call, inbox);
}

function update(call: Call): Body {
	const { body, core } = call;
	const inbox = find(call);
	const name = body.text('name');
	if (name) inbox.name = name;
	inbox.lockToSingleConversation = body.flag('lock_to_single_conversation') ?? inbox.lockToSingleConversation;
	const webhookUrl = new Params(body.attributes('channel')).nullableText('webhook_url');
	if (inbox.channelType === 'Channel::Api' && webhookUrl !== undefined) inbox.webhookUrl = webhookUrl;
	core.tell({ name: 'state' });
	return inboxRest(call, inbox);
}

const members = ({ store, account }: Call, inbox: Inbox): Body => ({
	payload: inbox.memberIds.flatMap((id) => {
		const user = store.users.get(id);
		return user ? [agentRest(user, account.id)] : [];
	}),
});

function changeMembers(call: Call, method: 'POST' | 'PATCH' | 'DELETE'): Body | undefined {
	const { store, body, account } = call;
	const inbox = find(call, body.integer('inbox_id'));
	const ids = (body.integers('user_ids') ?? []).filter((id) =>
		store.users.get(id)?.roles.some((entry) => entry.accountId === account.id),
	);
	if (method === 'POST') inbox.memberIds = [...new Set([...inbox.memberIds, ...ids])];
	if (method === 'PATCH') inbox.memberIds = ids;
	if (method === 'DELETE') inbox.memberIds = inbox.memberIds.filter((id) => !ids.includes(id));
	return method === 'DELETE' ? undefined : members(call, inbox);
}

/** Inbox of REST answers; secrets of API channels only for administrators. */
function inboxRest({ core, caller, account }: Call, inbox: Inbox): Body {
	const isApi = inbox.channelType === 'Channel::Api';
	const admin = isAdmin(caller, account.id);
	return {
		id: inbox.id,
		avatar_url: '',
		channel_id: inbox.channelId,
		name: inbox.name,
		channel_type: inbox.channelType,
		greeting_enabled: inbox.greetingEnabled,
		greeting_message: inbox.greetingMessage,
		working_hours_enabled: false,
		enable_email_collect: true,
		csat_survey_enabled: false,
		csat_config: {},
		enable_auto_assignment: true,
		auto_assignment_config: {},
		out_of_office_message: null,
		working_hours: DAYS.map(workingDay),
		timezone: 'Europe/Madrid',
		callback_webhook_url: inbox.botToken ? `${core.frontendUrl}/webhooks/telegram/${inbox.botToken}` : null,
		allow_messages_after_resolved: true,
		lock_to_single_conversation: inbox.lockToSingleConversation,
		sender_name_type: 'friendly',
		business_name: null,
		provider: null,
		...(inbox.botName === null ? {} : { bot_name: inbox.botName }),
		...(isApi ? { inbox_identifier: inbox.identifier, webhook_url: inbox.webhookUrl, additional_attributes: {} } : {}),
		...(isApi && admin ? { hmac_token: inbox.hmacToken, hmac_mandatory: false, secret: inbox.secret } : {}),
	};
}

const workingDay = (day: number): Body => {
	const closed = day === 0 || day === 6;
	const time = (value: number): number | null => (closed ? null : value);
	return {
		day_of_week: day,
		closed_all_day: closed,
		open_hour: time(9),
		open_minutes: time(0),
		close_hour: time(17),
		close_minutes: time(0),
		open_all_day: false,
	};
};
