import { DateTime } from 'luxon';
import type { CompanySettings } from '../../contract/settings.ts';
import { fold } from '../../text/fold.ts';
import { nextOpening } from '../office-hours.ts';

/** When people start where the firm has not said when it is open. */
const MORNING = 9;
const MAX_DAYS = 30;
const UNITS: Readonly<Record<string, 'minutes' | 'hours' | 'days'>> = {
	m: 'minutes',
	min: 'minutes',
	mins: 'minutes',
	minuto: 'minutes',
	minutos: 'minutes',
	minute: 'minutes',
	minutes: 'minutes',
	h: 'hours',
	hora: 'hours',
	horas: 'hours',
	hour: 'hours',
	hours: 'hours',
	d: 'days',
	dia: 'days',
	dias: 'days',
	day: 'days',
	days: 'days',
};

/** When a pause ends: a moment; null for "until further order"; undefined where the words are not understood. */
export type PauseEnd = DateTime | null | undefined;

/**
 * Reads how long a pause is to last: `2h`, `30 min`, `1h30`, `hasta las 16:30`, `mañana`, nothing. Times are the firm's.
 */
export function pauseEnd(argument: string, settings: CompanySettings, now: Date): PauseEnd {
	const words = fold(argument)
		.replace(/^(?:hasta|until|till|por|durante|for)\s+/, '')
		.replace(/^(?:las?|el)\s+/, '')
		.replace(/[.!]+$/, '')
		.trim();
	if (words === '') return null;
	const start = DateTime.fromJSDate(now, { zone: settings.timeZone });
	if (words === 'manana' || words === 'tomorrow') return tomorrow(settings, start);
	const end = clockTime(words, start) ?? length(words, start);
	return end !== undefined && end > start && end <= start.plus({ days: MAX_DAYS }) ? end : undefined;
}

function tomorrow(settings: CompanySettings, start: DateTime): DateTime {
	const midnight = start.plus({ days: 1 }).startOf('day');
	return nextOpening(settings, midnight.toJSDate()) ?? midnight.set({ hour: MORNING });
}

function clockTime(words: string, start: DateTime): DateTime | undefined {
	const [, hour, minute] = /^(\d{1,2})[:.](\d{2})(?:\s?h)?$/.exec(words) ?? [];
	if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
	const today = start.set({ hour: Number(hour), minute: Number(minute), second: 0, millisecond: 0 });
	return today > start ? today : today.plus({ days: 1 });
}

function length(words: string, start: DateTime): DateTime | undefined {
	const [, hours, rest] = /^(\d{1,2})\s?h\s?(\d{1,2})(?:\s?m(?:in)?)?$/.exec(words) ?? [];
	if (hours !== undefined && rest !== undefined) return start.plus({ hours: Number(hours), minutes: Number(rest) });
	const [, amount, unit = 'm'] = /^(\d{1,4})\s?([a-z]*)$/.exec(words) ?? [];
	if (amount === undefined) return undefined;
	const known = UNITS[unit === '' ? 'm' : unit];
	return known === undefined ? undefined : start.plus({ [known]: Number(amount) });
}
