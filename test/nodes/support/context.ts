import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { AInstaliaApi } from '../../../credentials/AInstaliaApi.credentials';
import { ChatwootApi } from '../../../credentials/ChatwootApi.credentials';

const credentialTypes: Record<string, ICredentialType> = {
	aInstaliaApi: new AInstaliaApi(),
	chatwootApi: new ChatwootApi(),
};

/** What a test sets up of n8n. */
export interface Setting {
	type: INodeType;
	parameters?: IDataObject;
	/** By credential type; a node has those that are named here. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	items?: IDataObject[];
	continueOnFail?: boolean;
	/** `manual` while the editor listens for a test event. */
	mode?: 'manual' | 'webhook' | 'trigger';
	staticData?: IDataObject;
	webhookUrl?: string;
	/** Every line that the node logged. */
	log?: string[];
	/** Awaited before and after each request that the node makes. */
	gate?: (moment: 'before' | 'after') => Promise<void>;
}

let nodes = 0;

/** The value that n8n gives for a parameter: the one that is set, else the default of the description. */
function parameterOf(setting: Setting, path: string, fallback: unknown): unknown {
	const [first = '', ...rest] = path.split('.');
	const declared = setting.type.description.properties.find(({ name }) => name === first);
	let value: unknown = setting.parameters?.[first] ?? declared?.default;
	for (const key of rest) value = (value as IDataObject | undefined)?.[key];
	return value ?? fallback;
}

/** n8n's request helper over fetch: it signs by the real credential class and fails with n8n's own error. */
async function request(node: INode, type: string, options: IHttpRequestOptions, data: ICredentialDataDecryptedObject) {
	const { authenticate } = credentialTypes[type] ?? {};
	if (typeof authenticate !== 'function') throw new Error(`${type} does not sign by a function`);
	const signed = await authenticate(data, options);
	const url = new URL(signed.url);
	for (const [key, value] of Object.entries(signed.qs ?? {})) {
		if (value !== undefined) url.searchParams.set(key, String(value));
	}
	try {
		const response = await fetch(url, {
			method: signed.method,
			headers: { 'content-type': 'application/json', ...(signed.headers as Record<string, string>) },
			body: signed.body === undefined ? undefined : JSON.stringify(signed.body),
			signal: AbortSignal.any([
				AbortSignal.timeout(signed.timeout ?? 300_000),
				...(signed.abortSignal ? [signed.abortSignal as AbortSignal] : []),
			]),
		});
		const text = await response.text();
		let body: unknown = text;
		try {
			body = JSON.parse(text);
		} catch {
			// As axios: what is not JSON stays text.
		}
		return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
	} catch (error) {
		const { code } = ((error as Error).cause ?? {}) as { code?: string };
		throw new NodeApiError(node, Object.assign(new Error('request failed'), { code }) as never);
	}
}

function base(setting: Setting) {
	const credentials = setting.credentials ?? {};
	const node: INode = {
		id: `node-${++nodes}`,
		name: setting.type.description.displayName,
		type: `n8n-nodes-ainstalia.${setting.type.description.name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: Object.fromEntries(
			Object.keys(credentials).map((type) => [type, { id: `${type}-${nodes}`, name: type }]),
		),
	};
	const staticData = setting.staticData ?? {};
	const write = (line: unknown): void => void setting.log?.push(String(line));
	return {
		getNode: () => node,
		getWorkflow: () => ({ id: 'workflow', name: 'Test', active: true }),
		getMode: () => setting.mode ?? 'webhook',
		getWorkflowStaticData: () => staticData,
		logger: { debug: write, info: write, warn: write, error: write },
		getCredentials: async (type: string) => {
			const found = credentials[type];
			if (!found) throw new Error(`no credential ${type}`);
			return await Promise.resolve(found);
		},
		helpers: {
			httpRequestWithAuthentication: async (
				type: string,
				options: IHttpRequestOptions,
				more?: { credentialsDecrypted?: { data?: ICredentialDataDecryptedObject } },
			) => {
				await setting.gate?.('before');
				const response = await request(
					node,
					type,
					options,
					more?.credentialsDecrypted?.data ?? credentials[type] ?? {},
				);
				await setting.gate?.('after');
				return response;
			},
		},
	};
}

/** The context of `execute()`. */
export function executeContext(setting: Setting): IExecuteFunctions {
	const items: INodeExecutionData[] = (setting.items ?? [{}]).map((json) => ({ json }));
	return {
		...base(setting),
		getInputData: () => items,
		continueOnFail: () => setting.continueOnFail ?? false,
		addExecutionHints: ({ message }: { message: string }) => void setting.log?.push(`hint: ${message}`),
		getNodeParameter: (name: string, _index: number, fallback?: unknown, options?: { extractValue?: boolean }) => {
			const value = parameterOf(setting, name, fallback);
			const isLocator = options?.extractValue && typeof value === 'object' && value !== null && 'mode' in value;
			return isLocator ? (value as { value?: unknown }).value : value;
		},
	} as unknown as IExecuteFunctions;
}

/** The context of a trigger that listens; each started execution ends as `execute` says. */
export function triggerContext(
	setting: Setting,
	execute: (items: INodeExecutionData[][]) => Promise<IRun | undefined>,
): ITriggerFunctions {
	const context = base(setting);
	return {
		...context,
		helpers: { ...context.helpers, createDeferredPromise: () => Promise.withResolvers<IRun>() },
		getNodeParameter: (name: string, fallback?: unknown) => parameterOf(setting, name, fallback),
		emit: (
			items: INodeExecutionData[][],
			_response: unknown,
			done: { resolve: (run: IRun | undefined) => void; reject: (error: unknown) => void },
		) => void execute(items).then(done.resolve, done.reject),
	} as unknown as ITriggerFunctions;
}

/** The context of publishing and unpublishing. */
export function hookContext(setting: Setting): IHookFunctions {
	return {
		...base(setting),
		getActivationMode: () => (setting.mode === 'manual' ? 'manual' : 'activate'),
		getNodeParameter: (name: string, fallback?: unknown) => parameterOf(setting, name, fallback),
		getNodeWebhookUrl: () => setting.webhookUrl,
	} as unknown as IHookFunctions;
}

/** What the node answered to a webhook, as the caller sees it. */
export interface WebhookAnswer {
	status?: number;
	body?: unknown;
	times: number;
}

export interface Delivery {
	rawBody: Buffer | undefined;
	headers: Record<string, string | undefined>;
}

/** The context of one webhook call. The body is parsed as n8n does it, by content type, before the node sees it. */
export function webhookContext(
	setting: Setting,
	delivery: Delivery,
): { context: IWebhookFunctions; answer: WebhookAnswer } {
	const answer: WebhookAnswer = { times: 0 };
	const response = {
		status(code: number) {
			answer.status = code;
			return response;
		},
		json(body: unknown) {
			answer.body = body;
			answer.times += 1;
			return response;
		},
	};
	const json = delivery.headers['content-type'] === 'application/json' && delivery.rawBody?.length;
	const parsed: unknown = json ? JSON.parse(String(delivery.rawBody)) : undefined;
	const context = {
		...base(setting),
		getNodeParameter: (name: string, fallback?: unknown) => parameterOf(setting, name, fallback),
		getWebhookResourceUrl: () => setting.webhookUrl,
		getRequestObject: () => ({ rawBody: delivery.rawBody }),
		getResponseObject: () => response,
		getHeaderData: () => delivery.headers,
		getBodyData: () => parsed ?? {},
	} as unknown as IWebhookFunctions;
	return { context, answer };
}
