// npm run bench:retrieval: the search of documents on Spanish questions with known paragraphs, beside a plain BM25 in the same
// run, and on the manuals of an installer. Nothing leaves the machine: local engine, no vectors, database in memory.
// Ends with 0 whatever the figures are, with 1 when a set is malformed.
//   --file <json>   another set in the format of SQuAD 2
//   --sample <n>    about so many of its questions, evenly taken
//   --json <file>   writes every figure as JSON
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureHvac } from './hvac.ts';
import { measureSet } from './questions.ts';
import { printHvac, printSet } from './report.ts';
import { GOAL_SET, MalformedSet, readSet } from './set.ts';

const { values } = parseArgs({
	options: { file: { type: 'string' }, sample: { type: 'string' }, json: { type: 'string' } },
});
const size = values.sample === undefined ? null : Number(values.sample);

try {
	if (size !== null && !(Number.isInteger(size) && size > 0)) throw new MalformedSet('--sample takes a number above 0');
	await run(values.file ?? GOAL_SET);
} catch (error) {
	if (!(error instanceof MalformedSet)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

async function run(file: string): Promise<void> {
	const set = readSet(file);
	const figures = set && (await measureSet(set, size));
	if (figures) printSet(file, figures);
	else console.log(`skipped: there is no ${file}`);
	const hvac = await measureHvac();
	if (hvac) printHvac(hvac);
	else console.log('skipped: there are no manuals in ../shared/data/hvac');
	if (values.json) {
		const written = { date: new Date().toISOString(), node: process.version, file, sample: size, set: figures, hvac };
		writeFileSync(values.json, `${JSON.stringify(written, null, '\t')}\n`);
	}
}
