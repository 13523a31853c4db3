import { fold } from '../../../backend/src/text/fold.ts';
import { stem } from '../../../backend/src/text/stem.ts';

const K1 = 1.2;
const B = 0.75;
/** PostgreSQL's list of Spanish stop words (`spanish.stop`, BSD licence), without those that fold to another of them. */
const STOP = new Set(
	fold(`de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre
cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e
esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho quienes nada muchos cual poco ella estar estas algunas
algo nosotros mi mis tú te ti tu tus ellas nosotras vosotros vosotras os mío mía míos mías tuyo tuya tuyos tuyas suyo suya suyos
suyas nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras es son fue era`).split(/\s+/),
);

const stems = (text: string): string[] =>
	(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP.has(word)).map(stem);

/**
 * Okapi BM25 as in the textbook, over the same Spanish stems: what the product's search is compared with.
 *
 * @returns a function from a question to the numbers of the best texts
 */
export function okapi(texts: readonly string[]): (question: string, limit: number) => number[] {
	const lengths: number[] = [];
	const places = new Map<string, Map<number, number>>();
	for (const [id, text] of texts.entries()) {
		const found = stems(text);
		lengths.push(found.length);
		for (const term of found) {
			const counts = places.get(term) ?? new Map<number, number>();
			places.set(term, counts);
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
	}
	const average = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
	return (question, limit) => {
		const scores = new Map<number, number>();
		for (const term of new Set(stems(question))) {
			const counts = places.get(term) ?? new Map<number, number>();
			const rarity = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5));
			for (const [id, count] of counts) {
				const score = (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[id] ?? 0)) / average));
				scores.set(id, (scores.get(id) ?? 0) + score);
			}
		}
		return [...scores]
			.sort(([a, x], [b, y]) => y - x || a - b)
			.slice(0, limit)
			.map(([id]) => id);
	};
}
