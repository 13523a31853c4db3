import type { Attachment, Message } from '../model/types.ts';
import type { Body } from './people.ts';

/** Attachment as `app/models/attachment.rb` writes it, the same in webhooks and REST answers. */
function attachmentBody(attachment: Attachment, message: Message): Body {
	const base = {
		id: attachment.id,
		message_id: message.id,
		file_type: attachment.fileType,
		account_id: message.accountId,
	};
	if (attachment.fileType === 'location') {
		return {
			...base,
			coordinates_lat: attachment.latitude,
			coordinates_long: attachment.longitude,
			fallback_title: attachment.fallbackTitle,
			data_url: attachment.dataUrl,
		};
	}
	if (attachment.fileType === 'contact') {
		return { ...base, fallback_title: attachment.fallbackTitle, meta: attachment.meta };
	}
	const file = {
		...base,
		extension: attachment.extension,
		content_type: attachment.contentType,
		data_url: attachment.dataUrl,
		thumb_url: attachment.fileType === 'image' ? attachment.dataUrl : '',
		file_size: attachment.fileSize,
		width: null,
		height: null,
	};
	return attachment.fileType === 'audio' ? { ...file, transcribed_text: attachment.transcript } : file;
}

/** `{attachments}` when there are any, else nothing: the key is absent. */
export const attachmentsOf = (message: Message): Body =>
	message.attachments.length === 0
		? {}
		: { attachments: message.attachments.map((attachment) => attachmentBody(attachment, message)) };
