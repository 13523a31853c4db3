import type Anthropic from '@anthropic-ai/sdk';
import { readFileSync } from 'node:fs';
import { excerpt } from '../../knowledge/units.ts';
import { shorten } from '../../text/chat-text.ts';
import type { DraftTask, ExtractTask, Question, TextTask, TranslateTask } from '../engine.ts';
import { askedTerms } from '../local/quote.ts';

/** A prompt and the name that traces record with each call. */
export interface Prompt {
	version: string;
	text: string;
}

/** The content of the one user message. */
export type Content = (Anthropic.TextBlockParam | Anthropic.DocumentBlockParam)[];

const read = (version: string): Prompt => ({
	version,
	text: readFileSync(new URL(`./prompts/${version}.md`, import.meta.url), 'utf8').trim(),
});
export const ANSWER_PROMPT = read('answer.v2');
export const TASK_PROMPT = read('task.v1');

/** Passages given with a question: enough to answer, few enough to stay under the budget of tokens. */
export const MAX_PASSAGES = 3;
const MAX_PASSAGE = 450;
const MAX_QUESTION = 1500;
const MAX_SAID = 160;
const MAX_HISTORY = 4;
const MAX_TASK_TEXT = 60_000;
const MAX_PREVIOUS = 1500;

/** Signs that look like `<` and `>`, which a model may read as such. */
const OPENING = /[<＜﹤〈⟨᚜]/g;
const CLOSING = /[>＞﹥〉⟩᚛]/g;

/** Untrusted text without what could close its tag or hide in it: no angle brackets, no control or invisible characters. */
export function data(text: string): string {
	return text
		.replace(OPENING, '‹')
		.replace(CLOSING, '›')
		.replace(/[\p{Cf}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\ufe00-\ufe0f]|[^\P{Cc}\n\t]|[\u{e0000}-\u{e0fff}]/gu, '')
		.replace(/[\u2028\u2029]/g, '\n');
}
const attribute = (text: string): string => data(text).replace(/["\n\t]+/g, ' ');
const text = (value: string): Anthropic.TextBlockParam => ({ type: 'text', text: value });

/** The user message for a question: the documents as blocks of their own, then the turn. Everything in it is data. */
export function questionContent(question: Question): Content {
	const asked = askedTerms(question.text);
	const documents = question.passages
		.slice(0, MAX_PASSAGES)
		.map(({ documentTitle, heading, page, text }, index): Anthropic.DocumentBlockParam => {
			const place = [documentTitle, heading, page === null ? null : `p. ${page}`].filter(Boolean).join(' · ');
			const body = data(excerpt(text, asked, MAX_PASSAGE)).trim();
			return {
				type: 'document',
				source: { type: 'text', media_type: 'text/plain', data: body || '(empty)' },
				title: `[${index + 1}]`,
				context: attribute(shorten(place, 90)),
			};
		});
	const said = question.history
		.slice(-MAX_HISTORY)
		.map(({ by, text }) => `${by}: ${data(shorten(text.replace(/\s+/g, ' '), MAX_SAID)).replace(/\n/g, ' ')}`);
	const turn = [
		`<turn language="${attribute(question.language)}" role="${question.role}" intent="${question.intent}" company="${attribute(shorten(question.companyName, 60))}"/>`,
		...(said.length > 0 ? [`<conversation>\n${said.join('\n')}\n</conversation>`] : []),
		`<customer_message>${data(shorten(question.text, MAX_QUESTION))}</customer_message>`,
	];
	return [...documents, text(turn.join('\n'))];
}

/** What is added to a question when the first output could not be used. `defect` is of our own words. */
export const repairBlock = (previous: string, defect: string): Anthropic.TextBlockParam =>
	text(`<previous_output>${data(shorten(previous, MAX_PREVIOUS))}</previous_output>\n<defect>${defect}</defect>`);

const task = (name: string, parts: string[]): Content => [text([`<task>${name}</task>`, ...parts].join('\n'))];
const textOf = (job: TextTask): string => `<text>${data(job.text.slice(0, MAX_TASK_TEXT))}</text>`;

export const summarizeContent = (job: TextTask): Content =>
	task(
		`summarize for a colleague who takes over, in at most four sentences, in language "${attribute(job.language)}"`,
		[textOf(job)],
	);
export const translateContent = (job: TranslateTask): Content =>
	task(`translate into language "${attribute(job.targetLanguage)}", keeping figures, codes and line breaks`, [
		textOf(job),
	]);
export const extractContent = (job: ExtractTask): Content =>
	task('extract the named fields exactly as the text gives them, null where it does not', [
		`<instruction>${data(job.fields.join(', '))}</instruction>`,
		textOf(job),
	]);

export function draftContent(job: DraftTask): Content {
	const asked = askedTerms(`${job.text} ${job.instruction}`);
	const passages = job.passages
		.slice(0, MAX_PASSAGES)
		.map((passage, index) => `<passage n="${index + 1}">${data(excerpt(passage.text, asked, MAX_PASSAGE))}</passage>`);
	return task(
		`draft a reply of the company ${attribute(shorten(job.companyName, 60))} to the customer, in language "${attribute(job.language)}", formal and short`,
		[...passages, `<instruction>${data(job.instruction)}</instruction>`, textOf(job)],
	);
}
