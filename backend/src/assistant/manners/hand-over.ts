import { DateTime } from 'luxon';
import { CATALOGUE, textsIn } from '../../catalogue/catalogue.ts';
import type { Opening } from '../../catalogue/texts.ts';
import type { CompanySettings } from '../../contract/settings.ts';
import { isOpen, nextOpening } from '../office-hours.ts';

/** Where the plain code would choose another country's words or order. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-PT' };

/**
 * What a customer is told who is handed to a person: that it happens, and when somebody answers, as far as the firm's hours
 * say. Every hand-over says it, exactly once.
 *
 * @param lead what goes before it, in the same language; may be empty
 */
export function handOverText(lead: string, settings: CompanySettings, language: string, now: Date): string {
	const { person } = textsIn(language);
	return [lead, `${person.handOver} ${whenText(settings, language, now)}`].filter(Boolean).join('\n\n');
}

function whenText(settings: CompanySettings, language: string, now: Date): string {
	const { person } = textsIn(language);
	// Who has set no hours has promised none.
	if (isOpen(settings, now) !== false) return person.soon;
	const next = nextOpening(settings, now);
	const when = next === null ? person.closed : person.from(openingOf(next, settings, language, now));
	return settings.phone === undefined ? when : `${when} ${person.phone(settings.phone)}`;
}

function openingOf(next: DateTime, { timeZone }: CompanySettings, language: string, now: Date): Opening {
	const locale = language in CATALOGUE ? (LOCALES[language] ?? language) : 'es';
	const at = next.toJSDate();
	const say = (options: Intl.DateTimeFormatOptions): string =>
		new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
	const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day');
	const days = Math.round(next.startOf('day').diff(today, 'days').days);
	return {
		day: days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later',
		weekday: say({ weekday: 'long' }),
		date: say({ day: 'numeric', month: 'long' }),
		time: next.toFormat('H:mm'),
	};
}
