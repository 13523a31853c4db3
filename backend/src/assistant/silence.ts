import type { Message } from '../contract/message.ts';
import type { Classification } from '../contract/turn.ts';
import type { Company } from './context.ts';
import { messageText } from './message-text.ts';
import { understand } from './understand.ts';

export const SUPERSEDED = 'superseded by a newer message of the conversation, whose turn covers this one';

/** The answer for a message that gets no turn of its own: nothing is to be done, and why. */
export function withoutTurn(company: Company, message: Message, reason: string): Classification {
	const text = messageText(message);
	const understanding = understand(text, { defaultLanguage: company.settings.language });
	return {
		consultaId: null,
		route: 'silent',
		reason,
		text,
		messageIds: [],
		...understanding,
		role: 'customer',
		engine: 'local',
		lease: null,
		contact: message.contact,
		takesBack: false,
	};
}
