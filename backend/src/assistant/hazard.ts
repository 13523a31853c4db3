import type { Hazard, HazardKind } from '../contract/turn.ts';
import { judge } from './hazard/judge.ts';
import { compile, findAll, type Pattern } from './hazard/pattern.ts';
import type { HazardRule } from './hazard/rule.ts';
import { ELECTRIC_RULES } from './hazard/rules-electric.ts';
import { FIRE_RULES } from './hazard/rules-fire.ts';
import { GAS_RULES } from './hazard/rules-gas.ts';
import { tokenize } from './hazard/tokens.ts';
import { WORD_GROUPS } from './hazard/words.ts';

/** From here on a report is taken for certain; below, the safety text asks as well. */
const CERTAIN = 0.6;

/** Every rule, as data. */
export const HAZARD_RULES: readonly HazardRule[] = [...GAS_RULES, ...FIRE_RULES, ...ELECTRIC_RULES];

/** Which text goes out when two hazards are equally sure. */
const PRECEDENCE: readonly HazardKind[] = ['fire', 'gas', 'carbon_monoxide', 'injury', 'flood_electric', 'electric'];

const COMPILED: readonly { rule: HazardRule; patterns: Pattern[] }[] = HAZARD_RULES.map((rule) => ({
	rule,
	patterns: rule.patterns.map((pattern) => compile(pattern, WORD_GROUPS)),
}));

/**
 * The danger that a message reports, or null. Rules only: no model, no network. In doubt it says yes, with a lower
 * confidence (never under 0.5): a safety text too many costs a moment.
 */
export function findHazard(text: string): Hazard | null {
	const { keys } = tokenize(text);
	let best: Hazard | null = null;
	for (const { rule, patterns } of COMPILED) {
		for (const match of patterns.flatMap((pattern) => findAll(pattern, keys))) {
			const confidence = judge(rule, match, keys);
			if (confidence === null) continue;
			const found = { kind: rule.kind, confidence, certain: confidence >= CERTAIN };
			if (outranks(found, best)) best = found;
		}
	}
	return best;
}

function outranks(found: Hazard, best: Hazard | null): boolean {
	if (best === null || found.confidence > best.confidence) return true;
	return found.confidence === best.confidence && PRECEDENCE.indexOf(found.kind) < PRECEDENCE.indexOf(best.kind);
}
