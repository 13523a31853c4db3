import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readExamples } from '../src/assistant/intent/examples.ts';
import { features } from '../src/assistant/intent/features.ts';
import { chancesOf } from '../src/assistant/intent/model.ts';
import { modelStamp, readModel, writeModel } from '../src/assistant/intent/model-file.ts';
import { qualityOf } from '../src/assistant/intent/report.ts';
import { fitTemperature, seen, trainModel, transfer } from '../src/assistant/intent/training.ts';
import { intent } from '../src/contract/turn.ts';

const folder = mkdtempSync(join(tmpdir(), 'ainstalia-intents-'));
const file = pathToFileURL(join(folder, 'intents.bin'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = readExamples();
/** Enough to learn something, little enough to be quick. */
const some = seen(all.filter((_example, at) => at % 12 === 0));

test('every intent has at least 60 examples, of several authors, each once', () => {
	for (const name of intent.options) {
		const own = all.filter((example) => example.intent === name);
		expect(own.length).toBeGreaterThanOrEqual(60);
		expect(new Set(own.map(({ set }) => set)).size).toBeGreaterThanOrEqual(3);
	}
});

test('what is learned from one author holds for the messages of another', () => {
	const ofSet = (set: string) => all.filter((example) => example.set === set);
	const guesses = transfer(seen([...ofSet('second'), ...ofSet('third')]), seen(ofSet('first')));
	const quality = qualityOf(guesses, fitTemperature(guesses));
	expect(quality.accuracy).toBeGreaterThanOrEqual(0.95);
	expect(quality.macroF1).toBeGreaterThanOrEqual(0.95);
	expect(quality.calibrationError).toBeLessThanOrEqual(0.05);
});

describe('a kept model', () => {
	const model = trainModel(some);

	test('answers like the one that was trained', () => {
		writeModel('stamp', model, file);
		const read = readModel('stamp', file);
		expect(read?.temperature).toBe(model.temperature);
		for (const { features: given } of some.slice(0, 50)) {
			expect(read && chancesOf(read, given)).toEqual(chancesOf(model, given));
		}
	});

	test('of another version, cut off, damaged or missing is none', () => {
		writeModel('stamp', model, file);
		expect(readModel('other', file)).toBeNull();
		const bytes = readFileSync(file);
		for (const length of [0, 10, bytes.indexOf('\n'), bytes.length - 5, bytes.length - 8]) {
			writeFileSync(file, bytes.subarray(0, length));
			expect(readModel('stamp', file)).toBeNull();
		}
		rmSync(file);
		expect(readModel('stamp', file)).toBeNull();
	});

	test('gives chances that add up to one, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				const chances = chancesOf(model, features(text));
				expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
				for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

test('the same examples give the same stamp', () => {
	expect(modelStamp()).toBe(modelStamp());
});
