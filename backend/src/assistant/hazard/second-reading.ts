import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type HazardKind, hazardKind } from '../../contract/turn.ts';
import { readExamples } from '../intent/examples.ts';
import { features } from '../intent/features.ts';
import { scores } from '../intent/linear.ts';
import { trainLogistic } from '../intent/logistic.ts';
import { type Classifier, modelStamp, readClassifier, writeClassifier } from '../intent/model-file.ts';
import { buildSpace, vectorize } from '../intent/space.ts';
import { findAllHazards } from './find.ts';
import { HAZARD_SETS, hazardSetNames, readHazardSet } from './labelled-sets.ts';
import type { RuleBook } from './rule-book.ts';

const FILE = new URL('../../../model/hazards.bin', import.meta.url);
const NONE = 'none';
const LABELS = [NONE, ...hazardKind.options];

/** How a message reads to somebody who has read many dangers and many traps, and knows no rule. */
export interface SecondReading {
	/** Logarithm of the odds that it reports a danger. */
	odds: number;
	/** The likeliest danger. */
	kind: HazardKind;
}

let loaded: Classifier | undefined;

/**
 * Reads a message a second time, by a linear classifier over words and letters that has learnt from the sets of messages
 * beside the rules: for signs of danger that no rule foresaw. Local, the same for the same text, well below a millisecond.
 */
export function readAgain(text: string, book: RuleBook): SecondReading {
	const model = secondModel(book);
	const [none = 0, ...dangers] = scores(model.linear, vectorize(model.space, features(text)));
	const highest = Math.max(...dangers);
	const all = highest + Math.log(dangers.reduce((sum, score) => sum + Math.exp(score - highest), 0));
	return { odds: all - none, kind: hazardKind.options[dangers.indexOf(highest)] ?? 'gas' };
}

/**
 * The classifier of the second reading. The build trains it; where its file is missing or older than the sets, the rules or
 * the code, it is trained here, which takes some seconds, and kept if the disk allows.
 *
 * @param report is told, in one line, that it had to be trained
 */
export function secondModel(book: RuleBook, report: (line: string) => void = () => {}): Classifier {
	if (loaded) return loaded;
	const stamp = stampOf();
	const kept = readClassifier(stamp, FILE);
	if (kept) return (loaded = kept);
	const began = Date.now();
	const made = train(book);
	loaded = made;
	report(`no trained second reading of dangers for this version: trained it in ${Date.now() - began} ms`);
	try {
		writeClassifier(stamp, made, FILE);
	} catch {
		// A read-only installation trains at each start.
	}
	return made;
}

/** Ordinary messages are the examples of intents in which the rules find nothing: some of the others are real dangers. */
function train(book: RuleBook): Classifier {
	const ordinary = readExamples().filter(({ text }) => findAllHazards(text, book).length === 0);
	const labelled = hazardSetNames().flatMap((name) =>
		readHazardSet(name).flatMap(({ text, expected }) => {
			const kind = expected === 'any' ? findAllHazards(text, book)[0]?.kind : (expected?.[0] ?? NONE);
			return kind === undefined ? [] : [{ text, kind }];
		}),
	);
	const examples = [...labelled, ...ordinary.map(({ text }) => ({ text, kind: NONE }))].map(({ kind, text }) => ({
		target: LABELS.indexOf(kind),
		features: features(text),
	}));
	const space = buildSpace(examples.map((example) => example.features));
	const vectors = examples.map(({ target, features: found }) => ({ target, vector: vectorize(space, found) }));
	const linear = trainLogistic(vectors, LABELS.length, space.columns.size);
	return { labels: LABELS, space, linear, temperature: 1 };
}

/** What the classifier depends on, as a hash: the sets, the rules, the examples of intents and the code. */
function stampOf(): string {
	const hash = createHash('sha256').update(modelStamp());
	const own = new URL('./', import.meta.url);
	for (const folder of [own, new URL('rules/', own), HAZARD_SETS]) {
		for (const { name } of readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.sort(byName)) {
			hash.update(readFileSync(new URL(name, folder))).update('\0');
		}
	}
	return hash.digest('hex');
}

const byName = (one: { name: string }, other: { name: string }): number => (one.name < other.name ? -1 : 1);
