import { readFileSync } from 'node:fs';
import { words } from '../../text/fold.ts';

/** Phrases that mean one thing, in several languages. */
export interface Phrases {
	/** Whether one of the phrases stands in the text. */
	in(text: string): boolean;
	/** The text without the clauses that have one of the phrases. */
	without(text: string): string;
}

/** What is looked at of a long text. */
const MAX_TEXT = 6000;
/** Most words that `...` stands for. */
const GAP = 4;

/**
 * Reads a file of phrases, one a line, compared with the folded words of a clause (accents, case and signs do not count):
 *
 * - `word` a word, `word*` its beginning, `_` any word, `word?` one that may be missing, `...` up to four words;
 * - `(a|b c|d)` one of these, `(a|b)?` or none; `^` and `$` the beginning and the end of the clause;
 * - `{name} = a | b c` gives a list a name, `{name}` uses it;
 * - `! phrase` means nothing, and is taken away before the others are looked for; `# …` is a comment.
 *
 * @throws Error when a line cannot be read
 */
export function readPhrases(file: string): Phrases {
	return parsePhrases(readFileSync(new URL(`./rules/${file}.txt`, import.meta.url), 'utf8'));
}

export function parsePhrases(source: string): Phrases {
	const names = new Map<string, string>();
	const phrases: string[] = [];
	const exceptions: string[] = [];
	for (const line of source.split('\n').map((raw) => raw.trim())) {
		const named = /^(\{\w+\}) = (.+)$/.exec(line);
		if (line === '' || line.startsWith('#')) continue;
		if (named?.[1] && named[2]) {
			const known = names.get(named[1]);
			const list = expand(named[2], names).replaceAll(' | ', '|');
			names.set(named[1], known === undefined ? `(${list})` : `(${known.slice(1, -1)}|${list})`);
		} else if (line.startsWith('! ')) exceptions.push(compile(expand(line.slice(2), names)));
		else phrases.push(compile(expand(line, names)));
	}
	const wanted = new RegExp(phrases.join('|') || '(?!)');
	const harmless = new RegExp(exceptions.join('|') || '(?!)', 'g');
	const has = (clause: string): boolean => wanted.test(spaced(clause).replace(harmless, ' | '));
	return {
		in: (text) => clausesOf(text.slice(0, MAX_TEXT)).some(has),
		without: (text) =>
			clausesOf(text.slice(0, MAX_TEXT))
				.filter((clause) => !has(clause))
				.join('')
				.trim(),
	};
}

/** A text in its clauses, each with the signs that end it. */
function clausesOf(text: string): string[] {
	return text.match(/[^.,;:!?¿¡…\n]+[.,;:!?…\n]*[\s¿¡]*|[.,;:!?¿¡…\n]+/gu) ?? [];
}

const spaced = (clause: string): string => ` ${words(clause).join(' ')} `;

function expand(line: string, names: ReadonlyMap<string, string>): string {
	return line.replace(/\{\w+\}/g, (name) => {
		const list = names.get(name);
		if (list === undefined) throw new Error(`no such list: ${name}`);
		return list;
	});
}

/** A phrase as a regular expression over words that each end in a space. */
function compile(phrase: string): string {
	const open = phrase.startsWith('^ ') ? '^ ' : '(?<= )';
	const body = phrase
		.replace(/^\^ /, '')
		.match(/\(|\)\??|\||\$|\.\.\.|[^\s()|]+/g)
		?.map((token) => {
			if (token === '(') return '(?:(?:';
			if (token === '|') return ')|(?:';
			if (token.startsWith(')')) return `))${token.slice(1)}`;
			if (token === '$') return '$';
			if (token === '...') return `(?:[^ |]+ ){0,${GAP}}`;
			const [, word, start, optional] = /^([\p{L}\p{N}]+|_)(\*?)(\??)$/u.exec(token) ?? [];
			if (word === undefined) throw new Error(`cannot read "${token}" in: ${phrase}`);
			return `(?:${word === '_' ? '[^ |]+' : word}${start ? '[^ |]*' : ''} )${optional}`;
		})
		.join('');
	if (!body) throw new Error(`cannot read: ${phrase}`);
	return open + body;
}
