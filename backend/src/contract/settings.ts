import { z } from 'zod';
import { hazardKind, language } from './turn.ts';

/** A time of day, `HH:MM`, in the company's time zone; `24:00` is the end of the day. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time like 09:00');
const day = z.iso.date();
const phone = z.string().regex(/^\+?[\d ]{3,20}$/, 'must be a phone number: digits and spaces, with + for a country');
const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https:// address' }).max(500);

/** When the office answers on one day: from, to, in order. An empty list is a closed day. */
const spans = z
	.array(z.tuple([timeOfDay, timeOfDay]).refine(([from, to]) => from < to, 'must end after it begins'))
	.max(6)
	.refine((list) => list.every(([from], index) => index === 0 || from >= (list[index - 1]?.[1] ?? '')), {
		error: 'must be in order and must not overlap',
	});
const weekday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Where an alert goes. `team` is a team of Chatwoot; `telegram` a chat that the firm's bot may write to. */
export const alertChannel = z.discriminatedUnion('type', [
	z.object({ type: z.literal('team'), teamId: z.int().positive() }),
	z.object({ type: z.literal('telegram'), chatId: z.string().regex(/^(-?\d{1,20}|@\w{5,64})$/) }),
	z.object({ type: z.literal('webhook'), url: z.url({ protocol: /^https?$/ }).max(500) }),
]);
export type AlertChannel = z.output<typeof alertChannel>;

/** A text for one kind of danger, in one language, as the firm has approved it. */
export const safetyText = z.object({
	/** Markdown as chats show it. `{phone}` stands for the gas distributor's emergency number. */
	text: z.string().trim().min(20).max(2000),
	/** Who answers for it. */
	approvedBy: z.string().trim().min(1).max(200),
	approvedAt: day,
});

const dollars = z.number().min(0).max(100_000);

/** The settings, with the kind of object that decides what becomes of unknown fields. */
const settingsWith = (object: typeof z.object) =>
	object({
		/** Whether unknown people are asked for name, zone and interest. */
		onboarding: z.boolean().default(true),
		/** The language for people whose own is unknown. */
		language: language.default('es'),
		/** IANA name; office hours and dates are in it. */
		timeZone: z
			.string()
			.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'must be a time zone like Europe/Madrid')
			.default('Europe/Madrid'),
		/** When people answer. Without it nothing is promised about when. */
		hours: z.partialRecord(z.enum(weekday), spans).optional(),
		/** Days without service, besides those of the week. */
		holidays: z.array(day).max(400).default([]),
		/** The firm's own number, told to whoever cannot wait. */
		phone: phone.optional(),
		/** The gas distributor's emergency number, said in the safety texts; without it they say where to find it. */
		gasEmergencyPhone: phone.optional(),
		/** The privacy notice that the first reply points to. */
		privacyUrl: httpsUrl.optional(),
		/** After so many days of silence the assistant says again that it is one. */
		noticeAgainAfterDays: z.int().min(1).max(3650).default(30),
		/** Hosts that a reply may link to; their subdomains too. */
		linkHosts: z
			.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host like www.example.com'))
			.max(100)
			.default([]),
		/** Safety texts that replace our drafts: language, kind, text. */
		safetyTexts: z.partialRecord(language, z.partialRecord(hazardKind, safetyText)).default({}),
		alerts: object({
			/** The first hears first; each repeat goes one further, the last again and again. */
			channels: z.array(alertChannel).max(10).default([]),
			/** Minutes until an alert that nobody took goes out again. */
			repeatMinutes: z.number().min(0.5).max(1440).default(5),
			/** How often at most, so that a forgotten conversation does not ring for ever. */
			maxRepeats: z.int().min(1).max(1000).default(50),
			/** Minutes that a customer who was handed over waits, within office hours, before the alert chain starts. */
			unansweredMinutes: z.number().min(1).max(1440).default(15),
		}).prefault({}),
		/** Minutes after an operator's last words until the assistant is back; null: only when the conversation is resolved. */
		returnAfterMinutes: z.number().min(1).max(43_200).nullable().default(null),
		/** What the language model may cost. At a limit the local engine goes on, and the owner is told. */
		limits: object({
			callsPerTurn: z.int().min(0).max(10).default(2),
			tokensPerTurn: z.int().min(0).max(1_000_000).default(30_000),
			/** US dollars. */
			personPerDay: dollars.default(0.5),
			companyPerDay: dollars.default(10),
			companyPerMonth: dollars.default(100),
		}).prefault({}),
	});

/** What a company sets for itself. A missing field has its default; a field that a newer version wrote is passed over. */
export const companySettings = settingsWith(z.object);
export type CompanySettings = z.output<typeof companySettings>;

/** As written by a caller: an unknown field is a mistake. */
export const givenSettings = settingsWith(z.strictObject as unknown as typeof z.object);

/** Fields to change; null sets a field back to its default. */
export const settingsChange = z
	.record(z.string().max(60), z.unknown())
	.refine((change) => Object.keys(change).length > 0, 'give at least one field to change');
export const settingsResponse = z.object({
	/** Everything, defaults filled in. */
	settings: companySettings,
	/** The names of the fields that the company has set itself. */
	set: z.array(z.string()),
});
