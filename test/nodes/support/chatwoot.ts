import type { IDataObject } from 'n8n-workflow';
import { type Received, type Reply, startServer, type TestServer } from './server';

export const BOT = 'bot-token';
export const USER = 'user-token';

interface Conversation {
	id: number;
	status: string;
	labels: string[];
	priority: string | null;
	assignee_type: string | null;
	team: { id: number } | null;
	messages: IDataObject[];
}

/** What a test does to one request; `null` lets it pass. */
type Fault = (request: Received) => Reply | null;

/** A Chatwoot with one conversation, real enough for what Chatwoot Reply does; it keeps Chatwoot's rules for tokens. */
export interface TestChatwoot extends TestServer {
	conversation: Conversation;
	contacts: Record<string, IDataObject>;
	/** Applied after a request took effect: the answer is lost on the way. */
	faultAfter: Fault;
	/** Applied instead of the request. */
	faultBefore: Fault;
	/** Lets somebody write. */
	says(message: IDataObject): IDataObject;
	publicReplies(): IDataObject[];
	notes(): IDataObject[];
}

const bots = [/\/conversations\/\d+$/, /\/messages$/, /\/labels$/, /\/assignments$/, /\/toggle_\w+$/];

export async function startChatwoot(): Promise<TestChatwoot> {
	const conversation: Conversation = {
		id: 57,
		status: 'pending',
		labels: ['vip'],
		priority: null,
		assignee_type: 'AgentBot',
		team: null,
		messages: [],
	};
	let nextId = 5000;
	const says = (message: IDataObject): IDataObject => {
		const whole = {
			id: ++nextId,
			private: false,
			content_attributes: {},
			created_at: Math.floor(Date.now() / 1000),
			...message,
		};
		conversation.messages.push(whole);
		return whole;
	};
	const contacts: Record<string, IDataObject> = { 812: { id: 812, name: 'mariag', custom_attributes: {} } };

	const actions: Record<string, (request: Received) => unknown> = {
		'GET ': () => ({
			id: conversation.id,
			status: conversation.status,
			labels: conversation.labels,
			priority: conversation.priority,
			meta: { assignee_type: conversation.assignee_type, team: conversation.team },
			messages: conversation.messages.slice(-1),
			last_non_activity_message: conversation.messages.findLast(({ message_type }) => message_type !== 2) ?? null,
		}),
		'GET messages': ({ query }) => {
			const after = Number(query.get('after') ?? 0);
			const list = conversation.messages.filter(({ id }) => Number(id) > after);
			return { meta: {}, payload: after > 0 ? list.slice(0, 100) : list.slice(-20) };
		},
		'POST messages': ({ body, headers }) =>
			says({
				...(body as IDataObject),
				message_type: 1,
				sender: headers.api_access_token === BOT ? { id: 2, type: 'agent_bot' } : { id: 1, type: 'user' },
			}),
		'GET labels': () => ({ payload: conversation.labels }),
		'POST labels': ({ body }) => {
			conversation.labels = body.labels as string[];
			return { payload: conversation.labels };
		},
		'POST toggle_priority': ({ body }) => void (conversation.priority = body.priority as string),
		'POST toggle_typing_status': () => undefined,
		'POST assignments': ({ body }) => {
			if (typeof body.team_id === 'number') conversation.team = { id: body.team_id };
			else conversation.assignee_type = body.assignee_id === null ? null : 'User';
			return {};
		},
		'POST toggle_status': ({ body }) => {
			conversation.status = body.status as string;
			says({ message_type: 2, content: 'Conversation was reopened' });
			return { payload: { success: null, current_status: conversation.status } };
		},
	};

	const answer = (request: Received): Reply => {
		const before = chatwoot.faultBefore(request);
		if (before !== null) return before;
		const token = request.headers.api_access_token;
		if (token !== BOT && token !== USER) return { status: 401, body: { error: 'Invalid Access Token' } };
		const listing = request.method === 'GET' && request.path.endsWith('/messages');
		if (token === BOT && (listing || !bots.some((path) => path.test(request.path)))) {
			return { status: 401, body: { error: 'Access to this endpoint is not authorized for bots' } };
		}
		const contact = /^\/api\/v1\/accounts\/1\/contacts\/(\d+)$/.exec(request.path)?.[1];
		if (contact !== undefined) {
			contacts[contact] = { ...contacts[contact], ...(request.body as IDataObject) };
			return chatwoot.faultAfter(request) ?? { body: { payload: contacts[contact] } };
		}
		const action = /^\/api\/v1\/accounts\/1\/conversations\/57(?:\/(\w+))?$/.exec(request.path);
		const act = action && actions[`${request.method} ${action[1] ?? ''}`];
		if (!act) return { status: 404, body: { error: 'Resource could not be found' } };
		const body = act(request);
		return chatwoot.faultAfter(request) ?? { body };
	};

	const server = await startServer(answer);
	const ours = (isPrivate: boolean) => () =>
		conversation.messages.filter((message) => message.message_type === 1 && message.private === isPrivate);
	const chatwoot: TestChatwoot = {
		...server,
		conversation,
		contacts,
		faultAfter: () => null,
		faultBefore: () => null,
		says,
		publicReplies: ours(false),
		notes: ours(true),
	};
	says({ message_type: 0, content: 'no calienta', sender: { id: 812, type: 'contact' } });
	return chatwoot;
}
