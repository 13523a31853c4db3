// npm run fuzz:extract [files of each format]: damaged files of every format. Fails on a crash, on a file that takes more than
// 30 s, and on more than 1 GB of memory.
import type { Format } from '../../../src/knowledge/extract/extract.ts';
import { fuzz } from './fuzz.ts';
import { SAMPLES } from './samples.ts';

const FILES = Number(process.argv[2] ?? 500);
const MOST_MEGABYTES = 1024;

let failed = false;
for (const format of Object.keys(SAMPLES) as Format[]) {
	const result = await fuzz(format, FILES);
	failed ||= result.failures.length > 0 || result.megabytes > MOST_MEGABYTES;
	console.log(JSON.stringify({ format, files: FILES, ...result }));
}
console.log(failed ? 'failed' : 'passed');
process.exitCode = failed ? 1 : 0;
