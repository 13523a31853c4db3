import type { Mentions } from '../../contract/turn.ts';
import { fold } from '../../text/fold.ts';
import { findCodes } from './codes.ts';
import { findContracts } from './contracts.ts';
import { findDates } from './dates.ts';
import { findEquipment } from './equipment.ts';
import { foldText, overlaps, type Span } from './folded-text.ts';
import { findPhones } from './phones.ts';
import { findPlaces } from './places.ts';

/** Longest text looked at, in characters. */
const MAX_TEXT = 2000;
const MAX_ENTRIES = 10;
const MAX_LENGTH = 120;

/** What a message names, as written; phones as E.164. Pure. A stretch of the text is of one kind only. */
export function findMentions(given: string): Mentions {
	const original = given.slice(0, MAX_TEXT);
	const text = foldText(original);
	const contracts = findContracts(text);
	const free = without(contracts);
	const phones = findPhones(original).filter(free);
	const dates = findDates(text).filter(without([...contracts, ...phones]));
	const codes = findCodes(text).filter(without([...contracts, ...phones, ...dates]));
	const places = findPlaces(text).filter(without([...contracts, ...phones, ...codes]));
	const equipment = findEquipment(text).filter(without([...contracts, ...phones, ...places]));
	const written = (spans: readonly Span[]) => list(apart(spans).map(({ start, end }) => original.slice(start, end)));
	return {
		equipment: written(equipment),
		codes: written(codes),
		places: written(places),
		dates: written(dates),
		phones: list(phones.map(({ number }) => number)),
		contracts: written(contracts),
	};
}

const without = (taken: readonly Span[]) => (span: Span) => !taken.some((other) => overlaps(span, other));

/** In the order of the text; where two stretches overlap, the longer one. */
function apart(spans: readonly Span[]): Span[] {
	const kept: Span[] = [];
	for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
		if (without(kept)(span)) kept.push(span);
	}
	return kept.sort((a, b) => a.start - b.start);
}

/** Trimmed, without repeats, within the limits. */
function list(entries: readonly string[]): string[] {
	const byFold = new Map<string, string>();
	for (const entry of entries) {
		const plain = entry
			.replace(/\s+/g, ' ')
			.trim()
			.replace(/[,.;:]+$/, '');
		if (plain !== '' && plain.length <= MAX_LENGTH && !byFold.has(fold(plain))) byFold.set(fold(plain), plain);
	}
	return [...byFold.values()].slice(0, MAX_ENTRIES);
}
