import { DateTime, Interval } from 'luxon';
import type { CompanySettings } from '../contract/settings.ts';

type Hours = Pick<CompanySettings, 'hours' | 'holidays' | 'timeZone'>;

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** How far ahead an opening is looked for, in days: longer than any holiday. */
const HORIZON = 366;

/** Whether people answer at this moment; undefined where the company has not said when they do. */
export function isOpen(settings: Hours, at: Date): boolean | undefined {
	if (settings.hours === undefined) return undefined;
	const moment = DateTime.fromJSDate(at, { zone: settings.timeZone });
	return spansOf(settings, moment).some((span) => span.contains(moment));
}

/** When people next begin to answer after `at`, or null where that is not known. In the company's time zone. */
export function nextOpening(settings: Hours, at: Date): DateTime | null {
	if (settings.hours === undefined) return null;
	const moment = DateTime.fromJSDate(at, { zone: settings.timeZone });
	for (let ahead = 0; ahead <= HORIZON; ahead += 1) {
		const later = spansOf(settings, moment.plus({ days: ahead })).find(({ start }) => start !== null && start > moment);
		if (later) return later.start;
	}
	return null;
}

/** How much office time lies between two moments, in minutes; all of it where the company has not said when it is open. */
export function officeMinutes(settings: Hours, from: Date, to: Date): number {
	if (to <= from) return 0;
	if (settings.hours === undefined) return (to.getTime() - from.getTime()) / 60_000;
	const waited = Interval.fromDateTimes(
		DateTime.fromJSDate(from, { zone: settings.timeZone }),
		DateTime.fromJSDate(to, { zone: settings.timeZone }),
	);
	let minutes = 0;
	let day = DateTime.fromJSDate(from, { zone: settings.timeZone }).startOf('day');
	for (let ahead = 0; ahead <= HORIZON && day.toJSDate() < to; ahead += 1, day = day.plus({ days: 1 })) {
		for (const span of spansOf(settings, day)) minutes += waited.intersection(span)?.length('minutes') ?? 0;
	}
	return minutes;
}

/** The opening hours of the day that a moment lies in. */
function spansOf({ hours, holidays }: Hours, moment: DateTime): Interval[] {
	if (holidays.includes(moment.toISODate() ?? '')) return [];
	const weekday = WEEKDAYS[moment.weekday - 1];
	const spans = weekday === undefined ? [] : (hours?.[weekday] ?? []);
	return spans.map(([from, to]) => Interval.fromDateTimes(timeOn(moment, from), timeOn(moment, to)));
}

function timeOn(day: DateTime, time: string): DateTime {
	const [hour, minute] = time.split(':').map(Number);
	// 24:00 is the next day's beginning, also on days of 23 or 25 hours.
	return hour === 24
		? day.startOf('day').plus({ days: 1 })
		: day.startOf('day').set({ hour: hour ?? 0, minute: minute ?? 0 });
}
