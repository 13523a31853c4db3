import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type Backend, BACKEND_CREDENTIAL, backendFrom, hasBackend } from '../shared/backend';
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
const OUTPUTS = ['customerMessage', 'humanReply', 'conversationChange'] as const;
type Output = (typeof OUTPUTS)[number];

/** Chatwoot announces one change of status by two events. */
const recentChanges = new RecentSet(5_000);

/** What to answer Chatwoot, and the item to start an execution with, if any. */
interface Verdict {
	status: number;
	body: object;
	start?: { output: Output; json: object };
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
	const { start, stored } = verdict;
	const workflowData =
		start &&
		OUTPUTS.map((output): INodeExecutionData[] =>
			output === start.output ? [{ json: start.json as IDataObject }] : [],
		);
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

type Taken = Extract<ChatwootEvent, { kind: 'customer' | 'human' | 'conversation' }>;

async function take(context: IWebhookFunctions, event: Taken): Promise<Verdict> {
	if (event.kind === 'conversation') return await takeChange(context, event.change);
	const { message } = event;
	const backend = await backendOf(context);
	// While the editor listens, the published workflow may have taken the same message already.
	const testing = context.getMode() === 'manual';
	if (backend) {
		const { duplicate } = await backend.use(async (calls) => await calls.storeMessage(message));
		if (duplicate && !testing) return ignore('already taken');
	}
	const stored = backend !== null;
	if (event.kind === 'human') {
		const { id, name, email } = event.sender;
		const operator = { id: id === undefined ? null : String(id), name: text(name), email: text(email) };
		return starts(context, 'humanReply', { ...message, operator }, stored);
	}
	const onlyPending = context.getNodeParameter('options.onlyPending', true) as boolean;
	if (onlyPending && message.status !== 'pending') return ignore(`the conversation is ${message.status}`);
	return starts(context, 'customerMessage', message, stored);
}

async function takeChange(context: IWebhookFunctions, change: ConversationEvent): Promise<Verdict> {
	const { accountId, conversationId, status, assigneeType, at } = change;
	const key = `${accountId}/${conversationId}/${status}/${at}`;
	if (recentChanges.has(key)) return ignore('already taken');
	const backend = await backendOf(context);
	if (backend) {
		await backend.use(
			async (calls) => await calls.changeConversation(accountId, conversationId, { status, assigneeType, at }),
		);
	}
	recentChanges.add(key);
	return starts(context, 'conversationChange', change, backend !== null);
}

/** The verdict on something taken: an execution, if the node is to start one for it. */
function starts(context: IWebhookFunctions, output: Output, json: object, stored: boolean): Verdict {
	const wanted = context.getNodeParameter('startFor', []) as unknown[];
	if (!wanted.includes(output)) return { status: 200, body: { stored } };
	return { status: 200, body: { stored, started: true }, start: { output, json }, stored };
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
