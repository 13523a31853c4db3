/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

const MUTATIONS: readonly Mutation[] = [
	// Bits turned over, few or many.
	(bytes, random) => {
		const flips = 1 + Math.floor(random() ** 3 * 200);
		for (let each = 0; each < flips; each += 1) {
			const at = Math.floor(random() * bytes.length);
			bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
		}
		return bytes;
	},
	// Cut off.
	(bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
	// A piece missing.
	(bytes, random) => {
		const [from, to] = range(bytes, random);
		return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
	},
	// A piece twice, or many times.
	(bytes, random) => {
		const [from, to] = range(bytes, random);
		const times = 1 + Math.floor(random() * 20);
		return Buffer.concat([
			bytes.subarray(0, to),
			...Array<Buffer>(times).fill(bytes.subarray(from, to)),
			bytes.subarray(to),
		]);
	},
	// Two pieces changed over.
	(bytes, random) => {
		const [from, to] = range(bytes, random);
		const other = Math.floor(random() * bytes.length);
		const copy = Buffer.from(bytes);
		bytes.copy(copy, from, other, other + (to - from));
		bytes.copy(copy, other, from, to);
		return copy;
	},
	// A few bytes made extreme: lengths and counts of binary headers.
	(bytes, random) => {
		for (let each = 0; each < 4; each += 1) {
			const at = Math.floor(random() * bytes.length);
			bytes.fill(random() < 0.5 ? 0xff : 0, at, Math.min(bytes.length, at + 1 + Math.floor(random() * 4)));
		}
		return bytes;
	},
	// Digits of the text changed: lengths, counts, offsets.
	(bytes, random) => {
		for (let at = 0; at < bytes.length; at += 1) {
			const byte = bytes[at] ?? 0;
			if (byte >= 0x30 && byte <= 0x39 && random() < 0.01) bytes[at] = 0x30 + Math.floor(random() * 10);
		}
		return bytes;
	},
	// Noise in the middle.
	(bytes, random) => {
		const [from, to] = range(bytes, random);
		for (let at = from; at < to; at += 1) bytes[at] = Math.floor(random() * 256);
		return bytes;
	},
];

/** A file damaged in one to three ways; the same for the same seed. */
export function mutate(original: Uint8Array, seed: number): Uint8Array {
	const random = seeded(seed);
	let bytes: Buffer = Buffer.from(original);
	const times = 1 + Math.floor(random() * 3);
	for (let each = 0; each < times && bytes.length > 0; each += 1) {
		const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)];
		if (mutation) bytes = mutation(Buffer.from(bytes), random);
	}
	return new Uint8Array(bytes);
}

/** XML with pieces left out, doubled, emptied or with other numbers, but still XML: what reads it sees a strange document. */
export function mutateXml(original: Uint8Array, seed: number): Uint8Array {
	const random = seeded(seed);
	const rate = random() * 0.2;
	const xml = new TextDecoder()
		.decode(original)
		.replace(/<(\w+:?\w*)\b[^<>]*(?:\/>|>[^<>]*<\/\1>)/g, (element) => {
			if (random() > rate) return element;
			return (
				['', element.repeat(2 + Math.floor(random() * 50)), element.replace(/>[^<>]+</, '><')][
					Math.floor(random() * 3)
				] ?? ''
			);
		})
		.replace(/"(-?\d+)"/g, (value) =>
			random() > rate ? value : `"${['0', '-1', '999999999', '1e309', 'x', ''][Math.floor(random() * 6)]}"`,
		);
	return new TextEncoder().encode(xml);
}

function range(bytes: Buffer, random: () => number): [number, number] {
	const from = Math.floor(random() * bytes.length);
	return [from, Math.min(bytes.length, from + 1 + Math.floor(random() ** 2 * bytes.length * 0.3))];
}
