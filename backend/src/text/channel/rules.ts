/** What a channel can show, as Chatwoot sends it there. */
export interface ChannelRules {
	/** Longest text that is still read on this channel, in `unit`; never above what the channel takes. */
	maxLength: number;
	unit: 'characters' | 'bytes';
	/** Whether `**bold**` arrives as bold. */
	bold: boolean;
	bullet: string;
	/** Null where Chatwoot drops the buttons and sends the text alone. */
	buttons: ButtonRules | null;
}

export interface ButtonRules {
	max: number;
	maxTitle: number;
	/** In bytes: it travels as the button's id. */
	maxValue: number;
	/** Longest text that may stand above buttons. */
	maxText: number;
}

/** One message that is still read on a phone; the messengers would take more (Telegram and WhatsApp 4096). */
const READABLE = 2400;
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const PLAIN: ChannelRules = { maxLength: 1500, unit: 'characters', bold: false, bullet: '-', buttons: null };
const CHAT: ChannelRules = { maxLength: READABLE, unit: 'characters', bold: true, bullet: '•', buttons: null };
/** Up to three items become buttons, more a list; WhatsApp refuses a message whose titles are longer than this. */
const WHATSAPP: ButtonRules = { max: 10, maxTitle: 20, maxValue: 200, maxText: 1024 };
const UNLIMITED: ButtonRules = { max: 20, maxTitle: 60, maxValue: 500, maxText: NO_LIMIT };

/** By Chatwoot's channel class; what is not here is plain text. */
const RULES: Readonly<Record<string, ChannelRules>> = {
	'Channel::Telegram': { ...CHAT, buttons: { max: 20, maxTitle: 60, maxValue: 64, maxText: NO_LIMIT } },
	'Channel::Whatsapp': { ...CHAT, buttons: WHATSAPP },
	'Channel::WebWidget': { ...CHAT, buttons: UNLIMITED },
	'Channel::Email': { ...CHAT, maxLength: 8000 },
	'Channel::FacebookPage': { ...CHAT, maxLength: 1900 },
	'Channel::Instagram': { ...CHAT, maxLength: 950, unit: 'bytes' },
	'Channel::Line': { ...CHAT, bold: false },
	// Whoever reads the webhook of an API inbox gets the text as it is.
	'Channel::Api': { ...PLAIN, maxLength: READABLE, buttons: UNLIMITED },
	'Channel::TwilioSms': PLAIN,
	'Channel::Sms': PLAIN,
};

/**
 * The rules of a channel.
 *
 * @param channel Chatwoot's channel class
 * @param sourceId the person's id in the channel: Twilio's WhatsApp is told from its SMS by it
 */
export function rulesOf(channel: string, sourceId: string | null = null): ChannelRules {
	if (channel === 'Channel::TwilioSms' && sourceId?.startsWith('whatsapp:')) return { ...CHAT, maxLength: 1500 };
	return RULES[channel] ?? PLAIN;
}

const encoder = new TextEncoder();

/** The length of a text in the channel's unit. */
export function lengthIn(text: string, unit: ChannelRules['unit']): number {
	return unit === 'bytes' ? encoder.encode(text).length : text.length;
}
