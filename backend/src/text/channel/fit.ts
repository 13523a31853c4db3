import type { Button } from '../../contract/turn.ts';
import { cleanCharacters } from './characters.ts';
import { settleLinks } from './links.ts';
import { settleMarkup } from './markup.ts';
import { type ButtonRules, type ChannelRules, lengthIn, rulesOf } from './rules.ts';
import { fitLength } from './shorten.ts';

/** The words that fitting may have to put in, in the reader's language. */
export interface FitWords {
	/** Stands where an address was that may not be shown. */
	linkRemoved: string;
	/** Ends a reply that was too long. Empty where nothing is to be offered. */
	more: string;
	/** Before choices that a channel has no buttons for. */
	choose: string;
}

export interface FitOptions {
	/** Chatwoot's channel class, e.g. `Channel::Telegram`; an unknown one gets plain text. */
	channel: string;
	/** The person's id in the channel. */
	sourceId?: string | null;
	/** Hosts that may be linked to, and their subdomains. */
	linkHosts: readonly string[];
	words: FitWords;
}

export interface FittedReply {
	text: string;
	buttons: Button[];
}

/** More than any channel takes; what follows would be cut anyway. */
const MAX_INPUT = 20_000;
/** Taking one thing away can make another out of what stood around it; this often at most. */
const MAX_ROUNDS = 12;

/**
 * A reply as its channel shows it: characters, addresses, markup, length, buttons. The last step before a reply is kept, so
 * it trusts nothing that comes in. Fitting a fitted reply changes nothing.
 */
export function fitReply(reply: { text: string; buttons: readonly Button[] }, options: FitOptions): FittedReply {
	const rules = rulesOf(options.channel, options.sourceId);
	const fitting = fitButtons(reply.buttons, rules.buttons);
	const hasButtons = fitting !== null && fitting.length > 0;
	const choices = fitting === null ? fitText(choicesAsText(reply.buttons, options.words), rules, options) : '';
	const room = hasButtons ? Math.min(rules.maxLength, rules.buttons?.maxText ?? rules.maxLength) : rules.maxLength;
	const taken = choices === '' ? 0 : lengthIn(choices, rules.unit) + 2;
	const text = fitText(reply.text, { ...rules, maxLength: Math.max(room - taken, room / 2) }, options);
	const whole = choices === '' ? text : fitText(`${text}\n\n${choices}`, rules, options);
	return { text: whole, buttons: fitting ?? [] };
}

/** Text alone, for a channel. */
export function fitToChannel(text: string, options: FitOptions): string {
	return fitText(text, rulesOf(options.channel, options.sourceId), options);
}

function fitText(text: string, rules: ChannelRules, { linkHosts, words }: FitOptions): string {
	let current = text.slice(0, MAX_INPUT);
	for (let round = 0; round < MAX_ROUNDS; round += 1) {
		const next = once(current, rules, linkHosts, words);
		if (next === current) return next;
		current = next;
	}
	// It does not come to rest: without the signs that addresses and markup are made of, it must.
	return once(current.replace(/[^\p{L}\p{N}\p{Zs}\n,!?¿¡]/gu, ' '), rules, linkHosts, words);
}

function once(text: string, rules: ChannelRules, hosts: readonly string[], words: FitWords): string {
	const clean = cleanCharacters(text);
	const linked = settleLinks(clean, { hosts, removed: words.linkRemoved });
	const marked = settleMarkup(linked, rules);
	return withoutEntities(fitLength(marked, rules, words.more)).trim();
}

/** No `&` but between the parameters of an address: Chatwoot decodes entities, and sends what comes out to Telegram as HTML. */
const withoutEntities = (text: string): string =>
	text.replace(/https:\/\/\S+|&/g, (found) => (found === '&' ? '＆' : found));

/** The buttons as the channel takes them; null when it can't show them all, so that they belong into the text. */
export function fitButtons(buttons: readonly Button[], rules: ButtonRules | null): Button[] | null {
	if (buttons.length === 0) return [];
	if (rules === null || buttons.length > rules.max) return null;
	const fitted = buttons.map(({ title, value }) => ({ title: cleanCharacters(title).trim(), value: value.trim() }));
	const areShown = fitted.every(
		({ title, value }) =>
			title !== '' && value !== '' && title.length <= rules.maxTitle && lengthIn(value, 'bytes') <= rules.maxValue,
	);
	return areShown ? fitted : null;
}

function choicesAsText(buttons: readonly Button[], words: FitWords): string {
	return `${words.choose}\n${buttons.map(({ title }) => `- ${title}`).join('\n')}`;
}
