import { SaxesParser } from 'saxes';
import { ExtractError } from './extract-error.ts';

/** Deeper than any real document, and far from what a call stack holds. */
const DEEPEST = 300;

/** An element with names as written but for the prefix of their namespace. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: (XmlElement | string)[];
}

export interface XmlEvents {
	open?: (name: string, attributes: Record<string, string>) => void;
	text?: (text: string) => void;
	close?: (name: string) => void;
}

/**
 * Reads XML piece by piece. No entity of the document's own is expanded and nothing is loaded.
 *
 * @throws ExtractError `broken`
 */
export function scanXml(xml: string, { open, text, close }: XmlEvents): void {
	const parser = new SaxesParser();
	let depth = 0;
	parser.on('error', () => {
		throw new ExtractError('broken');
	});
	parser.on('opentag', (tag) => {
		depth += 1;
		if (depth > DEEPEST) throw new ExtractError('broken');
		open?.(local(tag.name), withLocalNames(tag.attributes as Record<string, string>));
	});
	if (text) {
		parser.on('text', text);
		parser.on('cdata', text);
	}
	parser.on('closetag', (tag) => {
		depth -= 1;
		close?.(local(tag.name));
	});
	parser.write(xml).close();
}

/** Reads XML whole. @throws ExtractError `broken` */
export function readXml(xml: string): XmlElement {
	const root: XmlElement = { name: '', attributes: {}, children: [] };
	const stack = [root];
	scanXml(xml, {
		open: (name, attributes) => {
			const element: XmlElement = { name, attributes, children: [] };
			stack.at(-1)?.children.push(element);
			stack.push(element);
		},
		text: (text) => stack.at(-1)?.children.push(text),
		close: () => stack.pop(),
	});
	return root;
}

/** Every element of a name below another, outermost first. */
export function elements(within: XmlElement, name: string): XmlElement[] {
	return childElements(within).flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);
}

export function childElements({ children }: XmlElement): XmlElement[] {
	return children.filter((child) => typeof child !== 'string');
}

export function textOf(element: XmlElement): string {
	return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

function withLocalNames(attributes: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}
