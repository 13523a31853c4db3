import { type Line, lineEnd, lineOf, lineStart } from './page-layout.ts';

/** Columns of text are at least this share of what they divide, and their gutter this wide, in points. */
const NARROWEST = 0.28;
const GUTTER = 8;
/** Lines that each column must have. */
const FEWEST_LINES = 4;
/** A column of text is filled by most of its lines to this share of its width. */
const FILLED = 0.55;

/**
 * The lines of a page in parts that are read one after the other: where text runs in columns, first the left one, then the
 * right one, between what goes across. Tables are no columns.
 */
export function inReadingOrder(lines: readonly Line[], depth = 0): Line[][] {
	if (lines.length === 0) return [];
	const gutter = depth < 2 ? findGutter(lines) : null;
	if (gutter === null) return [[...lines]];
	const parts: Line[][] = [];
	let across: Line[] = [];
	for (const group of groupByCrossing(lines, gutter)) {
		const [left, right] = sides(group.lines, gutter);
		if (group.crosses || !areColumns(left, right)) {
			across.push(...group.lines);
			continue;
		}
		if (across.length > 0) parts.push(across);
		across = [];
		parts.push(...inReadingOrder(left, depth + 1), ...inReadingOrder(right, depth + 1));
	}
	if (across.length > 0) parts.push(across);
	return parts;
}

/** Where most lines are parted, in the middle of the page; null if nothing parts them. */
function findGutter(lines: readonly Line[]): number | null {
	const from = Math.min(...lines.map(lineStart));
	const to = Math.max(...lines.map(lineEnd));
	let best: { x: number; score: number } | null = null;
	for (let x = from + (to - from) * NARROWEST; x < to - (to - from) * NARROWEST; x += 2) {
		let left = 0;
		let right = 0;
		let crossing = 0;
		for (const { segments } of lines) {
			if (segments.some((segment) => crosses(segment, x))) crossing += 1;
			else {
				if (segments.some((segment) => segment.right <= x)) left += 1;
				if (segments.some((segment) => segment.x >= x)) right += 1;
			}
		}
		const score = Math.min(left, right) - crossing * 0.2;
		if (Math.min(left, right) >= FEWEST_LINES && (best === null || score > best.score)) best = { x, score };
	}
	return best !== null && best.score > 0 ? best.x : null;
}

function crosses({ x, right }: { x: number; right: number }, gutter: number): boolean {
	return x < gutter + GUTTER / 2 && right > gutter - GUTTER / 2;
}

/** Lines in their order, by whether they go across the gutter. */
function groupByCrossing(lines: readonly Line[], gutter: number): { crosses: boolean; lines: Line[] }[] {
	const groups: { crosses: boolean; lines: Line[] }[] = [];
	for (const line of lines) {
		const across = line.segments.some((segment) => crosses(segment, gutter));
		const last = groups.at(-1);
		if (last?.crosses === across) last.lines.push(line);
		else groups.push({ crosses: across, lines: [line] });
	}
	return groups;
}

function sides(lines: readonly Line[], gutter: number): [Line[], Line[]] {
	const part = (isOn: (x: number) => boolean): Line[] =>
		lines.flatMap((line) => {
			const own = line.segments.filter(({ x }) => isOn(x));
			return own.length > 0 ? [lineOf(line.y, own)] : [];
		});
	return [part((x) => x < gutter), part((x) => x >= gutter)];
}

function areColumns(left: readonly Line[], right: readonly Line[]): boolean {
	return [left, right].every(looksLikeText) && !rowsAgree(left, right);
}

/** Lines that fill their width, and are not cells side by side. */
function looksLikeText(lines: readonly Line[]): boolean {
	if (lines.length < FEWEST_LINES) return false;
	const width = Math.max(...lines.map(lineEnd)) - Math.min(...lines.map(lineStart));
	const filled = lines.filter((line) => lineEnd(line) - lineStart(line) >= width * FILLED).length;
	const parted = lines.filter(({ segments }) => segments.length > 1).length;
	return filled >= lines.length * 0.5 && parted < lines.length * 0.3 && width > 0;
}

/** In a table, what begins after a gap on one side begins at the same height on the other. */
function rowsAgree(left: readonly Line[], right: readonly Line[]): boolean {
	const starts = [left, right].map(rowStarts);
	const [few = [], many = []] = starts.sort((a, b) => a.length - b.length);
	if (few.length < 3) return false;
	const shared = few.filter((y) => many.some((other) => Math.abs(other - y) < 3)).length;
	return shared >= few.length * 0.8 && few.length >= many.length * 0.6;
}

function rowStarts(lines: readonly Line[]): number[] {
	const gaps = lines.slice(1).map((line, at) => line.y - (lines[at]?.y ?? 0));
	const smallest = Math.min(...gaps.filter((gap) => gap > 0));
	return lines.filter((_, at) => at === 0 || (gaps[at - 1] ?? 0) > smallest * 1.25).map(({ y }) => y);
}
