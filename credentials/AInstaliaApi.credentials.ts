import type { IAuthenticate, ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** Access to an AInstalia backend. */
export class AInstaliaApi implements ICredentialType {
	name = 'aInstaliaApi';

	displayName = 'AInstalia API';

	icon: Icon = { light: 'file:aInstaliaApi.svg', dark: 'file:aInstaliaApi.dark.svg' };

	documentationUrl = 'https://github.com/ainstalia/n8n-nodes-ainstalia#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: 'http://127.0.0.1:3100',
			placeholder: 'e.g. https://ainstalia.example.com',
			required: true,
			description: 'Where the AInstalia backend answers, without a path',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: "The company's key. The backend prints the first one when it starts for the first time.",
		},
	];

	// A function: a declarative header would be an expression, and those cost a sandbox for every request.
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		requestOptions.headers = { ...requestOptions.headers, authorization: `Bearer ${String(credentials.apiKey)}` };
		return requestOptions;
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.url}}', url: '/consultar?limit=1' },
	};
}
