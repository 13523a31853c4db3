import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type Backend, BACKEND_CREDENTIAL, backendFrom, hasBackend } from '../shared/backend';
import type { Message, Order, OrderAnswer } from '../shared/contract';
import { verifySignature } from '../shared/signature';
import { text } from '../shared/values';
import { dropCredentials, recentCredentials } from './credentials';
import { type ChatwootEvent, type ConversationEvent, readEvent } from './event';
import { chosenInboxes, connectionOf } from './registration';
import { RecentSet } from '../shared/recent';
import { knownSecret, rereadSecret } from './secret';

/** Chatwoot's bodies have a few KiB; n8n itself would take 16 MiB. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The outputs, in the order of the node's description. */
const OUTPUTS = ['customerMessage', 'humanReply', 'conversationChange', 'operatorAction'] as const;
type Output = (typeof OUTPUTS)[number];

/** Chatwoot announces one change of status by two events. */
const recentChanges = new RecentSet(5_000);

/** An item to start an execution with. */
interface Start {
	output: Output;
	json: object;
}

/** What to answer Chatwoot, and the items to start an execution with, if any. */
interface Verdict {
	status: number;
	body: object;
	starts?: Start[];
	/** Whether the event is safe in the backend, so that Chatwoot need not wait until n8n has stored the execution. */
	stored?: boolean;
}

/**
 * Answers one call of Chatwoot. Never throws and always answers: n8n turns an exception into a failed execution, and
 * Chatwoot takes a missing answer as a broken bot.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	let verdict: Verdict;
	try {
		verdict = await judge(context);
	} catch (error) {
		context.logger.error(`Chatwoot Trigger could not take a message: ${(error as Error).message}`);
		verdict = {
			status: 500,
			body: { error: 'not_taken', message: 'The message could not be taken. Please send it again.' },
		};
	}
	const { starts = [], stored } = verdict;
	const workflowData =
		starts.length > 0
			? OUTPUTS.map((output): INodeExecutionData[] =>
					starts.filter((start) => start.output === output).map(({ json }) => ({ json: json as IDataObject })),
				)
			: undefined;
	// Without a backend n8n answers, after it has stored the execution.
	if (workflowData && !stored) return { workflowData };
	context.getResponseObject().status(verdict.status).json(verdict.body);
	return workflowData ? { workflowData, noWebhookResponse: true } : { noWebhookResponse: true };
}

const refuse = (status: number, error: string, message: string): Verdict => ({ status, body: { error, message } });
const ignore = (reason: string): Verdict => ({ status: 200, body: { ignored: reason } });

async function judge(context: IWebhookFunctions): Promise<Verdict> {
	const rawBody: unknown = (context.getRequestObject() as { rawBody?: unknown }).rawBody;
	if (!Buffer.isBuffer(rawBody)) return refuse(400, 'no_body', 'Send the event as a JSON body.');
	if (rawBody.length > MAX_BODY_BYTES) return refuse(413, 'too_large', 'The body is larger than 1 MiB.');
	const refusal = await checkSignature(context, rawBody);
	if (refusal) return refusal;
	const headers = context.getHeaderData();
	if (!headers['content-type']?.toLowerCase().startsWith('application/json')) {
		return refuse(400, 'not_json', 'Send the event as application/json.');
	}
	const event = readEvent(context.getBodyData(), chosenInboxes(context));
	if (event.kind === 'ignored') return ignore(event.reason);
	if (event.kind === 'invalid') return refuse(400, 'invalid_event', event.problem);
	return await take(context, event);
}

async function checkSignature(context: IWebhookFunctions, rawBody: Buffer): Promise<Verdict | undefined> {
	const headers = context.getHeaderData();
	const delivery = {
		rawBody,
		timestamp: headers['x-chatwoot-timestamp'],
		signature: headers['x-chatwoot-signature'],
	};
	const wrong = refuse(401, 'bad_signature', 'The signature does not match. Check the webhook secret.');
	if (typeof delivery.signature !== 'string' || typeof delivery.timestamp !== 'string') return wrong;
	const connection = connectionOf(context);
	let verdict = verifySignature(delivery, await knownSecret(context, connection));
	if (verdict === 'wrong') verdict = verifySignature(delivery, await rereadSecret(context, connection));
	if (verdict === 'wrong') return wrong;
	return verdict === 'expired'
		? refuse(401, 'expired', 'The delivery is more than five minutes old, or a clock is wrong.')
		: undefined;
}

type Taken = Extract<ChatwootEvent, { kind: 'customer' | 'human' | 'order' | 'conversation' }>;

async function take(context: IWebhookFunctions, event: Taken): Promise<Verdict> {
	if (event.kind === 'conversation') return await takeChange(context, event.change);
	if (event.kind === 'order') return await takeOrder(context, event.message, event.order);
	const { message } = event;
	const backend = await backendOf(context);
	let isWaking = false;
	// While the editor listens, the published workflow may have taken the same message already.
	const testing = context.getMode() === 'manual';
	if (backend) {
		const { duplicate, wake } = await backend.use(async (calls) => await calls.storeMessage(message));
		isWaking = wake;
		if (duplicate && !testing) return ignore('already taken');
	}
	const stored = backend !== null;
	if (event.kind === 'human') {
		const { id, name, email } = event.sender;
		const operator = { id: id === undefined ? null : String(id), name: text(name), email: text(email) };
		const reply = { output: 'humanReply', json: { ...message, operator } } as const;
		if (message.status !== 'pending') return starts(context, [reply], stored);
		// In Chatwoot it would stay with the bot, out of the team's sight.
		const change: Change = { note: '', status: 'open', unassign: false, key: null };
		return starts(context, [reply, action(message, { operator, change })], stored);
	}
	const onlyPending = context.getNodeParameter('options.onlyPending', true) as boolean;
	if (onlyPending && message.status !== 'pending' && !isWaking) return ignore(`the conversation is ${message.status}`);
	return starts(context, [{ output: 'customerMessage', json: message }], stored);
}

/** What Chatwoot Reply is to do in the conversation. */
type Change = Pick<OrderAnswer, 'note' | 'status' | 'unassign'> & {
	/** Marks the note, so that a repeated run finds it. */
	key: string | null;
};

/** An order holds once the backend has it; the execution shows it in Chatwoot and confirms it. */
async function takeOrder(context: IWebhookFunctions, message: Message, order: Order): Promise<Verdict> {
	const { accountId, conversationId } = message;
	const backend = await backendOf(context);
	if (backend === null) return ignore('orders need an AInstalia credential');
	const { accepted, duplicate, ...effect } = await backend.use(
		async (calls) => await calls.takeOrder(accountId, conversationId, order),
	);
	if (duplicate && context.getMode() !== 'manual') return ignore('already taken');
	const change: Change = { ...effect, key: `orden-${order.messageId}` };
	return starts(context, [action(message, { operator: order.by, order: { ...order, accepted }, change })], true);
}

const action = ({ accountId, conversationId, inboxId }: Message, rest: object): Start => ({
	output: 'operatorAction',
	json: { accountId, conversationId, inboxId, ...rest },
});

async function takeChange(context: IWebhookFunctions, change: ConversationEvent): Promise<Verdict> {
	const { accountId, conversationId, status, assigneeType, at } = change;
	const key = `${accountId}/${conversationId}/${status}/${assigneeType}/${at}`;
	if (recentChanges.has(key)) return ignore('already taken');
	const backend = await backendOf(context);
	if (backend) {
		await backend.use(
			async (calls) => await calls.changeConversation(accountId, conversationId, { status, assigneeType, at }),
		);
	}
	recentChanges.add(key);
	return starts(context, [{ output: 'conversationChange', json: change }], backend !== null);
}

/** The verdict on something taken: an execution with those items that the node is to start one for. */
function starts(context: IWebhookFunctions, items: Start[], stored: boolean): Verdict {
	const chosen = context.getNodeParameter('startFor', []) as unknown[];
	const wanted = items.filter(({ output }) => chosen.includes(output));
	if (wanted.length === 0) return { status: 200, body: { stored } };
	return { status: 200, body: { stored, started: true }, starts: wanted, stored };
}

/** The backend, when the node has its credential. A refused key is read anew for the next message. */
async function backendOf(
	context: IWebhookFunctions,
): Promise<{ use<T>(work: (calls: Backend) => Promise<T>): Promise<T> } | null> {
	if (!hasBackend(context)) return null;
	const calls = backendFrom(context, await recentCredentials(context, BACKEND_CREDENTIAL));
	return {
		async use(work) {
			return await work(calls).catch((error: unknown) => {
				dropCredentials(context, BACKEND_CREDENTIAL);
				throw error;
			});
		},
	};
}
