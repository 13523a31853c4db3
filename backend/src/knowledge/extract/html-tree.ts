import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlElement = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Node = DefaultTreeAdapterTypes.ChildNode;

const SKIPPED = new Set(
	(
		'script style noscript template head link meta svg math canvas iframe object embed video audio map select button ' +
		'input textarea nav aside'
	).split(' '),
);
const SKIPPED_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'dialog']);
const SKIPPED_CLASSES = /(?:^|[\s_-])(?:cookies?|breadcrumbs?|navbar|sidebar|skip-link|sr-only)(?:$|[\s_-])/i;
/** A main part with less than this share of the page's text is not what the page is about. */
const SMALL_SHARE = 0.3;

export function isElement(node: Node): node is HtmlElement {
	return 'tagName' in node;
}

export function childrenOf(node: Parent): Node[] {
	return node.childNodes;
}

export function attribute(element: HtmlElement, name: string): string {
	return element.attrs.find((each) => each.name === name)?.value ?? '';
}

/** What no reader of the page sees, or that is there on every page of the site. */
export function isSkipped(element: HtmlElement): boolean {
	if (SKIPPED.has(element.tagName) || SKIPPED_ROLES.has(attribute(element, 'role').toLowerCase())) return true;
	if (element.attrs.length === 0) return false;
	return (
		element.attrs.some(({ name }) => name === 'hidden') ||
		attribute(element, 'aria-hidden') === 'true' ||
		/(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style')) ||
		(/^(?:div|ul|ol|section|p|a|span)$/.test(element.tagName) && SKIPPED_CLASSES.test(attribute(element, 'class')))
	);
}

/** The first element of a name, in the order of the page. */
export function find(root: Parent, name: string): HtmlElement | null {
	return findAll(root, (element) => element.tagName === name, 1)[0] ?? null;
}

/** Elements in the order of the page, not below one that was found. Without recursion: pages may be nested without end. */
export function findAll(root: Parent, wanted: (element: HtmlElement) => boolean, most = Infinity): HtmlElement[] {
	const found: HtmlElement[] = [];
	const open: Node[] = [...childrenOf(root)].reverse();
	while (open.length > 0 && found.length < most) {
		const node = open.pop();
		if (!node || !isElement(node)) continue;
		if (wanted(node)) found.push(node);
		else for (const child of childrenOf(node).toReversed()) open.push(child);
	}
	return found;
}

/**
 * The text of an element, blocks parted by spaces.
 *
 * @param leaveOut says of an element below it that it is not to be read
 */
export function plainText(root: Parent | null, leaveOut: (element: HtmlElement) => boolean = () => false): string {
	if (!root) return '';
	let text = '';
	const open: Node[] = childrenOf(root).toReversed();
	while (open.length > 0) {
		const node = open.pop();
		if (!node) break;
		if ('value' in node && node.nodeName === '#text') text += node.value;
		if (!isElement(node) || isSkipped(node) || leaveOut(node)) continue;
		if (node.tagName === 'br') text += '\n';
		else if (!/^(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u|font)$/.test(node.tagName)) text += ' ';
		for (const child of childrenOf(node).toReversed()) open.push(child);
	}
	return text;
}

/** What the page is about: its main part if it has one that holds most of it, else all but the site's header and footer. */
export function mainContent(document: Parent): Node[] {
	const body = find(document, 'body') ?? document;
	const all = plainText(body).trim().length;
	const mains = findAll(body, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main');
	const articles = findAll(body, (element) => element.tagName === 'article');
	for (const [only, ...others] of [mains, articles]) {
		if (only && others.length === 0 && plainText(only).trim().length >= all * SMALL_SHARE) return childrenOf(only);
	}
	return childrenOf(body).filter((node) => !isElement(node) || !isSiteFrame(node));
}

/** A page's own header and footer; a header with the page's only title stays. */
function isSiteFrame(element: HtmlElement): boolean {
	return element.tagName === 'footer' || (element.tagName === 'header' && find(element, 'h1') === null);
}
