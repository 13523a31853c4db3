import { textsIn } from '../../catalogue/catalogue.ts';
import type { CompanySettings } from '../../contract/settings.ts';
import type { Decision } from '../../contract/trace.ts';
import type { KnownPerson } from '../../store/people.ts';

/** Whether a reply must say that an AI answers: for the first time, or again. Null where it need not. */
export type Notice = 'first' | 'again' | null;

/**
 * Whether the next reply to a person must say that an AI answers (AI Act, article 50).
 *
 * @param lastSeen asked only where the person was told long ago: when they last wrote
 */
export async function noticeFor(
	person: Pick<KnownPerson, 'disclosedAt'>,
	{ noticeAgainAfterDays }: CompanySettings,
	now: Date,
	lastSeen: () => Promise<Date | null>,
): Promise<Notice> {
	if (person.disclosedAt === null) return 'first';
	const before = new Date(now.getTime() - noticeAgainAfterDays * 86_400_000);
	if (person.disclosedAt > before) return null;
	const seen = await lastSeen();
	return seen === null || seen <= before ? 'again' : null;
}

/** The notice in words: an AI, whose, how to reach a person, where the privacy notice is. */
export function noticeText(notice: 'first' | 'again', company: NoticeCompany, language: string): string {
	const { disclosure } = textsIn(language);
	const { privacyUrl } = company.settings;
	return [disclosure[notice](company.name), ...(privacyUrl === undefined ? [] : [disclosure.privacy(privacyUrl)])].join(
		' ',
	);
}

interface NoticeCompany {
	name: string;
	settings: Pick<CompanySettings, 'privacyUrl'>;
}

/** A reply with the notice before it, or after it where the reply cannot wait. */
export function withNotice(
	reply: string,
	{
		notice,
		company,
		language,
		place,
	}: { notice: Notice; company: NoticeCompany; language: string; place: 'before' | 'after' },
): string {
	if (notice === null || reply === '') return reply;
	const text = noticeText(notice, company, language);
	const { hello } = textsIn(language).disclosure;
	return place === 'before' ? `${hello} ${text}\n\n${reply}` : `${reply}\n\n${text}`;
}

const STEP = 'disclosure';

/** What the trace says of the notice: it is told once the reply has arrived, see `wasDisclosed`. */
export function disclosureDecisions(notice: Notice, now: Date): Decision[] {
	const reason =
		notice === 'first'
			? 'first reply: an AI assistant answers, a person can be had'
			: 'after a long silence: an AI assistant answers, a person can be had';
	return notice === null ? [] : [{ at: now.toISOString(), step: STEP, outcome: 'told', reason }];
}

/** Whether a turn's reply had the notice in it. */
export const wasDisclosed = (decisions: readonly Decision[]): boolean => decisions.some(({ step }) => step === STEP);
