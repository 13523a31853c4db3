import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError, sleep } from 'n8n-workflow';
import { fields, text } from './values';

export type NodeContext =
	IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | ITriggerFunctions | IWebhookFunctions;

/** A service that a credential leads to. */
export interface Service {
	/** Credential type. */
	credential: string;
	/** How people call it, for error texts. */
	title: string;
	/** Address without a slash at the end. */
	url: string;
	data: ICredentialDataDecryptedObject;
}

export interface Call {
	method: IHttpRequestMethods;
	path: string;
	query?: Record<string, string | number | boolean | undefined>;
	body?: unknown;
	headers?: Record<string, string>;
	/** Milliseconds. */
	timeout: number;
	/**
	 * When a failed call may be made again. `always`: it changes nothing, or the second time changes nothing more.
	 * `unprocessed`: only when the service certainly did not take it (connection refused, 429, 503 with Retry-After).
	 */
	repeat?: 'always' | 'unprocessed' | 'never';
	itemIndex?: number;
	/** Ends the call. */
	signal?: AbortSignal;
}

export interface Answer {
	status: number;
	body: unknown;
}

const MAX_TRIES = 3;
const MAX_WAIT_MS = 5_000;
/** A connection that was never made: the service saw nothing of the request. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const TRANSIENT = new Set([429, 502, 503, 504]);

/**
 * Opens a credential once for several calls: each call by credential name would cost n8n a database read and a decryption.
 *
 * @throws NodeOperationError when the address in the credential is not an http(s) address
 */
export function serviceFrom(
	context: NodeContext,
	credential: string,
	title: string,
	data: ICredentialDataDecryptedObject,
): Service {
	const url = (text(data.url, 2048) ?? '').trim().replace(/\/+$/, '');
	if (!/^https?:\/\/[^\s/]+/i.test(url)) {
		throw new NodeOperationError(context.getNode(), `The URL in the ${title} credential is not complete`, {
			description: 'Open the credential and give the whole address, e.g. https://chatwoot.example.com',
		});
	}
	return { credential, title, url, data };
}

/**
 * Calls a service and gives its answer whatever the status; repeats the call where `repeat` allows it.
 *
 * @throws NodeApiError when no answer came
 */
export async function call(context: NodeContext, service: Service, request: Call): Promise<Answer> {
	for (let attempt = 1; ; attempt++) {
		const outcome = await once(context, service, request);
		const wait = attempt < MAX_TRIES ? pause(outcome, request.repeat ?? 'never', attempt) : null;
		if (wait === null) {
			if (outcome.error) throw outcome.error;
			return outcome.answer;
		}
		await sleep(wait);
	}
}

type Outcome =
	| { answer: Answer; retryAfterMs: number | null; error?: undefined }
	| { error: NodeApiError; code: string; answer?: undefined };

/** How long to wait before the next try, in milliseconds; null when there must be none. */
function pause(outcome: Outcome, repeat: NonNullable<Call['repeat']>, attempt: number): number | null {
	if (repeat === 'never') return null;
	const usual = 200 * 3 ** (attempt - 1);
	if (outcome.error) return repeat === 'always' || UNSENT.has(outcome.code) ? usual : null;
	const { status } = outcome.answer;
	if (!TRANSIENT.has(status)) return null;
	const refused = status === 429 || (status === 503 && outcome.retryAfterMs !== null);
	if (repeat !== 'always' && !refused) return null;
	const wait = outcome.retryAfterMs ?? usual;
	return wait <= MAX_WAIT_MS ? wait : null;
}

async function once(context: NodeContext, service: Service, request: Call): Promise<Outcome> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: service.url + request.path,
		json: true,
		timeout: request.timeout,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
		...(request.signal === undefined ? {} : { abortSignal: request.signal }),
		...(request.headers === undefined ? {} : { headers: { ...request.headers } }),
		...(request.query === undefined ? {} : { qs: request.query }),
		...(request.body === undefined ? {} : { body: request.body as IHttpRequestOptions['body'] }),
	};
	try {
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			service.credential,
			options,
			{ credentialsDecrypted: { id: '', name: '', type: service.credential, data: service.data } },
		);
		const { statusCode, body, headers } = fields(response);
		return { answer: { status: Number(statusCode), body }, retryAfterMs: retryAfter(fields(headers)['retry-after']) };
	} catch (error) {
		return { error: unreachable(context, service, request, error), code: codeOf(error) };
	}
}

/** `Retry-After` in seconds, as milliseconds. The date form is not used by the services we call. */
function retryAfter(header: unknown): number | null {
	return typeof header === 'string' && /^\d{1,6}$/.test(header.trim()) ? Number(header) * 1000 : null;
}

/** The system's code of a failed connection, wherever n8n's wrapper left it. */
function codeOf(error: unknown): string {
	const outer = fields(error);
	const inner = error instanceof Error ? fields(error.cause) : {};
	return text(inner.code) ?? text(outer.code) ?? text(outer.httpCode) ?? '';
}

function unreachable(context: NodeContext, service: Service, request: Call, error: unknown): NodeApiError {
	const code = codeOf(error);
	const timedOut = code === 'ECONNABORTED' || code === 'ETIMEDOUT';
	const message = timedOut
		? `${service.title} did not answer within ${request.timeout / 1000} s`
		: `${service.title} could not be reached`;
	// Built anew: the original holds the request with its token. Without the code, for which n8n has its own texts.
	return new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: `${request.method} ${service.url}${request.path}${code ? ` (${code})` : ''}. Check that the service runs and that the URL in the credential is right.`,
			failure: { cause: 'temporarily-unavailable' },
			...(request.itemIndex === undefined ? {} : { itemIndex: request.itemIndex }),
		},
	);
}
