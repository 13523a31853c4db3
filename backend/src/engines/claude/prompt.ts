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

const read = (version: string): Prompt => ({
	version,
	text: readFileSync(new URL(`./prompts/${version}.md`, import.meta.url), 'utf8').trim(),
});
export const ANSWER_PROMPT = read('answer.v1');
export const TASK_PROMPT = read('task.v1');

/** Passages given with a question: enough to answer, few enough to stay under the budget of tokens. */
export const MAX_PASSAGES = 3;
const MAX_PASSAGE = 450;
const MAX_QUESTION = 1500;
const MAX_SAID = 160;
const MAX_HISTORY = 3;
const MAX_TASK_TEXT = 60_000;

/** Untrusted text cannot close its own tag. */
const data = (text: string): string => text.replaceAll('<', '‹').replaceAll('>', '›');
const attribute = (text: string): string => data(text).replace(/["\n\r]+/g, ' ');

/** The user message for a question: everything in it is data. */
export function questionMessage(question: Question): string {
	const asked = askedTerms(question.text);
	const passages = question.passages.slice(0, MAX_PASSAGES).map(({ documentTitle, heading, text }, index) => {
		const place = [documentTitle, heading].filter(Boolean).join(' · ');
		return `<passage n="${index + 1}" from="${attribute(shorten(place, 90))}">${data(excerpt(text, asked, MAX_PASSAGE))}</passage>`;
	});
	const said = question.history
		.slice(-MAX_HISTORY)
		.map(({ by, text }) => `${by}: ${data(shorten(text.replace(/\s+/g, ' '), MAX_SAID))}`);
	return [
		`<turn language="${attribute(question.language)}" role="${question.role}" intent="${question.intent}" company="${attribute(shorten(question.companyName, 60))}"/>`,
		...passages,
		...(said.length > 0 ? [`<conversation>${said.join('\n')}</conversation>`] : []),
		`<customer_message>${data(shorten(question.text, MAX_QUESTION))}</customer_message>`,
	].join('\n');
}

const task = (name: string, parts: string[]): string => [`<task>${name}</task>`, ...parts].join('\n');
const textOf = ({ text }: TextTask): string => `<text>${data(text.slice(0, MAX_TASK_TEXT))}</text>`;

export const summarizeMessage = (job: TextTask): string =>
	task(
		`summarize for a colleague who takes over, in at most four sentences, in language "${attribute(job.language)}"`,
		[textOf(job)],
	);
export const translateMessage = (job: TranslateTask): string =>
	task(`translate into language "${attribute(job.targetLanguage)}", keeping figures, codes and line breaks`, [
		textOf(job),
	]);
export const extractMessage = (job: ExtractTask): string =>
	task('extract the named fields exactly as the text gives them, null where it does not', [
		`<instruction>${data(job.fields.join(', '))}</instruction>`,
		textOf(job),
	]);

export function draftMessage(job: DraftTask): string {
	const asked = askedTerms(`${job.text} ${job.instruction}`);
	const passages = job.passages
		.slice(0, MAX_PASSAGES)
		.map(({ text }, index) => `<passage n="${index + 1}">${data(excerpt(text, asked, MAX_PASSAGE))}</passage>`);
	return task(
		`draft a reply of the company ${attribute(job.companyName)} to the customer, in language "${attribute(job.language)}", formal and short`,
		[...passages, `<instruction>${data(job.instruction)}</instruction>`, textOf(job)],
	);
}
