import type { Context } from './context.ts';
import type { Match, Span } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Guard, HazardRule } from './schema.ts';
import { isBorder } from './tokens.ts';

/** A doubt is still a hazard: this is what is said then. */
const DOUBT = 0.55;
/** Confidence from which a danger is certain. */
const CERTAIN_FROM = 0.6;
/** Words between a negation and what it denies. */
const NEGATION_REACH = 6;
/** How far before the end of a match its tense is looked for, in words. */
const TENSE_REACH = 12;

/** How far before a match the verb may stand that reports it, in words. */
const VERB_REACH = 3;

/** What the surroundings leave of a match. */
export interface Verdict {
	/** 0.5 to 1. */
	confidence: number;
	certain: boolean;
}

type Finding = 'keep' | 'doubt' | 'drop';

/**
 * Reads the surroundings of a match: negation, harmless contexts, supposition, and what is past or solved.
 * @returns null when the words mean no danger
 */
export function judge(rule: HazardRule, match: Match, reading: Reading, context: Context): Verdict | null {
	let doubtful = false;
	for (const find of [denial, guarded, supposition, tense]) {
		const finding = find(match, reading, context, rule);
		if (finding === 'drop') return null;
		if (finding === 'doubt') doubtful = true;
	}
	const confidence = doubtful ? Math.min(rule.confidence, DOUBT) : rule.confidence;
	return { confidence, certain: confidence >= CERTAIN_FROM };
}

/** Denied, or asked in the negative, which reports: "¿No huele a gas?". */
function denial(match: Match, reading: Reading, context: Context): Finding {
	const { keys } = reading;
	const inside = keys
		.slice(match.start + 1, match.end)
		.some((key, at) => context.inside.has(key) && !isNoDenial(match.start + 1 + at, reading));
	const after = isDeniedAfter(match.end, reading);
	if (inside || after) return 'drop';
	if (
		!isDeniedBefore(match.start, 0, reading, context) &&
		!isDeniedBefore(match.end - 1, match.start + 1, reading, context)
	)
		return 'keep';
	const opensQuestion =
		reading.isAsked(match) && isBorder(keys[match.start - 2] ?? ',') && keys[match.start - 1] === 'no';
	return opensQuestion ? 'doubt' : 'drop';
}

function isDeniedBefore(place: number, from: number, reading: Reading, context: Context): boolean {
	for (let at = place - 1; at >= Math.max(from, place - NEGATION_REACH); at -= 1) {
		const key = reading.keys[at] ?? '';
		if (isBorder(key)) return false;
		if (context.negations.has(key) && !isNoDenial(at, reading)) return true;
		if (!context.between.has(key)) return false;
	}
	return false;
}

/** "Humo no, …", "gas no huele": the denial ends its clause, else it belongs to what follows. */
function isDeniedAfter(end: number, reading: Reading): boolean {
	if (!reading.has('denied_after', { start: end, end: end + 1 })) return false;
	return [1, 2, 3].some((words) => isBorder(reading.keys[end + words] ?? ','));
}

/** "No para de…", "nada en el agua". */
function isNoDenial(at: number, reading: Reading): boolean {
	return reading.touches('not_a_denial', { start: at, end: at + 1 });
}

function guarded(match: Match, reading: Reading, context: Context, rule: HazardRule): Finding {
	let worst: Finding = 'keep';
	for (const name of [...context.always, ...rule.guards]) {
		const finding = guard(name, match, reading, context);
		if (finding === 'drop') return 'drop';
		if (finding === 'doubt') worst = 'doubt';
	}
	return worst;
}

function guard(name: string, match: Match, reading: Reading, context: Context): Finding {
	const found = context.guards.get(name);
	if (found === undefined) return 'keep';
	const place = placeOf(found.where, match, reading);
	const applies =
		found.where === 'touching' ? reading.touches(`guard:${name}`, match) : reading.has(`guard:${name}`, place);
	if (!applies || reading.has(`unless:${name}`, place)) return 'keep';
	return found.when_reported && isReported(match, reading) ? found.when_reported : found.effect;
}

/** Whether the match itself, or the verb right before it, says that something is so or has just happened. */
function isReported(match: Match, reading: Reading): boolean {
	const start = Math.max(reading.clause(match).start, match.start - VERB_REACH);
	return reading.has('present', { start, end: match.end }) || reading.has('reported', { start, end: match.end });
}

function placeOf(where: Guard['where'], match: Match, reading: Reading): Span {
	if (where === 'near' || where === 'touching') return reading.near(match);
	if (where === 'clause') return reading.clause(match);
	return where === 'sentence' ? reading.sentence(match) : { start: 0, end: reading.keys.length };
}

/** What is supposed before it is said is no report; what is feared after it was reported takes nothing back. */
function supposition(match: Match, reading: Reading, context: Context, rule: HazardRule): Finding {
	const isCondition = isConditionBefore(match.start, reading, context);
	const sentence = reading.sentence(match);
	// What is unsure by itself and a condition besides is no report.
	if (isCondition && rule.confidence < CERTAIN_FROM) return 'drop';
	if (!reading.has('supposed', sentence)) return isCondition ? 'doubt' : 'keep';
	if (reading.has('still', sentence)) return 'doubt';
	if (isCondition || reading.isAsked(match)) return 'drop';
	const isFearedAfterwards = !reading.has('supposed', { start: sentence.start, end: match.end });
	if (isFearedAfterwards && isReported(match, reading)) return 'keep';
	if (!speaksInThePresent(match, reading, reading.clause(match))) return 'drop';
	if (isFearedAfterwards) return 'keep';
	return reading.has('supposed', { start: reading.clause(match).start, end: match.end }) ? 'drop' : 'doubt';
}

/** "Si huele a gas, ¿qué hago?", but not "no sé si huele a gas". */
function isConditionBefore(start: number, reading: Reading, context: Context): boolean {
	let place = start;
	while (place > 0 && start - place < 4 && context.between.has(reading.keys[place - 1] ?? '')) {
		if (reading.has('conditional', { start: place - 1, end: place })) break;
		place -= 1;
	}
	if (!reading.has('conditional', { start: place - 1, end: place })) return false;
	return !reading.touches('not_a_denial', { start: place - 1, end: place });
}

/** What is past may go on; what is long past or solved does not. */
function tense(match: Match, reading: Reading): Finding {
	const sentence = reading.sentence(match);
	const isNow = reading.has('still', sentence) || reading.has('now', reading.clause(match));
	const isPresent = isNow || speaksInThePresent(match, reading, sentence);
	const rest = { start: sentence.start, end: reading.keys.length };
	if (reading.has('solved', rest) && !reading.has('still', rest)) return isPresent ? 'doubt' : 'drop';
	if (isPresent || reading.has('ongoing', sentence)) return 'keep';
	const isPast = reading.has('past', { start: sentence.start, end: match.end });
	if (reading.has('remote', sentence)) return isReported(match, reading) ? 'doubt' : 'drop';
	return isPast ? 'doubt' : 'keep';
}

/** Whether the last verb with a tense, up to the end of the match, is in the present. */
function speaksInThePresent(match: Match, reading: Reading, sentence: Span): boolean {
	const first = Math.max(sentence.start, match.end - TENSE_REACH);
	for (let at = match.end - 1; at >= first; at -= 1) {
		const here = { start: at, end: at + 1 };
		// The verb of "hace dos años" reports nothing.
		if (reading.touches('remote', here)) continue;
		if (reading.has('present', here)) return true;
		if (reading.has('past', here)) return false;
	}
	return false;
}
