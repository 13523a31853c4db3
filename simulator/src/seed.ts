import type { World } from './chatwoot/world.ts';
import { secureToken } from './model/tokens.ts';
import type { Account, AgentBot, Customer, Inbox, Label, Role, Team, User } from './model/types.ts';

/** Fixed values for the default seed; what is missing is random. */
export interface SeedOptions {
	/** Name of the account. */
	name?: string;
	userToken?: string;
	botToken?: string;
	botSecret?: string;
	keepPendingOnBotFailure?: boolean;
}

/** Creates an account. */
function addAccount(world: World, name: string, keepPendingOnBotFailure: boolean): Account {
	const id = world.store.next('accounts');
	const account = { id, name, locale: 'es', keepPendingOnBotFailure, createdAt: world.now() };
	world.store.accounts.set(id, account);
	return account;
}

/** Creates a user of one account with an API token. */
export function addUser(
	world: World,
	accountId: number,
	given: { name: string; email?: string; role: Role; token?: string },
): User {
	const id = world.store.next('users');
	const user: User = {
		id,
		name: given.name,
		displayName: given.name.split(' ')[0] ?? null,
		email: given.email ?? `usuario${id}@ainstalia.example`,
		token: given.token ?? secureToken(),
		pubsubToken: secureToken(),
		availability: 'online',
		roles: [{ accountId, role: given.role }],
	};
	world.store.users.set(id, user);
	return user;
}

export function addTeam(
	world: World,
	accountId: number,
	given: { name: string; description?: string; memberIds?: number[] },
): Team {
	const id = world.store.next('teams');
	const now = world.now();
	const team: Team = {
		id,
		accountId,
		// Chatwoot downcases team names before it validates them.
		name: given.name.toLowerCase(),
		description: given.description ?? null,
		allowAutoAssign: true,
		memberIds: given.memberIds ?? [],
		createdAt: now,
		updatedAt: now,
	};
	world.store.teams.set(id, team);
	return team;
}

export function addLabel(
	world: World,
	accountId: number,
	title: string,
	description: string | null,
	color: string,
): Label {
	const id = world.store.next('labels');
	const label = { id, accountId, title, description, color, showOnSidebar: true };
	world.store.labels.set(id, label);
	return label;
}

/** Creates an inbox; the channel decides which of the channel fields it has. */
export function addInbox(
	world: World,
	accountId: number,
	given: {
		name: string;
		channel: 'telegram' | 'api' | 'web_widget';
		botToken?: string;
		webhookUrl?: string;
		memberIds?: number[];
	},
): Inbox {
	const id = world.store.next('inboxes');
	const isApi = given.channel === 'api';
	const isTelegram = given.channel === 'telegram';
	const inbox: Inbox = {
		id,
		accountId,
		channelId: world.store.next('channels'),
		channelType: { telegram: 'Channel::Telegram', api: 'Channel::Api', web_widget: 'Channel::WebWidget' }[
			given.channel
		],
		name: given.name,
		memberIds: given.memberIds ?? [],
		agentBotId: null,
		lockToSingleConversation: false,
		greetingEnabled: false,
		greetingMessage: null,
		botToken: isTelegram ? (given.botToken ?? `${100_000_000 + id}:${secureToken()}`) : null,
		botName: isTelegram ? `simulador_${id}_bot` : null,
		webhookUrl: isApi ? (given.webhookUrl ?? null) : null,
		secret: isApi ? secureToken() : null,
		identifier: isApi ? secureToken() : null,
		hmacToken: isApi ? secureToken() : null,
	};
	world.store.inboxes.set(id, inbox);
	return inbox;
}

export function addAgentBot(
	world: World,
	accountId: number | null,
	given: { name: string; description?: string | null; outgoingUrl?: string | null; token?: string; secret?: string },
): AgentBot {
	const id = world.store.next('agentBots');
	const bot: AgentBot = {
		id,
		accountId,
		name: given.name,
		description: given.description ?? null,
		outgoingUrl: given.outgoingUrl ?? null,
		botConfig: {},
		token: given.token ?? secureToken(),
		secret: given.secret ?? secureToken(),
	};
	world.store.agentBots.set(id, bot);
	return bot;
}

/** Creates a person with a phone who writes to one Telegram inbox. Ids are those of Telegram users, below Chatwoot's limit. */
export function addCustomer(
	world: World,
	inbox: Inbox,
	given: { name: string; username?: string | null; language?: string | null },
): Customer {
	const [firstName = 'Cliente', ...rest] = given.name.trim().split(/\s+/);
	const customer: Customer = {
		id: 5_500_000_000 + world.store.next('customers'),
		accountId: inbox.accountId,
		inboxId: inbox.id,
		firstName,
		lastName: rest.length > 0 ? rest.join(' ') : null,
		username: given.username ?? null,
		language: given.language ?? null,
	};
	world.store.customers.set(customer.id, customer);
	return customer;
}

/** An account as a small installer would have it: people, teams, labels, a Telegram inbox with the bot, three customers. */
export function seed(world: World, options: SeedOptions = {}): Account {
	const account = addAccount(world, options.name ?? 'Instalaciones Levante', options.keepPendingOnBotFailure ?? true);
	const ana = addUser(world, account.id, {
		name: 'Ana Ruiz',
		email: 'ana@levante.example',
		role: 'administrator',
		token: options.userToken,
	});
	const jorge = addUser(world, account.id, { name: 'Jorge Marín', email: 'jorge@levante.example', role: 'agent' });
	addTeam(world, account.id, { name: 'Técnicos', description: 'Averías y visitas', memberIds: [jorge.id] });
	addTeam(world, account.id, { name: 'Administración', description: 'Presupuestos y facturas', memberIds: [ana.id] });
	addLabel(world, account.id, 'averia', 'Algo no funciona', '#e27d60');
	addLabel(world, account.id, 'presupuesto', 'Pide precio', '#41b3a3');
	addLabel(world, account.id, 'peligro-gas', 'Huele a gas o hay riesgo', '#c3073f');
	const inbox = addInbox(world, account.id, {
		name: 'Telegram Levante',
		channel: 'telegram',
		memberIds: [ana.id, jorge.id],
	});
	const bot = addAgentBot(world, account.id, {
		name: 'AInstalia',
		description: 'Asistente con IA',
		token: options.botToken,
		secret: options.botSecret,
	});
	inbox.agentBotId = bot.id;
	addCustomer(world, inbox, { name: 'María González', username: 'mariag', language: 'es' });
	addCustomer(world, inbox, { name: 'Vicent Soler', username: 'vsoler', language: 'ca' });
	addCustomer(world, inbox, { name: 'Emma', username: null, language: 'en' });
	return account;
}
