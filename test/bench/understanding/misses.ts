import type { Answered, Answers } from './answer.ts';
import { isRightKind, isRightLanguage, missedMentions, missedOthers } from './measure.ts';
import type { IntentCase } from './sets.ts';

export interface Miss {
	/** What went wrong. */
	what:
		'hazard missed' | 'hazard kind' | 'false alarm' | 'intent' | 'language' | 'urgency' | 'other request' | 'mention';
	/** `dangers.tsv:12` */
	at: string;
	expected: string;
	got: string;
	text: string;
}

/** Every message that the engine got wrong, gravest first. */
export function listMisses({ intents, dangers, traps }: Answers): Miss[] {
	return [
		...dangers
			.filter(({ got }) => got.hazard === null)
			.map((one) => miss('hazard missed', one, one.kinds.join(' or '), 'nothing')),
		...[...traps, ...intents].flatMap((one) =>
			one.got.hazard ? [miss('false alarm', one, 'nothing', said(one.got.hazard))] : [],
		),
		...dangers.flatMap((one) =>
			one.got.hazard && !isRightKind(one)
				? [miss('hazard kind', one, one.kinds.join(' or '), said(one.got.hazard))]
				: [],
		),
		...intents
			.filter(({ intent, got }) => intent !== got.intent)
			.map((one) => miss('intent', one, one.intent, `${one.got.intent} (${one.got.intentConfidence.toFixed(2)})`)),
		...intents.flatMap((one) => missesBesideIntent(one)),
		...[...intents, ...dangers, ...traps].flatMap(({ language, ...one }) =>
			language === null || isRightLanguage({ language, got: one.got })
				? []
				: [miss('language', one, language, one.got.language)],
		),
	];
}

const said = ({ kind, certain }: { kind: string; certain: boolean }): string => `${kind}${certain ? '' : ', unsure'}`;

function missesBesideIntent(one: Answered<IntentCase>): Miss[] {
	const { urgency, got } = one;
	return [
		...(urgency === null || urgency === got.urgency ? [] : [miss('urgency', one, urgency, got.urgency)]),
		...missedOthers(one).map((other) => miss('other request', one, other, got.otherIntents.join(', ') || 'none')),
		...missedMentions(one).map(({ kind, value }) =>
			miss('mention', one, `${kind} ${value}`, got.mentions[kind].join(', ') || 'none'),
		),
	];
}

const miss = (what: Miss['what'], { at, text }: { at: string; text: string }, expected: string, got: string): Miss => ({
	what,
	at,
	expected,
	got,
	text,
});
