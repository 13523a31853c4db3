// npm run bench:understanding: hazards, intents and the rest of what the local engine understands, on sets that it was not
// made from. Ends with 0 whatever the figures are, with 1 when the sets are malformed.
//   --no-misses      leaves out the messages that were missed: for whoever works on the engine
//   --json <file>    writes every figure, and the misses, as JSON
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answerAll } from './answer.ts';
import { goals } from './goals.ts';
import { measure } from './measure.ts';
import { listMisses } from './misses.ts';
import { printFigures, printMisses } from './report.ts';
import { findSeen, without } from './seen.ts';
import { MalformedSets, readSets, type Sets } from './sets.ts';

const { values } = parseArgs({ options: { 'no-misses': { type: 'boolean' }, json: { type: 'string' } } });

try {
	run(readSets());
} catch (error) {
	if (!(error instanceof MalformedSets)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function run(sets: Sets): void {
	const answers = answerAll(sets);
	const seen = findSeen(sets);
	const figures = measure(answers);
	const unseen = measure(without(answers, seen));
	const reached = goals(figures, unseen);
	const misses = listMisses(answers);
	printFigures(figures, reached, seen.size);
	if (!values['no-misses']) printMisses(misses);
	if (values.json) {
		const written = { date: new Date().toISOString(), node: process.version, goals: reached, figures, unseen, misses };
		writeFileSync(values.json, `${JSON.stringify(written, null, '\t')}\n`);
	}
}
