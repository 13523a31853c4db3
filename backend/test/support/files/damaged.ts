import type { Format, SourceFile } from '../../../src/knowledge/extract/extract.ts';
import { mutate, mutateXml } from './mutate.ts';
import { mutateInside, SAMPLES } from './samples.ts';

const PACKED = new Set<Format>(['docx', 'odt', 'xlsx']);

/** The sample of a format, damaged; packed files in turn outside, inside their packing, and inside but still XML. */
export function damaged(format: Format, seed: number): SourceFile {
	const { name, bytes } = SAMPLES[format]();
	if (!PACKED.has(format) || seed % 3 === 0) return { name, bytes: mutate(bytes, seed) };
	const damage = seed % 3 === 1 ? mutate : mutateXml;
	return { name, bytes: mutateInside(bytes, (part, at) => damage(part, seed * 31 + at)) };
}
