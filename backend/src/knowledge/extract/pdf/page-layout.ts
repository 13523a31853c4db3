/** A run of text as it stands on a page: points from the page's top left corner. */
export interface Run {
	x: number;
	right: number;
	/** Of the baseline. */
	y: number;
	size: number;
	/** A name that only tells one font of the document from another. */
	font: string;
	text: string;
}

/** Runs on one baseline that belong together: a line of text, or a cell of a table. */
export type Segment = Run;

/** Everything on one baseline, from left to right. */
export interface Line {
	y: number;
	size: number;
	segments: Segment[];
}

export interface PageLayout {
	/** From 1. */
	page: number;
	width: number;
	height: number;
	lines: Line[];
	/** What is written up or down the margin. */
	aside: string[];
}

/** A gap wider than this many letter heights parts two cells; a narrower one than the other is no space at all. */
const CELL_GAP = 1;
const SPACE_GAP = 0.12;
/** A space in a justified line, at most, in letter heights. */
const WIDEST_SPACE = 4;
/** How far a baseline may be from another of the same line, in letter heights. */
const SAME_BASELINE = 0.35;

/** Groups runs into lines, and the runs of a line into segments. */
export function toLines(runs: readonly Run[]): Line[] {
	const lines: { y: number; size: number; runs: Run[] }[] = [];
	for (const run of [...runs].sort((a, b) => a.y - b.y)) {
		// The last few lines are near enough to be the run's own.
		const own = lines
			.slice(-4)
			.find((line) => Math.abs(line.y - run.y) <= SAME_BASELINE * Math.max(line.size, run.size));
		if (!own) {
			lines.push({ y: run.y, size: run.size, runs: [run] });
			continue;
		}
		own.runs.push(run);
		// A raised mark doesn't say where its line stands.
		if (run.size > own.size) Object.assign(own, { y: run.y, size: run.size });
	}
	return lines.sort((a, b) => a.y - b.y).map(({ y, runs: own }) => lineOf(y, toSegments(own)));
}

/** A line of its segments. */
export function lineOf(y: number, segments: Segment[]): Line {
	const longest = segments.reduce((a, b) => (b.text.length > a.text.length ? b : a), segments[0] as Segment);
	return { y, size: longest.size, segments };
}

export function lineText({ segments }: Line): string {
	return segments.map(({ text }) => text).join(' ');
}

export function lineStart({ segments }: Line): number {
	return segments[0]?.x ?? 0;
}

export function lineEnd({ segments }: Line): number {
	return segments.at(-1)?.right ?? 0;
}

function toSegments(runs: readonly Run[]): Segment[] {
	const segments: (Segment & { longest: number })[] = [];
	for (const run of [...runs].sort((a, b) => a.x - b.x)) {
		const last = segments.at(-1);
		const gap = last ? run.x - last.right : 0;
		const size = Math.max(run.size, last?.size ?? 0);
		// Bold is sometimes made by writing the same twice.
		if (last && run.text === last.text && Math.abs(run.x - last.x) < 0.2 * size) continue;
		if (last && (gap < CELL_GAP * size || isMarker(last.text))) {
			const spaced = gap > SPACE_GAP * size && !/\s$/.test(last.text) && !/^\s/.test(run.text);
			last.text += (spaced ? ' ' : '') + run.text;
			last.right = Math.max(last.right, run.right);
			if (run.text.length > last.longest) {
				last.longest = run.text.length;
				last.size = run.size;
				last.font = run.font;
			}
		} else segments.push({ ...run, longest: run.text.length });
	}
	const whole = segments
		.map(({ longest: _, ...segment }) => ({ ...segment, text: segment.text.replace(/\s+/g, ' ').trim() }))
		.filter(({ text }) => text !== '');
	return joinJustified(whole);
}

/**
 * Words that were spread over a narrow column to fill it: three or more in a row, all the same distance apart. Cells of a
 * table hold different widths, so their distances differ.
 */
function joinJustified(segments: readonly Segment[]): Segment[] {
	const joined: Segment[] = [];
	let at = 0;
	while (at < segments.length) {
		const first = segments[at] as Segment;
		const gap = (segments[at + 1]?.x ?? Infinity) - first.right;
		let end = at + 1;
		while (
			end < segments.length &&
			isWord(segments[end]) &&
			Math.abs((segments[end]?.x ?? 0) - (segments[end - 1]?.right ?? 0) - gap) < 1
		)
			end += 1;
		if (isWord(first) && end - at >= 3 && gap < first.size * WIDEST_SPACE) {
			const words = segments.slice(at, end);
			joined.push({
				...first,
				right: words.at(-1)?.right ?? first.right,
				text: words.map(({ text }) => text).join(' '),
			});
			at = end;
		} else {
			joined.push(first);
			at += 1;
		}
	}
	return joined;
}

function isWord(segment: Segment | undefined): boolean {
	return segment !== undefined && /^[\p{L}.,;:()]+$/u.test(segment.text);
}

/** Bullets and numbers of list items, before the space that follows them. */
const MARKER = /^(?:[•●○◦▪▫■□‣⁃➢➤✓✔·*–—-]|\(?\d{1,2}[.)]|[a-z]\))$/;

function isMarker(text: string): boolean {
	return MARKER.test(text.trim());
}
