import type { Message } from '../contract/message.ts';

/** The words of a message: what was typed, and what Chatwoot transcribed of its voice notes. */
export function messageText({ content, attachments }: Pick<Message, 'content' | 'attachments'>): string {
	const transcripts = attachments.map((attachment) => attachment.transcript);
	return [content, ...transcripts].filter((part) => part?.trim()).join('\n');
}
