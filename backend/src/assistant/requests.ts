import type { Intent } from '../contract/turn.ts';

/** A clause of a message and what it is about, taken alone. */
export interface ClauseMatter {
	clause: string;
	intent: Intent;
	/** 0 to 1. */
	confidence: number;
}

/** How sure a clause must be, and how much of a chance the message as a whole must leave its matter: one of these pairs. */
const LIMITS: readonly { alone: number; inWhole: number }[] = [
	{ alone: 0.6, inWhole: 0.05 },
	{ alone: 0.85, inWhole: 0.02 },
	{ alone: 0.985, inWhole: 0.006 },
];
/** The same for what is asked in so many words. */
const ASKED_LIMIT = { alone: 0.965, inWhole: 0.001 };
/** Heard wherever it is said, if it is said clearly. */
const ALWAYS_HEARD: readonly Intent[] = ['human_request', 'opt_out'];
const CLEAR = 0.95;

/** What is a request when it is asked for, and a story when it is told. */
const ASKED_FOR: readonly Intent[] = [
	'maintenance',
	'quote',
	'appointment',
	'order',
	'technical_question',
	'warranty_contract',
];
/** What the firm or the customer did before, which explains the request beside it. */
const TOLD =
	/(?<!\p{L})(?:\p{L}+(?:asteis|isteis)|vino|vinieron|vinisteis|compr[eé]|pusieron|cambi[oó]|cobraron|pagu[eé]|(?:me|nos) (?:dij(?:o|eron)|hicieron|pusieron|cambiaron)|hace (?:un|dos|tres|\d+) (?:años?|mes(?:es)?)|va(?:u|n|ig) \p{L}+r|i['’]ve|you (?:came|fitted|installed|said)|vous (?:avez|êtes))(?!\p{L})/iu;
const ASKED =
	/\?|(?<!\p{L})(?:quier\p{L}*|quer[ií]\p{L}*|quisiera\p{L}*|necesit\p{L}*|(?:mand|envi|pas|dec|d[ií]g|llam|avis|apunt|dej|v[ée]n)\p{L}*(?:me|nos|dme|dnos)|me gustar[ií]a|falta|toca|hay que|habr[ií]a que|podr[ií]a\p{L}*|pod[eé]is|puede[ns]?|por favor|vull|voldr\p{L}*|quero|preciso|nahi|behar|please|want|need|would like|voudrais|veux)(?!\p{L})/iu;

/**
 * Whether a clause is a request of its own beside the others of its message, or only tells what led to them.
 *
 * @param inWhole the chance of its matter in the message as a whole, 0 to 1
 */
export function isRequest({ clause, confidence, intent }: ClauseMatter, inWhole: number): boolean {
	const isAsked = ASKED.test(clause);
	if (ASKED_FOR.includes(intent) && TOLD.test(clause) && !isAsked) return false;
	if (ALWAYS_HEARD.includes(intent) && confidence >= CLEAR) return true;
	const limits = isAsked ? [...LIMITS, ASKED_LIMIT] : LIMITS;
	return limits.some((limit) => confidence >= limit.alone && inWhole >= limit.inWhole);
}
