// The process that reads one file and ends. It may read this program's own files and nothing else: see isolate.ts.
import { asExtractError } from './extract-error.ts';
import { readDocument } from './read-document.ts';
import type { ReaderAnswer, ReaderTask } from './isolate.ts';

process.once('message', (task: ReaderTask) => {
	// It waits to be killed: the end of a process may be heard of before the last thing that it said.
	void answer(task).then((reply) => process.send?.(reply));
});
process.once('disconnect', () => process.exit());

async function answer({ file, limits }: ReaderTask): Promise<ReaderAnswer> {
	try {
		return { document: await readDocument(file, limits) };
	} catch (error) {
		const { code, values } = asExtractError(error);
		return { error: { code, values } };
	}
}
