import type { Conversation, SeenMessage } from './conversation';
import type { Turn } from './turn';

/** A hazard's safety text goes into a person's conversation too, unless that person wrote within this time. */
const PERSON_PRESENT_MS = 60_000;

export type Permission = { allowed: true } | { allowed: false; reason: string };

/**
 * Whether the bot may still speak: the conversation is pending, and no person of the firm wrote the newest public message,
 * or any after the customer's message that is being answered.
 *
 * @param messages what is known of the conversation's messages, its newest at least
 * @param now milliseconds since 1970
 */
export function maySpeak(
	turn: Pick<Turn, 'hazard' | 'messageId'>,
	status: Conversation['status'],
	messages: readonly SeenMessage[],
	now = Date.now(),
): Permission {
	const open = messages.filter((message) => !message.private);
	const persons = open.filter((message) => message.byPerson);
	if (turn.hazard) {
		const present = persons.some((message) => now - message.at < PERSON_PRESENT_MS);
		return present ? { allowed: false, reason: 'a person is writing with the customer' } : { allowed: true };
	}
	if (status !== 'pending') return { allowed: false, reason: `the conversation is ${status ?? 'in an unknown state'}` };
	const newest = open.reduce<SeenMessage | null>(
		(last, message) => (last && last.id > message.id ? last : message),
		null,
	);
	const answered =
		newest?.byPerson === true || persons.some((message) => message.id > turn.messageId && turn.messageId > 0);
	return answered ? { allowed: false, reason: 'a person has answered' } : { allowed: true };
}
