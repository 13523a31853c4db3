import { fold, words } from '../../text/fold.ts';

const LINK =
	/(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s)\]>»”"]+|(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|es|net|org|info|io|cat|eus|gal|eu|example|ru|xyz|top|site|online|shop|link|app|me|ly|co|cc|biz|dev|cn|pt|fr|tk)\b(?:\/[^\s)\]]*)?/giu;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const MARKUP = /<\/?[a-z!?]|&(?:[a-z]{2,10}|#x?[0-9a-f]+);|```|!?\[[^\]\n]*\]\([^)]*\)|\]\s*:\s*https?:/i;
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]|[\u{e0000}-\u{e0fff}]/u;
/** Parts of names that may stand between two capitalised words. */
const BETWEEN = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'e', 'i', 'da', 'do', 'and', '&', 'of']);
const COMMON_NAMES = new Set(
	words('Telegram WhatsApp Wi Fi WiFi Bluetooth España Spain Internet Android Google Apple'),
);

/** What a reply has that would act rather than be read: links and addresses of its own, markup, hidden characters. */
export function foreignPart(reply: string, sources: string, hosts: readonly string[]): string | null {
	if (HIDDEN.test(reply)) return 'contains invisible characters';
	if (MARKUP.test(reply)) return 'contains markup';
	const given = fold(sources);
	const email = (reply.match(EMAIL) ?? []).find((address) => !given.includes(fold(address)));
	if (email !== undefined) return 'gives an e-mail address that no source has';
	const link = (reply.replace(EMAIL, ' ').match(LINK) ?? []).find(
		(found) => !given.includes(fold(found.replace(/[.,;:]+$/, ''))) || !isAllowed(found, hosts),
	);
	return link === undefined ? null : 'gives a link that no source has, or to a host that is not allowed';
}

function isAllowed(link: string, hosts: readonly string[]): boolean {
	const url = URL.parse(link.includes('://') ? link : `https://${link}`);
	if (url === null || !/^https?:$/.test(url.protocol)) return false;
	return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/**
 * A name of a person or firm in a sentence that nothing given names: two or more capitalised words in a row, not at its
 * beginning. German writes every noun so, and is not looked at.
 *
 * @param known folded words of everything that was given
 */
export function strangeName(sentence: string, known: ReadonlySet<string>): boolean {
	const tokens = sentence.split(/[\s,;:()«»“”"¿¡]+/).filter(Boolean);
	let run: string[] = [];
	const isStrange = (): boolean =>
		run.length >= 2 && run.some((word) => !words(word).every((part) => known.has(part) || COMMON_NAMES.has(part)));
	for (const token of tokens.slice(1)) {
		const word = token.replace(/[.!?…]+$/, '');
		if (/^\p{Lu}\p{L}*\p{Ll}[\p{L}'’-]*$/u.test(word)) run.push(word);
		else if (!(run.length > 0 && BETWEEN.has(fold(word)))) {
			if (isStrange()) return true;
			run = [];
		}
		if (word !== token) {
			if (isStrange()) return true;
			run = [];
		}
	}
	return isStrange();
}
