import { z } from 'zod';
import { hazardKind } from '../../contract/turn.ts';

/** Limits keep a slip of the pen from becoming a slow or silent service. */
const pattern = z.string().trim().min(1).max(6000);
const patterns = z.array(pattern).min(1).max(400);
const name = z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, 'a name has small letters, digits and _ only');
const wordList = z.string().max(20_000);
const messages = z.array(z.string().min(1).max(2000)).max(500);

/** Words around a match that change what it means. */
const guard = z.strictObject({
	/** What it is about, for the reader. */
	note: z.string().max(500).optional(),
	patterns,
	/**
	 * Where its words stand: `touching` the match (they share a word with it), `near` it (up to eight words before and six
	 * after), or in the same `clause`, `sentence` or `message`.
	 */
	where: z.enum(['touching', 'near', 'clause', 'sentence', 'message']),
	/** Whether it takes the match back, or leaves a doubt. */
	effect: z.enum(['drop', 'doubt']),
	/** What it does instead where the match itself speaks in the present: "¿cuánto cuesta…? sale humo". */
	when_reported: z.enum(['doubt', 'keep']).optional(),
	/** Patterns in the same place that switch the guard off. */
	unless: patterns.optional(),
});
export type Guard = z.output<typeof guard>;

const rule = z.strictObject({
	name,
	/** How sure the words are by themselves; below 0.6 the danger is never certain. */
	confidence: z.number().min(0.5).max(1),
	/** Any of them is enough. */
	patterns,
	/** Guards of context.yaml that this rule obeys. */
	guards: z.array(name).default([]),
	/** Messages in which this rule's kind must be found, at least one. */
	examples: messages.min(1),
	/** Messages in which this kind must not be found. */
	counter_examples: messages.default([]),
});

const kindFields = { kind: hazardKind, rules: z.array(rule).min(1).max(200) };

/** A file of rules for one kind of danger. */
export const kindFile = z.strictObject(kindFields);

/** Word groups by name; each is a text of words separated by spaces. */
export const wordsFile = z.strictObject({ groups: z.record(name, wordList), ordinary: wordList });

/** What surrounds a match and changes its meaning. */
export const contextFile = z.strictObject({
	guards: z.record(name, guard),
	/** Guards that every rule obeys. */
	always: z.array(name),
	negation: z.strictObject({
		words: wordList,
		/** Words that may stand between a negation and what it denies. */
		between: wordList,
		/** Words that deny what they stand in the middle of. */
		inside: wordList,
		/** What a negation does not deny. */
		not_a_denial: patterns,
		/** Denials that follow what they deny. */
		after: patterns,
	}),
	time: z.strictObject({
		present: patterns,
		reported: patterns,
		past: patterns,
		remote: patterns,
		solved: patterns,
		still: patterns,
		now: patterns,
		ongoing: patterns,
	}),
	supposition: z.strictObject({
		/** What makes a supposition of whatever follows it in the sentence, or precedes it. */
		supposed: patterns,
		/** Words right before a match that make a condition of it. */
		conditional: patterns,
	}),
});
export type ContextFile = z.output<typeof contextFile>;

/** An operator's own rules: a list of kinds, word groups of their own. */
export const extraFile = z.strictObject({
	groups: z.record(name, wordList).default({}),
	kinds: z.array(kindFile).min(1).max(6),
});

export type HazardRule = z.output<typeof rule> & { kind: z.output<typeof hazardKind>; file: string };
