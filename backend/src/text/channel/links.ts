import { parse } from 'tldts';

/** What the link rules need to know. */
export interface LinkRules {
	/** Hosts that may be linked to, and their subdomains. */
	hosts: readonly string[];
	/** Stands where an address was that may not be shown. */
	removed: string;
}

const MAX_URL = 500;

/** What a host is made of in any script; linkifiers take emoji too. One class, so that no text takes long to look through. */
const HOSTLIKE = /(?:[^\s\p{P}\p{Z}\p{C}]|[-_.])+/gu;
const SCHEME =
	/[a-z][a-z0-9+.-]*:[\\/]{1,2}|[\\/]{2}(?=\S*[.:]\S)|(?:javascript|data|vbscript|file|blob|intent|tg|whatsapp|viber|skype|sms|facetime):(?=\S)/i;
const WEB = /^(?:https?:)?[\\/]{2}/i;
const EMAIL = /^[\w.+%-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;
const LEADING = new Set('([{"\'«“‘¡¿*_,.;:!?|·•…-');
const TRAILING = new Set(')]}"\'»”’*_,.;:!?|·…');

/** Two-letter domains that are words: where a space is missing after a full stop ("la caldera.si no"), a space is put. */
const WORDS = new Set(['si', 'no', 'la', 'se', 'me', 'su', 'al', 'tu', 'ni', 'ya', 'he', 'ha', 'mi']);

/** "evil punto com", "evil . com", "evil[.]com": an address for a reader, though for no machine. */
const SPELLED =
	/(?<![\p{L}\p{N}-])[\p{L}\p{N}-]{2,63}(?:\s+(?:punto|dot)\s+|\s*[([{]\s*(?:\.|punto|dot)\s*[)\]}]\s*|\s+\.\s*)(?:com|net|org|info|biz|xyz|online|site|shop|app|io|top|click|link)(?![\p{L}\p{N}])/giu;
const MARKDOWN_LINK = /!?\[([^\]\n]{0,300})\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+["'][^"'\n]*["'])?\s*\)/g;

/**
 * Leaves of all addresses only those of allowed hosts, as plain `https://` text; mail addresses and telephone numbers stay
 * as words. Of a Markdown link the words stay, with the address after them where it may be shown.
 */
export function settleLinks(text: string, rules: LinkRules): string {
	const unwrapped = text.replace(MARKDOWN_LINK, (_whole, label: string, target: string) => {
		const address = judge(target.replace(/^(?:mailto|tel):/i, ''), rules);
		if (address === null || address === rules.removed) return label;
		return label.includes(address) || label.trim() === '' ? address : `${label} (${address})`;
	});
	return unwrapped
		.replace(SPELLED, rules.removed)
		.replace(/\S+/g, (token) => settleToken(token, rules))
		.replace(/(?<![\p{L}\p{N}_.@])@(?=\w{3})/gu, '');
}

function settleToken(token: string, rules: LinkRules): string {
	// Markup inside an address does not keep a messenger from linking it.
	const bare = token.replace(/[*~`\\]+/g, '');
	const settled = settleCore(unwrap(bare).core, rules);
	if (settled === null) return token;
	const { before, after } = unwrap(token);
	// "(https://…)" leaves no brackets around the words that stand for it.
	if (settled === rules.removed && before.endsWith('(') && after.startsWith(')')) {
		return `${before.slice(0, -1)}${rules.removed}${after.slice(1)}`;
	}
	return `${before}${settled}${after}`;
}

/** A word without the punctuation around it. */
function unwrap(token: string): { before: string; core: string; after: string } {
	let [start, end] = [0, token.length];
	while (start < end && LEADING.has(token.charAt(start))) start += 1;
	while (end > start && TRAILING.has(token.charAt(end - 1))) end -= 1;
	return { before: token.slice(0, start), core: token.slice(start, end), after: token.slice(end) };
}

/** What stands for a word without its punctuation; null when it is no address. */
function settleCore(core: string, rules: LinkRules): string | null {
	if (!/[.:/\\]/.test(core)) return null;
	const plain = core.replace(/^(?:mailto|tel):/i, '');
	if (EMAIL.test(plain)) return plain === core ? null : plain;
	const scheme = SCHEME.exec(plain);
	if (scheme !== null) {
		const before = plain.slice(0, scheme.index);
		return `${before}${judge(plain.slice(scheme.index), rules) ?? rules.removed}`;
	}
	if (hasDomain(plain)) return missingSpace(plain) ?? judge(plain, rules) ?? rules.removed;
	if (/^\d{1,3}(?:\.\d{1,3}){3}[:/]/.test(plain)) return rules.removed;
	return plain === core ? null : plain;
}

/** "agua.Si no", "caldera.si no": two sentences, not an address. */
function missingSpace(word: string): string | null {
	const [, before, after, extra] = /^([^./@:]+)\.([^./@:]+)(\/?)$/u.exec(word) ?? [];
	if (before === undefined || after === undefined || extra !== '') return null;
	const isSentence = /^\p{Lu}\p{Ll}+$/u.test(after) && /\p{Ll}$/u.test(before);
	return isSentence || (WORDS.has(after) && /\p{L}$/u.test(before)) ? `${before}. ${after}` : null;
}

/** Whether a linkifier could find a host in a word. */
function hasDomain(word: string): boolean {
	return (word.match(HOSTLIKE) ?? []).some((run) => {
		const labels = run.split('.').filter((label) => label !== '');
		return labels.length > 1 && isDomain(labels.slice(-4).join('.'));
	});
}

function isDomain(host: string): boolean {
	const { isIcann, publicSuffix } = parse(host, { validateHostname: false });
	if (isIcann === true && publicSuffix !== null) return true;
	return /\.xn--[a-z0-9-]+$/i.test(host);
}

/** The address as it may be shown; the words for a removed one; null when it is no address at all. */
function judge(address: string, { hosts, removed }: LinkRules): string | null {
	if (address === '') return null;
	const hasScheme = SCHEME.exec(address)?.index === 0;
	if (hasScheme && !WEB.test(address)) return removed;
	const url = URL.parse(hasScheme ? address.replace(/^[\\/]{2}/, 'https://') : `https://${address}`);
	if (url === null) return hasScheme ? removed : null;
	const host = url.hostname.replace(/\.$/, '');
	const isAllowed = hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`));
	const isBare = url.username === '' && url.password === '' && url.port === '' && !address.includes('@');
	if (!isAllowed || !isBare) return hasScheme || hasDomain(address) || isDomain(host) ? removed : null;
	const shown = `https://${host}${plainPath(url)}`;
	return shown.length > MAX_URL ? removed : shown;
}

/** Path, query and fragment without a character that Markdown, HTML or a linkifier would take for something else. */
function plainPath({ pathname, search, hash }: URL): string {
	const path = `${pathname}${search}${hash}`;
	const safe = path.replace(/&(?![\w.%-]+=)/g, '%26').replace(/[^\w./?=&%#+-]|_/gu, (character) => percent(character));
	return safe === '/' ? '' : safe.replace(/\.+$/, '');
}

const percent = (character: string): string =>
	[...new TextEncoder().encode(character)]
		.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
		.join('');
