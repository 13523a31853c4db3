import type { Citation, Handoff, Priority, Urgency } from '../contract/turn.ts';
import type { Button } from '../contract/turn.ts';
import type { EngineAnswer } from '../engines/engine.ts';
import type { FoundPassage } from '../knowledge/search.ts';
import { shorten } from '../text/chat-text.ts';
import { textsIn } from '../catalogue/catalogue.ts';

const MAX_QUOTE = 600;

/** A reply as it goes to the customer. */
export interface ComposedReply {
	reply: string;
	buttons: Button[];
	citations: Citation[];
}

/**
 * Makes a reply of an engine's answer: sources numbered from 1 in the order of the text and listed at its end,
 * and a button for a person where one is offered.
 */
export function composeReply(answer: EngineAnswer, passages: readonly FoundPassage[], language: string): ComposedReply {
	const { person, sources: words } = textsIn(language);
	const order = [...new Set([...answer.reply.matchAll(/\[(\d{1,2})\]/g)].map(([, n]) => Number(n)))].filter((n) =>
		answer.sources.includes(n),
	);
	const body = answer.reply.replace(/\[(\d{1,2})\]/g, (mark, n: string) =>
		order.includes(Number(n)) ? `[${order.indexOf(Number(n)) + 1}]` : mark,
	);
	const citations = order.flatMap((n, index) => {
		const passage = passages[n - 1];
		return passage === undefined ? [] : [toCitation(passage, index + 1)];
	});
	const list = citations.map((citation) => `[${citation.n}] ${placeOf(citation, words.page)}`);
	const sources =
		list.length === 0 ? '' : list.length === 1 ? `${words.one}: ${list[0]}` : `${words.many}:\n${list.join('\n')}`;
	return {
		reply: [body.trim(), sources].filter(Boolean).join('\n\n'),
		buttons: answer.offersHuman ? [{ title: person.button, value: person.button }] : [],
		citations,
	};
}

/** "Caldera Aitana 24 · Presión baja (F22), pág. 3"; the page in the words of a language. */
export function placeOf(
	{ documentTitle, heading, page }: Pick<Citation, 'documentTitle' | 'heading' | 'page'>,
	pageText: (page: number) => string,
): string {
	return `${[documentTitle, heading].filter(Boolean).join(' · ')}${page === null ? '' : `, ${pageText(page)}`}`;
}

function toCitation({ documentId, documentTitle, page, heading, text, link }: FoundPassage, n: number): Citation {
	return { n, documentId, documentTitle, page, heading, quote: shorten(text, MAX_QUOTE), link };
}

/** How soon an operator should look at a hand-off. */
export function handoffOf(reason: string, summary: string, urgency: Urgency | null): Handoff {
	const priorities: Readonly<Record<Urgency, Priority>> = {
		critical: 'urgent',
		high: 'high',
		normal: 'medium',
		low: 'low',
	};
	return { reason, summary, priority: priorities[urgency ?? 'normal'] };
}
