import { soundKey } from '../../text/fold.ts';
import {
	CONDITIONAL,
	GUARDS,
	IDIOMS,
	LIGHT,
	NEGATION,
	NOT_A_DENIAL,
	ONGOING,
	PAST,
	PRESENT,
	REMOTE,
	SOLVED,
	STILL,
	SUPPOSED,
	type Guard,
} from './guards.ts';
import { compile, findAll, type Match, type Pattern } from './pattern.ts';
import type { HazardRule } from './rule.ts';
import { endsSentence, isBorder } from './tokens.ts';
import { WORD_GROUPS } from './words.ts';

/** A doubt is still a hazard: this is the least that is said. */
const DOUBT = 0.55;
/** How much a past word alone takes from the confidence: the danger may go on. */
const PAST_FACTOR = 0.7;
/** Words between a negation and what it denies. */
const NEGATION_REACH = 5;

const compileAll = (sources: readonly string[]): Pattern[] => sources.map((source) => compile(source, WORD_GROUPS));
const keySet = (list: string): ReadonlySet<string> => new Set(list.split(/[\s_]+/).map(soundKey));

interface ReadyGuard {
	guard: Guard;
	patterns: Pattern[];
	unless: Pattern[];
}
const ready = (guard: Guard): ReadyGuard => ({
	guard,
	patterns: compileAll(guard.patterns),
	unless: compileAll(guard.unless ?? []),
});
const guards = new Map(Object.entries(GUARDS).map(([name, guard]) => [name, ready(guard)]));
const idioms = ready(IDIOMS);
const tables = {
	solved: compileAll(SOLVED),
	still: compileAll(STILL),
	past: compileAll(PAST),
	remote: compileAll(REMOTE),
	ongoing: compileAll(ONGOING),
	present: compileAll(PRESENT),
	supposed: compileAll(SUPPOSED),
	conditional: compileAll(CONDITIONAL),
	notADenial: compileAll(NOT_A_DENIAL),
};
const negations = keySet(NEGATION);
const light = keySet(LIGHT);
const innerNegations = keySet('nada ningun ninguna');

/**
 * How sure a match is once its surroundings are read: negation, what is past or solved, supposition, harmless contexts.
 * @returns confidence from 0.5 to 1, or null when the words mean no danger
 */
export function judge(rule: HazardRule, match: Match, keys: readonly string[]): number | null {
	const sentence = spanAround(match, keys, endsSentence);
	const clause = spanAround(match, keys, isBorder);
	let confidence = rule.confidence;
	const doubt = (): void => {
		confidence = Math.min(confidence, DOUBT);
	};
	if (isDenied(match, keys)) {
		// "¿No huele a gas?" asks; everything else denies.
		if (keys[clause.end] !== '?' || isBorder(keys[match.start - 2])) return null;
		doubt();
	}
	for (const found of [idioms, ...(rule.guards ?? []).map((name) => guards.get(name))]) {
		if (found === undefined || !applies(found, match, keys, clause, sentence)) continue;
		if (found.guard.effect === 'drop') return null;
		doubt();
	}
	if (has(tables.supposed, keys, { start: sentence.start, end: match.start })) return null;
	if (endsWith(tables.conditional, keys, match.start)) doubt();
	const timed = confidenceInTime(confidence, match, keys, sentence);
	return timed === null ? null : Math.round(Math.max(0.5, timed) * 100) / 100;
}

/** Lowers or takes back what is past or solved. */
function confidenceInTime(confidence: number, match: Match, keys: readonly string[], sentence: Match): number | null {
	const whole = { start: 0, end: keys.length };
	if (has(tables.still, keys, whole)) return confidence;
	const before = { start: sentence.start, end: match.end };
	const present = has(tables.present, keys, before);
	if (has(tables.solved, keys, whole)) return present ? Math.min(confidence, DOUBT) : null;
	if (present || has(tables.ongoing, keys, sentence)) return confidence;
	if (has(tables.remote, keys, sentence)) return null;
	return has(tables.past, keys, before) ? confidence * PAST_FACTOR : confidence;
}

function isDenied(match: Match, keys: readonly string[]): boolean {
	for (let place = match.start + 1; place < match.end; place += 1) {
		if (innerNegations.has(keys[place] ?? '')) return true;
		if (keys[place] === 'no' && keys[place + 1] === 'a') return true;
	}
	if (keys[match.end] === 'no' && ['ay', 'wele', 'noto', 'tengo', 'se', 'sale'].includes(keys[match.end + 1] ?? ''))
		return true;
	// Before the match, and inside it before its last word: "la caldera no hace chispa".
	return isDeniedBefore(match.start, 0, keys) || isDeniedBefore(match.end - 1, match.start + 1, keys);
}

function isDeniedBefore(place: number, from: number, keys: readonly string[]): boolean {
	for (let at = place - 1; at >= Math.max(from, place - NEGATION_REACH); at -= 1) {
		const key = keys[at] ?? '';
		if (isBorder(key)) return false;
		if (negations.has(key)) return !tables.notADenial.some((pattern) => startsAt(pattern, keys, at));
		if (!light.has(key)) return false;
	}
	return false;
}

function applies(found: ReadyGuard, match: Match, keys: readonly string[], clause: Match, sentence: Match): boolean {
	const { guard, patterns, unless } = found;
	if (guard.scope === 'overlap') {
		return patterns.some((pattern) =>
			findAll(pattern, keys).some((other) => other.start < match.end && match.start < other.end),
		);
	}
	const scope = guard.scope === 'clause' ? clause : sentence;
	return has(patterns, keys, scope) && !has(unless, keys, scope);
}

function has(patterns: readonly Pattern[], keys: readonly string[], span: Match): boolean {
	const part = keys.slice(span.start, span.end);
	return patterns.some((pattern) => findAll(pattern, part).length > 0);
}

function startsAt(pattern: Pattern, keys: readonly string[], place: number): boolean {
	return findAll(pattern, keys.slice(place, place + 6)).some(({ start }) => start === 0);
}

/** Whether one of the patterns stands just before `place`, with at most light words between. */
function endsWith(patterns: readonly Pattern[], keys: readonly string[], place: number): boolean {
	let start = place;
	while (start > 0 && place - start < 4 && light.has(keys[start - 1] ?? '') && !isBorder(keys[start - 1])) start -= 1;
	if (start === 0) return false;
	const before = keys[start - 1] ?? '';
	if (keys[start - 2] === 'no' || keys[start - 2] === 'se') return false;
	return has(patterns, [before], { start: 0, end: 1 });
}

function spanAround(match: Match, keys: readonly string[], border: (key: string | undefined) => boolean): Match {
	let { start, end } = match;
	while (start > 0 && !border(keys[start - 1])) start -= 1;
	while (end < keys.length && !border(keys[end])) end += 1;
	return { start, end };
}
