import { readExamples } from './examples.ts';
import type { IntentModel } from './model.ts';
import { modelStamp, readModel, writeModel } from './model-file.ts';
import { seen, trainModel } from './training.ts';

let loaded: IntentModel | undefined;

/**
 * The classifier of intents. `npm run build` trains it; where its file is missing, or older than the examples or the code,
 * it is trained here, which takes some seconds, and kept if the disk allows.
 *
 * @param report is told, in one line, that it had to be trained
 */
export function intentModel(report: (line: string) => void = () => {}): IntentModel {
	if (loaded) return loaded;
	const stamp = modelStamp();
	loaded = readModel(stamp) ?? undefined;
	if (loaded) return loaded;
	const began = Date.now();
	loaded = trainModel(seen(readExamples()));
	report(`no trained classifier of intents for this version: trained it in ${Date.now() - began} ms`);
	try {
		writeModel(stamp, loaded);
	} catch {
		// A read-only installation trains at each start.
	}
	return loaded;
}
