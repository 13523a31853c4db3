import { softmax } from './linear.ts';
import { crossValidate, fitTemperature, type Guess, type SeenExample, transfer } from './training.ts';

/** How good a set of guesses is; all from 0 to 1. */
export interface Quality {
	accuracy: number;
	/** Mean over the intents of the harmonic mean of precision and recall. */
	macroF1: number;
	/** Expected calibration error, ten bins. */
	calibrationError: number;
}

const BINS = 10;
const FOLDS = 8;

/** Measures guesses at a temperature. */
export function qualityOf(guesses: readonly Guess[], temperature: number): Quality {
	const results = guesses.map(({ example, intents, scores }) => {
		const chances = softmax(scores, temperature);
		const confidence = Math.max(...chances);
		return { right: example.intent, guessed: intents[chances.indexOf(confidence)], confidence };
	});
	const intents = [...new Set(results.map(({ right }) => right))];
	const f1 = intents.map((intent) => {
		const both = results.filter(({ right, guessed }) => right === intent && guessed === intent).length;
		const either = results.filter(({ right }) => right === intent).length;
		const said = results.filter(({ guessed }) => guessed === intent).length;
		return (2 * both) / (either + said);
	});
	const gaps = Array.from({ length: BINS }, (_, bin) => {
		const inBin = results.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
		return Math.abs(
			inBin.reduce((sum, { right, guessed, confidence }) => sum + Number(right === guessed) - confidence, 0),
		);
	});
	return {
		accuracy: results.filter(({ right, guessed }) => right === guessed).length / results.length,
		macroF1: sum(f1) / f1.length,
		calibrationError: sum(gaps) / results.length,
	};
}

/** Measures the classifier by cross-validation, and from the examples of one author to those of the others, as text. */
export function reportOn(examples: readonly SeenExample[]): string {
	const guesses = crossValidate(examples, FOLDS);
	const temperature = fitTemperature(guesses);
	const sets = [...new Set(examples.map(({ set }) => set))];
	const ofSet = (set: string) => examples.filter((example) => example.set === set);
	return [
		line(`${FOLDS}-fold, all (${examples.length})`, qualityOf(guesses, temperature)),
		...sets.map((set) =>
			line(
				`${FOLDS}-fold, on ${set} (${ofSet(set).length})`,
				qualityOf(
					guesses.filter(({ example }) => example.set === set),
					temperature,
				),
			),
		),
		...sets.map((set) => {
			const others = examples.filter((example) => example.set !== set);
			return line(`all but ${set} → ${set}`, qualityOf(transfer(others, ofSet(set)), temperature));
		}),
	].join('\n');
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function line(name: string, { accuracy, macroF1, calibrationError }: Quality): string {
	return `${name}: accuracy ${percent(accuracy)}, macro-F1 ${percent(macroF1)}, calibration error ${percent(calibrationError)}`;
}

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
