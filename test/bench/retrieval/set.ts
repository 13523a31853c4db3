import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// The root's own zod is n8n's, of another major version.
import { z } from '../../../backend/node_modules/zod/index.js';

/** Where the data for tests and benchmarks lies: beside the project, not in it. */
export const DATA = join(import.meta.dirname, '../../../../shared/data');
/** The set that the goals are for. */
export const GOAL_SET = join(DATA, 'squad-es-v2-dev-small.json');

const squad = z.object({
	data: z
		.array(
			z.object({
				title: z.string(),
				paragraphs: z.array(
					z.object({
						context: z.string().min(1),
						qas: z.array(
							z.object({
								question: z.string().min(1),
								is_impossible: z.boolean().optional(),
								answers: z.array(z.object({ text: z.string() })).default([]),
							}),
						),
					}),
				),
			}),
		)
		.min(1),
});

/** A question about a paragraph. */
export interface SetQuestion {
	text: string;
	/** The paragraph it was asked about, from 0 over the whole set. */
	paragraph: number;
	/** Whether the paragraph answers it. */
	isAnswerable: boolean;
}

/** Articles of paragraphs, and questions about the paragraphs. */
export interface QuestionSet {
	articles: readonly { title: string; paragraphs: readonly { id: number; text: string }[] }[];
	questions: readonly SetQuestion[];
}

/** A set of questions that is not what it should be, with what is wrong in the message. */
export class MalformedSet extends Error {
	override name = 'MalformedSet';
}

/**
 * Reads a set in the format of SQuAD 2.
 *
 * @returns null where the file is absent
 */
export function readSet(file: string): QuestionSet | null {
	if (!existsSync(file)) return null;
	const read = squad.safeParse(JSON.parse(readFileSync(file, 'utf8')));
	if (!read.success) throw new MalformedSet(`${file}: ${z.prettifyError(read.error)}`);
	let next = 0;
	const questions: SetQuestion[] = [];
	const articles = read.data.data.map(({ title, paragraphs }) => ({
		title,
		paragraphs: paragraphs.map(({ context, qas }) => {
			const id = next++;
			for (const { question, is_impossible: isImpossible, answers } of qas)
				questions.push({ text: question, paragraph: id, isAnswerable: !(isImpossible ?? answers.length === 0) });
			return { id, text: context };
		}),
	}));
	return { articles, questions };
}

/** About so many questions, evenly from the whole list; all of them with null. */
export function sample<T>(list: readonly T[], size: number | null): T[] {
	const step = size === null ? 1 : Math.max(1, list.length / size);
	return Array.from(
		{ length: Math.min(list.length, size ?? list.length) },
		(_, index) => list[Math.floor(index * step)]!,
	);
}
