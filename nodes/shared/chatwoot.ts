import type { ICredentialDataDecryptedObject, IHttpRequestMethods } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { bodyOf } from './failure';
import { type Answer, call, type Call, type NodeContext, type Service, serviceFrom } from './http';
import { identifier, text } from './values';

export const CHATWOOT_CREDENTIAL = 'chatwootApi';

/** Who makes a call: the agent bot, or the user whose token the credential holds. */
type Token = 'bot' | 'user';

export interface ChatwootCall {
	as: Token;
	method: IHttpRequestMethods;
	/** Below the account, e.g. `/conversations/57`. */
	path: string;
	query?: Call['query'];
	body?: unknown;
	/** Defaults to `always` for reading, and to `unprocessed` for everything else. */
	repeat?: Call['repeat'];
	itemIndex?: number;
}

const TIMEOUT_MS = 15_000;

/** One Chatwoot account, as one credential sees it. */
export interface Chatwoot {
	accountId: string;
	hasUserToken: boolean;
	credentials: ICredentialDataDecryptedObject;
	/** The body of a successful answer. @throws NodeApiError */
	ask(request: ChatwootCall): Promise<unknown>;
	/** The answer, whatever its status. @throws NodeApiError when none came */
	send(request: ChatwootCall): Promise<Answer>;
	/** The body of an answer that `send` gave. @throws NodeApiError when its status is not a success */
	accept(request: ChatwootCall, answer: Answer): unknown;
}

/** @throws NodeOperationError when the credential is missing or not complete */
export async function openChatwoot(context: NodeContext): Promise<Chatwoot> {
	return chatwootFrom(context, await context.getCredentials(CHATWOOT_CREDENTIAL));
}

function chatwootFrom(context: NodeContext, credentials: ICredentialDataDecryptedObject): Chatwoot {
	const service: Service = serviceFrom(context, CHATWOOT_CREDENTIAL, 'Chatwoot', credentials);
	const accountId = identifier(credentials.accountId) ?? '';
	if (!/^\d+$/.test(accountId)) {
		throw new NodeOperationError(context.getNode(), 'The account ID in the Chatwoot credential is not a number', {
			description: 'It is the number after /accounts/ in the address of your Chatwoot dashboard.',
		});
	}
	const held: Record<Token, boolean> = {
		bot: text(credentials.botToken) !== null,
		user: text(credentials.userToken) !== null,
	};

	const prepare = (request: ChatwootCall): Call => {
		if (!held[request.as]) throw missingToken(context, request);
		return {
			method: request.method,
			path: `/api/v1/accounts/${accountId}${request.path}`,
			query: request.query,
			body: request.body,
			// The credential puts the real token in the place of this word.
			headers: { api_access_token: request.as },
			timeout: TIMEOUT_MS,
			repeat: request.repeat ?? (request.method === 'GET' ? 'always' : 'unprocessed'),
			itemIndex: request.itemIndex,
		};
	};

	return {
		accountId,
		hasUserToken: held.user,
		credentials,
		async send(request) {
			return await call(context, service, prepare(request));
		},
		async ask(request) {
			const prepared = prepare(request);
			return bodyOf(context, service, prepared, await call(context, service, prepared));
		},
		accept(request, answer) {
			return bodyOf(context, service, prepare(request), answer);
		},
	};
}

function missingToken(context: NodeContext, request: ChatwootCall): NodeOperationError {
	const { field, owner } =
		request.as === 'bot'
			? { field: 'Agent Bot Token', owner: 'the agent bot' }
			: { field: 'User Token', owner: 'a user (Chatwoot does not let bots do it)' };
	return new NodeOperationError(context.getNode(), `The Chatwoot credential has no ${field}, and this needs one`, {
		description: `${request.method} ${request.path} must be made by ${owner}. Fill in '${field}' in the credential.`,
		...(request.itemIndex === undefined ? {} : { itemIndex: request.itemIndex }),
	});
}
