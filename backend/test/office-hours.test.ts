import fc from 'fast-check';
import { isOpen, nextOpening, officeMinutes } from '../src/assistant/office-hours.ts';
import { companySettings } from '../src/contract/settings.ts';

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const settings = companySettings.parse({
	hours: {
		...Object.fromEntries(
			workdays.map((day) => [
				day,
				[
					['09:00', '14:00'],
					['16:00', '19:00'],
				],
			]),
		),
		saturday: [['10:00', '13:00']],
		sunday: [],
	},
	holidays: ['2026-12-08', '2026-12-25'],
});
/** All times are Madrid's; 2026-11-23 is a Monday. */
const winter = (time: string) => new Date(`${time}:00+01:00`);
const summer = (time: string) => new Date(`${time}:00+02:00`);

test.each([
	['a Monday morning', winter('2026-11-23T10:00'), true],
	['opening time', winter('2026-11-23T09:00'), true],
	['closing time', winter('2026-11-23T14:00'), false],
	['the lunch break', winter('2026-11-23T15:00'), false],
	['the evening', winter('2026-11-23T19:30'), false],
	['a Saturday morning', winter('2026-11-28T12:00'), true],
	['a Sunday', winter('2026-11-29T12:00'), false],
	['a holiday on a Tuesday', winter('2026-12-08T10:00'), false],
	['a summer morning, by the summer clock', summer('2026-07-20T09:00'), true],
	['a moment before it', summer('2026-07-20T08:59'), false],
])('open: %s', (_, at, open) => {
	expect(isOpen(settings, at)).toBe(open);
});

test.each([
	['during lunch', winter('2026-11-23T14:30'), '2026-11-23T16:00'],
	['at night', winter('2026-11-23T23:00'), '2026-11-24T09:00'],
	['on Saturday afternoon', winter('2026-11-28T13:00'), '2026-11-30T09:00'],
	['the evening before a holiday', winter('2026-12-07T20:00'), '2026-12-09T09:00'],
	['over the change to winter time', summer('2026-10-24T20:00'), '2026-10-26T09:00'],
])('the next opening %s', (_, at, expected) => {
	expect(nextOpening(settings, at)?.toFormat("yyyy-MM-dd'T'HH:mm")).toBe(expected);
});

test('without hours nothing is promised', () => {
	const none = companySettings.parse({});
	expect(isOpen(none, winter('2026-11-23T10:00'))).toBeUndefined();
	expect(nextOpening(none, winter('2026-11-23T10:00'))).toBeNull();
	expect(officeMinutes(none, winter('2026-11-23T10:00'), winter('2026-11-23T10:30'))).toBe(30);
});

test('a company that is never open has no next opening', () => {
	const closed = companySettings.parse({ hours: { monday: [] } });
	expect(nextOpening(closed, winter('2026-11-23T10:00'))).toBeNull();
});

test.each([
	['within one span', winter('2026-11-23T10:00'), winter('2026-11-23T10:20'), 20],
	['over lunch', winter('2026-11-23T13:50'), winter('2026-11-23T16:10'), 20],
	['over the night', winter('2026-11-23T18:55'), winter('2026-11-24T09:05'), 10],
	['over a weekend', winter('2026-11-28T12:50'), winter('2026-11-30T09:05'), 15],
	['backwards', winter('2026-11-23T11:00'), winter('2026-11-23T10:00'), 0],
])('office time %s', (_, from, to, minutes) => {
	expect(officeMinutes(settings, from, to)).toBeCloseTo(minutes);
});

test('a day that is open round the clock has as many minutes as the day, when clocks change too', () => {
	const always = companySettings.parse({ hours: { sunday: [['00:00', '24:00']] } });
	expect(officeMinutes(always, summer('2026-10-25T00:00'), winter('2026-10-26T00:00'))).toBe(25 * 60);
	expect(officeMinutes(always, winter('2026-03-29T00:00'), summer('2026-03-30T00:00'))).toBe(23 * 60);
});

test('the next opening is later, and open', () => {
	const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(moments, (at) => {
			const opening = nextOpening(settings, at)!.toJSDate();
			expect(opening.getTime()).toBeGreaterThan(at.getTime());
			expect(isOpen(settings, opening)).toBe(true);
		}),
		{ numRuns: 300 },
	);
});

test('office time adds up', () => {
	const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-03-31'), noInvalidDate: true });
	fc.assert(
		fc.property(moments, moments, moments, (...dates) => {
			const [a, b, c] = dates.toSorted((one, other) => one.getTime() - other.getTime()) as [Date, Date, Date];
			const parts = officeMinutes(settings, a, b) + officeMinutes(settings, b, c);
			expect(parts).toBeCloseTo(officeMinutes(settings, a, c), 3);
		}),
		{ numRuns: 100 },
	);
});
