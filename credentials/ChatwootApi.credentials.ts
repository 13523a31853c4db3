import type { IAuthenticate, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** Access to one Chatwoot account, as an agent bot and as a user. */
export class ChatwootApi implements ICredentialType {
	name = 'chatwootApi';

	displayName = 'Chatwoot API';

	icon: Icon = { light: 'file:chatwootApi.svg', dark: 'file:chatwootApi.dark.svg' };

	documentationUrl = 'https://github.com/ainstalia/n8n-nodes-ainstalia#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://chatwoot.example.com',
			required: true,
			description: 'The address of your Chatwoot, without a path',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '1',
			required: true,
			description: 'The number after /accounts/ in the address of the dashboard',
		},
		{
			displayName: 'Agent Bot Token',
			name: 'botToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Settings → Bots → the bot → Access Token. Replies and hand-offs are made with it.',
		},
		{
			displayName: 'User Token',
			name: 'userToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Profile Settings → Access Token, of an administrator. Without it: Chatwoot Trigger cannot register itself, pickers stay empty, contacts are not updated, and a reply repeated after a crash is recognised only while it is the newest message.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for the connection Manual of Chatwoot Trigger: the secret that Chatwoot shows for the bot or webhook',
		},
	];

	/** The nodes name the token they want, `bot` or `user`; anything else (the HTTP Request node) gets the user's. */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		const wanted = requestOptions.headers?.api_access_token;
		const bot = wanted === 'bot' || (wanted !== 'user' && !credentials.userToken);
		const token = bot ? credentials.botToken : credentials.userToken;
		requestOptions.headers = { ...requestOptions.headers, api_access_token: String(token) };
		return requestOptions;
	};
}
