import type { AgentBot, Contact, Message, Team, User } from '../model/types.ts';
import type { Store } from '../model/store.ts';

type Body = Record<string, unknown>;

export const accountReference = (store: Store, accountId: number): Body => ({
	id: accountId,
	name: store.accounts.get(accountId)?.name ?? '',
});

const contactFields = (contact: Contact): Body => ({
	additional_attributes: contact.additionalAttributes,
	custom_attributes: contact.customAttributes,
	email: contact.email,
	id: contact.id,
	identifier: contact.identifier,
	name: contact.name,
	phone_number: contact.phoneNumber,
	thumbnail: '',
	blocked: contact.blocked,
});

/** Contact inside conversations and nested messages (`push_event_data`). */
export const contactPush = (contact: Contact): Body => ({ ...contactFields(contact), type: 'contact' });

/** Contact as `sender` of a webhook and as the body of contact events (`webhook_data`): no `type`. */
export const contactWebhook = (store: Store, contact: Contact): Body => ({
	account: accountReference(store, contact.accountId),
	avatar: '',
	...contactFields(contact),
});

export const userPush = (user: User): Body => ({
	id: user.id,
	name: user.name,
	available_name: user.displayName ?? user.name,
	avatar_url: '',
	type: 'user',
	availability_status: user.availability,
	thumbnail: '',
});

export const userWebhook = (user: User): Body => ({ id: user.id, name: user.name, email: user.email, type: 'user' });

export const botPush = (bot: AgentBot): Body => ({ id: bot.id, name: bot.name, avatar_url: '', type: 'agent_bot' });

export const botWebhook = (bot: AgentBot): Body => ({ id: bot.id, name: bot.name, type: 'agent_bot' });

export const teamPush = (team: Team): Body => ({
	id: team.id,
	name: team.name,
	description: team.description,
	allow_auto_assign: team.allowAutoAssign,
	account_id: team.accountId,
});

/** Who wrote a message, in the form that nested messages and REST answers carry; undefined for nobody. */
export function senderPush(store: Store, message: Message): Body | undefined {
	const id = message.senderId ?? 0;
	if (message.senderType === 'Contact') return present(store.contacts.get(id), contactPush);
	if (message.senderType === 'User') return present(store.users.get(id), userPush);
	if (message.senderType === 'AgentBot') return present(store.agentBots.get(id), botPush);
	return undefined;
}

/** Who wrote a message, at the top level of a webhook; null for nobody. */
export function senderWebhook(store: Store, message: Message): Body | null {
	const id = message.senderId ?? 0;
	if (message.senderType === 'Contact')
		return present(store.contacts.get(id), (row) => contactWebhook(store, row)) ?? null;
	if (message.senderType === 'User') return present(store.users.get(id), userWebhook) ?? null;
	if (message.senderType === 'AgentBot') return present(store.agentBots.get(id), botWebhook) ?? null;
	return null;
}

const present = <T>(row: T | undefined, shape: (row: T) => Body): Body | undefined => (row ? shape(row) : undefined);

export type { Body };
