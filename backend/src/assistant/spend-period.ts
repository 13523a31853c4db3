/** The day and the month of a moment, `2026-11-23` and `2026-11`, in a time zone. */
export function periodsAt(now: Date, timeZone: string): { day: string; month: string } {
	const day = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).format(now);
	return { day, month: day.slice(0, 7) };
}
