// Trains the classifiers and keeps them: a step of `npm run build`. With `--report` it measures that of intents instead.
import { prepareSecondReading } from './assistant/hazard.ts';
import { readExamples } from './assistant/intent/examples.ts';
import { modelStamp, readModel, writeModel } from './assistant/intent/model-file.ts';
import { reportOn } from './assistant/intent/report.ts';
import { seen, trainModel } from './assistant/intent/training.ts';

const stamp = modelStamp();
if (process.argv.includes('--report')) console.log(reportOn(seen(readExamples())));
else {
	if (readModel(stamp) === null) writeModel(stamp, trainModel(seen(readExamples())));
	prepareSecondReading(() => {});
}
