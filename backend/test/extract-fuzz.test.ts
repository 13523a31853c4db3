import type { Format } from '../src/knowledge/extract/extract.ts';
import { ERRORS } from '../src/knowledge/extract/messages.ts';
import { fuzz } from './support/files/fuzz.ts';
import { SAMPLES } from './support/files/samples.ts';

// A few of each; all 500 by `npm run fuzz:extract`.
it.each(Object.keys(SAMPLES) as Format[])(
	'damaged files become a document or a clear error, without a crash, a hang or much memory: %s',
	async (format) => {
		const { outcomes, failures, megabytes } = await fuzz(format, 45);
		expect(failures).toEqual([]);
		expect(megabytes).toBeLessThan(1024);
		expect(Object.keys(outcomes).filter((code) => code !== 'document' && !(code in ERRORS.es))).toEqual([]);
		expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(45);
		// The damage is not so great that nothing is read at all.
		expect(outcomes.document).toBeGreaterThan(5);
	},
	120_000,
);
