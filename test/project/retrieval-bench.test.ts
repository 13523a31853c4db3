// The arithmetic of npm run bench:retrieval on cases that can be counted by hand, and the form of what it reads.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, rankingOf, riskCoverage } from '../bench/retrieval/measure.ts';
import { okapi } from '../bench/retrieval/okapi.ts';
import { MalformedSet, readSet, sample } from '../bench/retrieval/set.ts';

const RETRIEVAL = join(import.meta.dirname, '../bench/retrieval');

function written(content: unknown): string {
	const file = join(mkdtempSync(join(tmpdir(), 'retrieval-set-')), 'set.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
}

describe('arithmetic', () => {
	test('recall and reciprocal rank', () => {
		expect(rankingOf([1, 2, 5, 11, Number.POSITIVE_INFINITY])).toEqual({
			recallAt1: 1 / 5,
			recallAt5: 3 / 5,
			mrrAt10: (1 + 1 / 2 + 1 / 5) / 5,
		});
	});

	test('risk and coverage', () => {
		const answers = [
			{ confidence: 0.9, isRight: true, isAnswerable: true },
			{ confidence: 0.7, isRight: false, isAnswerable: true },
			{ confidence: 0.7, isRight: true, isAnswerable: false },
			{ confidence: 0.2, isRight: false, isAnswerable: false },
		];
		expect(riskCoverage(answers, [0, 0.5, 0.8, 1])).toEqual([
			{ threshold: 0, answered: 1, answerableAnswered: 1, unanswerableAnswered: 1, risk: 3 / 4 },
			{ threshold: 0.5, answered: 3 / 4, answerableAnswered: 1, unanswerableAnswered: 1 / 2, risk: 2 / 3 },
			{ threshold: 0.8, answered: 1 / 4, answerableAnswered: 1 / 2, unanswerableAnswered: 0, risk: 0 },
			{ threshold: 1, answered: 0, answerableAnswered: 0, unanswerableAnswered: 0, risk: 0 },
		]);
	});

	test('percentiles', () => {
		expect([0.5, 0.95, 1].map((part) => percentile([4, 1, 3, 2], part))).toEqual([2, 4, 4]);
	});

	test('the plain BM25 puts the text with the rarer word first, and the shorter of two alike', () => {
		const texts = [
			'La caldera de gas es grande.',
			'La caldera gotea.',
			'La caldera calienta agua.',
			'La bomba gotea mucho hoy.',
		];
		expect(okapi(texts)('¿por qué gotea la caldera?', 2)).toEqual([1, 3]);
		expect(okapi(texts)('nada de esto', 2)).toEqual([]);
	});

	test('a sample is taken evenly, and all is all', () => {
		const list = Array.from({ length: 100 }, (_, index) => index);
		expect(sample(list, 4)).toEqual([0, 25, 50, 75]);
		expect(sample(list, null)).toEqual(list);
		expect(sample(list, 1000)).toEqual(list);
	});
});

describe('a set', () => {
	test('has its paragraphs counted over all articles; a question is answerable unless it says no or has no answer', () => {
		const question = (text: string, more: object) => ({ question: text, ...more });
		const file = written({
			data: [
				{ title: 'A', paragraphs: [{ context: 'uno', qas: [question('a', { answers: [{ text: 'u' }] })] }] },
				{
					title: 'B',
					paragraphs: [
						{
							context: 'dos',
							qas: [question('b', {}), question('c', { is_impossible: true, answers: [{ text: 'x' }] })],
						},
					],
				},
			],
		});
		expect(readSet(file)).toEqual({
			articles: [
				{ title: 'A', paragraphs: [{ id: 0, text: 'uno' }] },
				{ title: 'B', paragraphs: [{ id: 1, text: 'dos' }] },
			],
			questions: [
				{ text: 'a', paragraph: 0, isAnswerable: true },
				{ text: 'b', paragraph: 1, isAnswerable: false },
				{ text: 'c', paragraph: 1, isAnswerable: false },
			],
		});
	});

	test('that is absent is null, and one in another form is refused', () => {
		expect(readSet('/nowhere/set.json')).toBeNull();
		expect(() => readSet(written({ data: [{ title: 'A' }] }))).toThrow(MalformedSet);
	});
});

test('our questions about the manuals are forty, in four columns, each once', () => {
	const [head, ...rows] = readFileSync(join(RETRIEVAL, 'hvac-questions.tsv'), 'utf8').trim().split('\n');
	expect(head?.split('\t')).toEqual(['role', 'question', 'document', 'section']);
	expect(rows).toHaveLength(40);
	for (const row of rows) expect(row).toMatch(/^(customer|technician)\t[^\t]+\t[a-z_]+\t[^\t]+$/);
	expect(new Set(rows.map((row) => row.split('\t')[1])).size).toBe(40);
});
