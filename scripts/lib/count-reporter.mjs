import { writeFileSync } from 'node:fs';

/** A Jest reporter that writes `{passed, failed, skipped}` into the file COUNT_REPORT; suites that could not run count as failed. */
export default class CountReporter {
	onRunComplete(
		_contexts,
		{ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests },
	) {
		const counts = {
			passed: numPassedTests,
			failed: numFailedTests + numRuntimeErrorTestSuites,
			skipped: numPendingTests + numTodoTests,
		};
		writeFileSync(process.env.COUNT_REPORT, JSON.stringify(counts));
	}
}
