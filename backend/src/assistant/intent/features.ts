import { codes, joinCodes } from '../../text/codes.ts';
import { fold } from '../../text/fold.ts';
import { stem } from '../../text/stem.ts';
import { findConcepts } from './lexicon.ts';

/** Longest text looked at, in characters: the first lines say what a message is about. */
const MAX_LENGTH = 800;
/** Sizes of the letter sequences within a word. */
const SEQUENCES = [3, 4] as const;
/** Concepts that come with any matter: what the message is about begins after them. */
const COURTESY: ReadonlySet<string> = new Set(['hello', 'thanks', 'ok', 'time']);
const GREETING: ReadonlySet<string> = new Set(['hello', 'bye', 'anybody', 'ok']);
/** A message that begins by asking. */
const ASKS = /^\s*¿?\s*(como|que|cual|donde|cuant|how|what|where|when|comment|nola|com |on )/;

/** Names of features with how often the text has them. The letter before the colon is the kind: see `KIND_WEIGHTS`. */
export type Features = ReadonlyMap<string, number>;

/** What the classifier sees of a text. Pure. */
export function features(text: string): Features {
	const found = new Map<string, number>();
	const add = (name: string): void => void found.set(name, (found.get(name) ?? 0) + 1);
	const folded = joinCodes(fold(text.slice(0, MAX_LENGTH))).replace(/(\p{L})\1{2,}/gu, '$1');
	const list: string[] = folded.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
	addWords(list.map(wordForm), add);
	for (const word of list) addSequences(`<${word}>`, add);
	addConcepts(list, text.includes('?'), add);
	addForm(text, folded, list, add);
	return found;
}

type Add = (name: string) => void;

/** Numbers are all the same, and so are codes: what counts is that there is one. */
function wordForm(word: string): string {
	if (/^\d+$/.test(word)) return '#';
	return /\d/.test(word) ? '#c' : stem(word);
}

/** Words, pairs, and pairs with one word between. */
function addWords(stems: readonly string[], add: Add): void {
	for (const [at, word] of stems.entries()) {
		add(`w:${word}`);
		add(`b:${stems[at - 1] ?? '^'} ${word}`);
		if (at >= 2) add(`s:${stems[at - 2]} ${word}`);
	}
	add(`b:${stems.at(-1) ?? '^'} $`);
}

function addSequences(framed: string, add: Add): void {
	for (const size of SEQUENCES) {
		for (let at = 0; at + size <= framed.length; at += 1) add(`c:${framed.slice(at, at + size)}`);
	}
}

/** Concepts, pairs of them, and which one the message begins with. */
function addConcepts(words: readonly string[], isQuestion: boolean, add: Add): void {
	const names = findConcepts(words);
	for (const [at, name] of names.entries()) {
		add(`k:${name}`);
		if (isQuestion) add(`p:?${name}`);
		for (const other of names.slice(at + 1)) add(`p:${name < other ? `${name}+${other}` : `${other}+${name}`}`);
	}
	add(`p:^${names.find((name) => !COURTESY.has(name)) ?? 'none'}`);
	if (names.length === 0) add('p:none');
	if (names.length === 1) add(`p:only ${names[0]}`);
	if (names.length > 0 && names.every((name) => GREETING.has(name))) add('p:greets');
}

/** What a message looks like. */
function addForm(text: string, folded: string, words: readonly string[], add: Add): void {
	add(`f:length ${Math.min(5, Math.floor(Math.log2(words.length + 1)))}`);
	if (codes(text).length > 0) add('f:code');
	if (text.includes('?')) add('f:?');
	if (text.includes('!')) add('f:!');
	if (words.includes('no')) add('f:no');
	if (/\d{9}|(\d{3}[ .-]?){3}/.test(text)) add('f:phone');
	if (/€|eur/.test(folded)) add('f:money');
	if (/\d{1,2}[:h]\d{0,2}/.test(folded)) add('f:clock');
	if (ASKS.test(folded)) add('f:asks');
}
