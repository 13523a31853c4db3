import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { ChatwootReply } from '../../../nodes/ChatwootReply/ChatwootReply.node';
import { BOT, type TestChatwoot, USER } from './chatwoot';
import { executeContext, type Setting } from './context';
import type { TestTurns } from './turns';

export const reply = new ChatwootReply();

let counter = 0;

/** An item as AInstalia Answer puts it out, of a turn that nobody has tried yet. */
export function item(overrides: IDataObject = {}): IDataObject {
	return {
		accountId: '1',
		conversationId: '57',
		messageId: '5001',
		messageIds: ['5001'],
		contact: { id: '812', name: 'mariag' },
		consultaId: `consulta-${++counter}`,
		route: 'answer',
		reply: 'Suba la presión a 1,5 bar [1].',
		buttons: [],
		labels: [],
		handoff: null,
		lease: { attempt: 1, seconds: 60, endsAt: new Date(Date.now() + 60_000).toISOString() },
		...overrides,
	};
}

/** The same turn, taken up again by recovery. */
export function again(json: IDataObject, attempt = 2): IDataObject {
	return { ...json, lease: { attempt, seconds: 60, endsAt: new Date(Date.now() + 60_000).toISOString() } };
}

export interface Services {
	chatwoot: TestChatwoot;
	turns?: TestTurns;
	userToken?: string;
}

/** Runs Chatwoot Reply on one item. */
export async function run(
	{ chatwoot, turns, userToken = USER }: Services,
	json: IDataObject,
	setting: Partial<Setting> = {},
): Promise<INodeExecutionData> {
	const [output] = await reply.execute.call(
		executeContext({
			type: reply,
			items: [json],
			credentials: {
				chatwootApi: { url: chatwoot.url, accountId: '1', botToken: BOT, userToken },
				...(turns ? { aInstaliaApi: { url: turns.url, apiKey: 'key' } } : {}),
			},
			...setting,
		}),
	);
	const [first] = output ?? [];
	if (!first) throw new Error('no item came out');
	return first;
}
