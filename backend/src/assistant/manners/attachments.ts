import { textsIn } from '../../catalogue/catalogue.ts';
import type { AttachmentKind } from '../../catalogue/texts.ts';
import type { TurnAttachment } from '../../store/history.ts';

const KINDS: Readonly<Record<string, AttachmentKind>> = {
	image: 'photo',
	audio: 'audio',
	video: 'video',
	ig_reel: 'video',
	location: 'location',
	contact: 'contact',
	file: 'file',
};
/** For operators, in Spanish. */
const NAMES: Readonly<Record<AttachmentKind, string>> = {
	photo: 'foto',
	audio: 'nota de voz sin transcribir',
	video: 'vídeo',
	location: 'ubicación',
	contact: 'contacto',
	file: 'archivo',
	other: 'otro adjunto',
};

const kindOf = ({ fileType }: TurnAttachment): AttachmentKind => KINDS[fileType] ?? 'other';

/** What was sent and cannot be read. A voice note with its words is read. */
export function unreadable(attachments: readonly TurnAttachment[]): AttachmentKind[] {
	const unread = attachments.filter(({ transcript }) => !transcript?.trim());
	return [...new Set(unread.map(kindOf))];
}

/** Says what has arrived and could not be read: the first kind stands for all. Empty when everything was read. */
export function receivedText(kinds: readonly AttachmentKind[], language: string): string {
	const [kind] = kinds;
	return kind === undefined ? '' : textsIn(language).attachments.received[kind];
}

/** The attachments of a turn for the operator's note, e.g. "2 × foto, archivo (plano.pdf)"; null when there are none. */
export function attachmentList(attachments: readonly TurnAttachment[]): string | null {
	if (attachments.length === 0) return null;
	const names = attachments.map((attachment) => {
		const isRead = attachment.fileType === 'audio' && Boolean(attachment.transcript?.trim());
		const name = isRead ? 'nota de voz' : NAMES[kindOf(attachment)];
		return attachment.fileName ? `${name} (${attachment.fileName})` : name;
	});
	const counted = [...new Set(names)].map((name) => {
		const count = names.filter((other) => other === name).length;
		return count === 1 ? name : `${count} × ${name}`;
	});
	return counted.join(', ');
}
