const seconds = (ms) => (ms === null || ms === undefined ? '-' : (ms / 1000).toFixed(2));
const ratio = (a, b) => (a && b ? `${(a / b).toFixed(1)}×` : '-');

const row = (cells, widths) => cells.map((cell, i) => String(cell).padStart(widths[i])).join('  ');
const table = (head, rows) => {
	const widths = head.map((title, i) => Math.max(title.length, ...rows.map((cells) => String(cells[i]).length)));
	return [row(head, widths), ...rows.map((cells) => row(cells, widths))].join('\n');
};

/** @param results target name → results of the peer's driver */
export function printComparison(results) {
	const loads = Object.entries(results).flatMap(([name, list]) =>
		list.filter(({ test }) => test === 'load').map((r) => ({ name, ...r })),
	);
	console.log('\n== Load (model answers at once)');
	console.log(
		table(
			[
				'target',
				'conversations',
				'echo events',
				'answered',
				'replies/s',
				'p50 s',
				'p95 s',
				'ack p95 s',
				'ack p99 s',
				'CPU s/msg',
				'model calls',
				'input tokens',
			],
			loads.map((r) => [
				r.name,
				r.concurrency,
				r.echo ? 'yes' : 'no',
				`${r.answered}/${r.n}`,
				r.repliesPerSecond,
				seconds(r.latencyMs.p50),
				seconds(r.latencyMs.p95),
				seconds(r.ackMs.p95),
				seconds(r.ackMs.p99),
				r.cpuSecondsPerMessage,
				r.llmCallsPerMessage,
				r.llmInputTokensPerMessage,
			]),
		),
	);
	const ours = loads.filter(({ name }) => name === 'ours');
	const ratios = loads
		.filter(({ name }) => name !== 'ours')
		.flatMap((theirs) => {
			const mine = ours.find((r) => r.concurrency === theirs.concurrency && Boolean(r.echo) === Boolean(theirs.echo));
			if (!mine) return [];
			return [
				[
					theirs.name,
					theirs.concurrency,
					theirs.echo ? 'yes' : 'no',
					ratio(mine.repliesPerSecond, theirs.repliesPerSecond),
					ratio(theirs.latencyMs.p50, mine.latencyMs.p50),
					ratio(theirs.ackMs.p95, mine.ackMs.p95),
					ratio(theirs.cpuSecondsPerMessage, mine.cpuSecondsPerMessage),
					ratio(theirs.llmInputTokensPerMessage, mine.llmInputTokensPerMessage),
				],
			];
		});
	if (ratios.length) {
		console.log('\n== Ours against the stock pipelines (how many times better)');
		console.log(
			table(['against', 'conversations', 'echo events', 'replies/s', 'p50', 'ack p95', 'CPU', 'tokens'], ratios),
		);
	}
	for (const [name, list] of Object.entries(results)) {
		for (const r of list.filter(({ test }) => test !== 'load')) console.log(`\n${name}: ${JSON.stringify(r)}`);
	}
}
