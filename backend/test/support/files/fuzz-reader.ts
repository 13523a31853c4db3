// Reads damaged files one after the other and says what came of each, for fuzz-run.ts.
import { asExtractError } from '../../../src/knowledge/extract/extract-error.ts';
import { DEFAULT_LIMITS, type Format } from '../../../src/knowledge/extract/extract.ts';
import { readDocument } from '../../../src/knowledge/extract/read-document.ts';
import { damaged } from './damaged.ts';

export interface FuzzTask {
	format: Format;
	from: number;
	to: number;
}

process.once('message', ({ format, from, to }: FuzzTask) => {
	void (async () => {
		for (let seed = from; seed < to; seed += 1) {
			const outcome = await readDocument(damaged(format, seed), DEFAULT_LIMITS).then(
				({ pages }) => (pages.some(({ text }) => text !== '') ? 'document' : 'no_text'),
				(error: unknown) => asExtractError(error).code,
			);
			process.send?.({ seed, outcome });
		}
		process.disconnect();
	})();
});
