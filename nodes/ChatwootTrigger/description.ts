import type { INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export const properties: INodeTypeDescription['properties'] = [
	{
		displayName: 'Connection',
		name: 'connection',
		type: 'options',
		default: 'agentBot',
		options: [
			{
				name: 'Account Webhook',
				value: 'accountWebhook',
				description: 'Registers a webhook for the whole account. Chatwoot does not repeat what fails.',
			},
			{
				name: 'Agent Bot',
				value: 'agentBot',
				description:
					'Registers an agent bot and attaches it to the chosen inboxes. New conversations start as pending, and Chatwoot repeats what fails.',
			},
			{
				name: 'Manual',
				value: 'manual',
				description: 'You enter the Production URL in Chatwoot, and its webhook secret in the credential',
			},
		],
		description: 'How Chatwoot calls this workflow',
	},
	{
		displayName:
			'Publishing the workflow needs the User Token of a Chatwoot administrator in the credential. While you test, a temporary account webhook is used, so that the published workflow keeps working.',
		name: 'registrationNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { connection: ['agentBot', 'accountWebhook'] } },
	},
	{
		displayName:
			"Copy the Production URL above into Chatwoot (Settings → Bots or Integrations → Webhooks), and the secret that Chatwoot shows there into the field 'Webhook Secret' of the credential.",
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { connection: ['manual'] } },
	},
	{
		displayName:
			'With an AInstalia credential every message is stored before Chatwoot is answered: nothing is lost when n8n stops, and repeated deliveries start no execution. Without it neither holds.',
		name: 'backendNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Bot Name',
		name: 'botName',
		type: 'string',
		default: 'AInstalia',
		required: true,
		displayOptions: { show: { connection: ['agentBot'] } },
		description:
			'The bot whose token is in the credential is used; else the one with this name, which is created if missing',
	},
	{
		displayName: 'Inbox Names or IDs',
		name: 'inboxes',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getInboxes' },
		default: [],
		description:
			'Only these inboxes; all when empty. With Agent Bot, the bot is attached to them. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Start Executions For',
		name: 'startFor',
		type: 'multiOptions',
		default: ['customerMessage', 'operatorAction'],
		options: [
			{
				name: 'Conversation Change',
				value: 'conversationChange',
				description: 'The status or owner of a conversation changed',
			},
			{ name: 'Customer Message', value: 'customerMessage', description: 'A customer wrote' },
			{ name: 'Human Reply', value: 'humanReply', description: 'A person answered the customer in Chatwoot' },
			{
				name: 'Operator Action',
				value: 'operatorAction',
				description:
					"A person gave the assistant an order in a private note (/bot, /pausa, /visto, /es), or answered in a conversation that was still the bot's. Connect it to Chatwoot Reply, which does in Chatwoot what follows from it.",
			},
		],
		description: 'What starts an execution. Everything is stored in AInstalia, whatever is chosen here.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Only Pending Conversations',
				name: 'onlyPending',
				type: 'boolean',
				default: true,
				description:
					"Whether customer messages start an execution only while the conversation is pending, that is, the bot's. Those of other conversations are stored only, except danger (with an AInstalia credential).",
			},
		],
	},
];

/** n8n evaluates the fields of `webhooks` for every call: literals cost nothing. */
export const webhooks: NonNullable<INodeTypeDescription['webhooks']> = [
	{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'chatwoot' },
];

export const outputs = [
	{ type: NodeConnectionTypes.Main, displayName: 'Customer Message' },
	{ type: NodeConnectionTypes.Main, displayName: 'Human Reply' },
	{ type: NodeConnectionTypes.Main, displayName: 'Conversation Change' },
	{ type: NodeConnectionTypes.Main, displayName: 'Operator Action' },
];
