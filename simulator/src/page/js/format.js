/** Times, names and the inbox's words in Spanish. */

const clock = new Intl.DateTimeFormat('es-ES', { hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = new Intl.DateTimeFormat('es-ES', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat('es-ES', { day: 'numeric', month: 'short' });
const longDay = new Intl.DateTimeFormat('es-ES', { weekday: 'long', day: 'numeric', month: 'long' });

/** Hour and minute of an ISO moment. @param {string} at */
export const time = (at) => clock.format(new Date(at));

/** Hour, minute and second of an ISO moment. @param {string} at */
export const exactTime = (at) => clockWithSeconds.format(new Date(at));

/** How many midnights lie between a moment and now. @param {string} at */
const daysAgo = (at) => Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);

/** The heading of a day of messages. @param {string} at */
export const day = (at) => ['Hoy', 'Ayer'][daysAgo(at)] ?? longDay.format(new Date(at));

/** Today the hour, before that the day. @param {string} at */
export const shortMoment = (at) => {
	const days = daysAgo(at);
	if (days <= 0) return time(at);
	return days === 1 ? 'Ayer' : dayAndMonth.format(new Date(at));
};

/** One or two letters for an avatar. @param {string} name */
export const initials = (name) => {
	const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
	const letters =
		words.length > 1 ? [words[0], words[1]].map((word) => word?.[0]).join('') : (words[0]?.slice(0, 2) ?? '?');
	return letters.toLocaleUpperCase('es');
};

/** A steady colour number (0 to 6) for a name. @param {string} name */
export const tone = (name) => {
	let sum = 0;
	for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
	return sum % 7;
};

/** @type {Record<string, string>} */
export const statusNames = { pending: 'Pendiente', open: 'Abierta', resolved: 'Resuelta', snoozed: 'Pospuesta' };

/** @type {Record<string, string>} */
export const priorityNames = { urgent: 'Urgente', high: 'Alta', medium: 'Media', low: 'Baja' };

/** @type {Record<string, string>} */
const channelNames = {
	'Channel::Telegram': 'Telegram',
	'Channel::Whatsapp': 'WhatsApp',
	'Channel::TwilioSms': 'Twilio',
	'Channel::WebWidget': 'Web',
	'Channel::Api': 'API',
};

/** @param {string} channelType as Chatwoot names it, e.g. `Channel::Telegram` */
export const channelName = (channelType) => channelNames[channelType] ?? channelType.replace('Channel::', '');
