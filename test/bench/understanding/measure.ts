import {
	intent as intentSchema,
	mentions as mentionsSchema,
	urgency as urgencySchema,
} from '../../../backend/src/contract/turn.ts';
import type { Answered, Answers } from './answer.ts';
import { isMentioned } from './mention-match.ts';
import {
	calibrationError,
	classScores,
	confusion,
	groupBy,
	macroF1,
	percentile,
	reliability,
	share,
	shareOf,
	type Share,
} from './metrics.ts';
import type { DangerCase, IntentCase } from './sets.ts';

export type Figures = ReturnType<typeof measure>;
type Named = [name: string, share: Share][];

/** Every figure of the benchmark, from what the engine answered. */
export function measure(answers: Answers) {
	return {
		messages: answers.milliseconds.length,
		hazards: measureHazards(answers),
		intents: measureIntents(answers.intents),
		language: measureLanguage(answers),
		urgency: measureUrgency(answers.intents),
		otherRequests: measureOthers(answers.intents),
		mentions: measureMentions(answers.intents),
		milliseconds: { p50: percentile(answers.milliseconds, 0.5), p95: percentile(answers.milliseconds, 0.95) },
	};
}

const isAlarm = ({ got }: Answered<object>): boolean => got.hazard !== null;
const sharesBy = <T>(items: readonly T[], key: (item: T) => string, hit: (item: T) => boolean): Named =>
	groupBy(items, key).map(([name, group]) => [name, shareOf(group, hit)]);

/** Whether the kind that was said is one of those that are right. */
export const isRightKind = ({ kinds, got }: Answered<DangerCase>): boolean =>
	got.hazard !== null && kinds.includes(got.hazard.kind);

function measureHazards({ dangers, traps, intents }: Answers) {
	const harmless = [...traps, ...intents];
	const found = dangers.filter(isAlarm);
	return {
		recall: shareOf(dangers, isAlarm),
		recallByKind: sharesBy(dangers, ({ kinds }) => kinds[0]!, isAlarm),
		recallByLanguage: sharesBy(dangers, ({ language }) => language, isAlarm),
		/** Of the dangers found. */
		kindAccuracy: shareOf(found, isRightKind),
		kindAccuracyByKind: sharesBy(found, ({ kinds }) => kinds[0]!, isRightKind),
		/** Of the dangers found, those it was sure of: the others get the safety text with a question. */
		certain: shareOf(found, ({ got }) => got.hazard!.certain),
		falseAlarms: shareOf(harmless, isAlarm),
		falseAlarmsInTraps: shareOf(traps, isAlarm),
		falseAlarmsInOrdinary: shareOf(intents, isAlarm),
		falseAlarmsByTrap: sharesBy(traps, ({ trap }) => trap, isAlarm),
		falseAlarmsByLanguage: sharesBy(harmless, ({ language }) => language ?? '-', isAlarm),
		falseAlarmsByKindSaid: groupBy(harmless.filter(isAlarm), ({ got }) => got.hazard!.kind).map(
			([kind, group]): [string, number] => [kind, group.length],
		),
		/** Of the false alarms, those it was sure of. */
		certainFalseAlarms: shareOf(harmless.filter(isAlarm), ({ got }) => got.hazard!.certain),
	};
}

function measureIntents(cases: Answers['intents']) {
	const labels = intentSchema.options;
	const judged = cases.map(({ intent, got }) => ({ expected: intent, got: got.intent }));
	const answers = cases.map(({ intent, got }) => ({ confidence: got.intentConfidence, right: intent === got.intent }));
	const classes = classScores(judged, labels);
	const bins = reliability(answers);
	return {
		accuracy: share(answers.filter(({ right }) => right).length, answers.length),
		accuracyByLanguage: sharesBy(
			cases,
			({ language }) => language ?? '-',
			({ intent, got }) => intent === got.intent,
		),
		macroF1: macroF1(classes),
		classes,
		labels,
		confusion: confusion(judged, labels),
		calibrationError: calibrationError(bins),
		reliability: bins,
	};
}

/** The varieties of a language are one language to the engine. */
const code = (language: string): string => language.slice(0, 2);
export const isRightLanguage = ({ language, got }: Answered<{ language: string }>): boolean =>
	code(language) === got.language;

function measureLanguage({ intents, dangers, traps }: Answers) {
	const labelled = [...intents, ...dangers, ...traps].flatMap(({ language, got }) =>
		language === null ? [] : [{ language, got }],
	);
	return {
		accuracy: shareOf(labelled, isRightLanguage),
		byLanguage: sharesBy(labelled, ({ language }) => language, isRightLanguage),
	};
}

function measureUrgency(cases: Answers['intents']) {
	const labels = urgencySchema.options;
	const judged = cases.flatMap(({ urgency, got }) =>
		urgency === null ? [] : [{ expected: urgency, got: got.urgency }],
	);
	return {
		accuracy: shareOf(judged, ({ expected, got }) => expected === got),
		labels,
		confusion: confusion(judged, labels),
	};
}

/** The requests that were asked for besides the main one and not found, by name. */
export const missedOthers = ({ other, got }: Answered<IntentCase>): IntentCase['other'] =>
	other.filter((one) => !got.otherIntents.includes(one));

function measureOthers(cases: Answers['intents']) {
	const wanted = cases.flatMap(({ other }) => other).length;
	const said = cases.flatMap((one) => one.got.otherIntents.map((other) => one.other.includes(other)));
	return {
		recall: share(wanted - cases.flatMap(missedOthers).length, wanted),
		/** Of the second requests said, those that are labelled. */
		precision: shareOf(said, (right) => right),
	};
}

/** What the message names, as labelled, and was not found. */
export const missedMentions = ({ mentions, got }: Answered<IntentCase>): IntentCase['mentions'] =>
	mentions.filter(({ kind, value }) => !isMentioned(value, got.mentions[kind]));

function measureMentions(cases: Answers['intents']) {
	const wanted = cases.flatMap(({ mentions }) => mentions);
	const missed = cases.flatMap(missedMentions);
	const recall = (kinds: readonly string[]): Share => {
		const of = wanted.filter(({ kind }) => kinds.includes(kind)).length;
		return share(of - missed.filter(({ kind }) => kinds.includes(kind)).length, of);
	};
	const kinds = mentionsSchema.keyof().options;
	return { recall: recall(kinds), byKind: kinds.map((kind): [string, Share] => [kind, recall([kind])]) };
}
