import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { fields, list, text } from './values';

const passed: INodeCredentialTestResult = { status: 'OK', message: 'Connection successful' };
const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

/**
 * The test button of the Chatwoot credential: the address, the account, and both tokens, each with its own text.
 * A bot may read nothing but conversations, so its token is tried on one that cannot exist: 404 means that it is good.
 */
export async function testChatwoot(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const url = (text(data.url, 2048) ?? '').trim().replace(/\/+$/, '');
	const account = text(data.accountId)?.trim() ?? '';
	if (!/^https?:\/\/[^\s/]+/i.test(url)) return failed('The URL is not complete, e.g. https://chatwoot.example.com');
	if (!/^\d+$/.test(account)) return failed('The Account ID is the number after /accounts/ in the dashboard address');
	// The only request helper that n8n gives to credential tests.
	const { request } = this.helpers;
	const get = async (path: string, token: string): Promise<{ status: number; body: unknown }> => {
		const response: unknown = await request({
			method: 'GET',
			uri: url + path,
			headers: { api_access_token: token },
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			timeout: 10_000,
		});
		const { statusCode, body } = fields(response);
		return { status: Number(statusCode), body };
	};
	try {
		const bot = text(data.botToken);
		if (bot !== null) {
			const { status } = await get(`/api/v1/accounts/${account}/conversations/0`, bot);
			if (status === 401) return failed('The Agent Bot Token is wrong, or that bot may not act in this account');
			if (status !== 404 && status !== 200)
				return failed(`Chatwoot answered ${status}. Is the URL the one of Chatwoot?`);
		}
		const user = text(data.userToken);
		if (user === null) return bot === null ? failed('Fill in at least one of the two tokens') : passed;
		const profile = await get('/api/v1/profile', user);
		if (profile.status === 401) return failed('The User Token is wrong');
		if (profile.status !== 200) return failed(`Chatwoot answered ${profile.status}. Is the URL the one of Chatwoot?`);
		const membership = list(fields(profile.body).accounts)
			.map(fields)
			.find(({ id }) => String(id) === account);
		if (membership === undefined) return failed(`The user of the User Token is not a member of account ${account}`);
		return membership.role === 'administrator'
			? passed
			: {
					status: 'OK',
					message: 'Connection successful. The user is not an administrator: Chatwoot Trigger cannot register itself.',
				};
	} catch (error) {
		return failed(`Chatwoot could not be reached: ${(error as Error).message}`);
	}
}
