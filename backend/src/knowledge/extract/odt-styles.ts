import { childElements, elements, type XmlElement } from './xml.ts';

/** What an OpenDocument text's styles say of its structure. */
export interface OdtStyles {
	/** The level of a paragraph set as a heading; null for any other. */
	headingLevel: (style: string) => number | null;
	isNumbered: (listStyle: string) => boolean;
}

/** How far one style may rest on another. */
const LONGEST_CHAIN = 20;

/** Reads the document's named styles and those that its text made by itself. */
export function readOdtStyles(roots: readonly XmlElement[]): OdtStyles {
	const all = roots
		.flatMap((root) => [...elements(root, 'styles'), ...elements(root, 'automatic-styles')])
		.flatMap(childElements);
	const paragraphs = new Map(
		all.filter(({ name }) => name === 'style').map((style) => [style.attributes.name ?? '', style.attributes]),
	);
	const numbered = new Set(
		all
			.filter((style) => style.name === 'list-style' && childElements(style)[0]?.name === 'list-level-style-number')
			.map(({ attributes }) => attributes.name ?? ''),
	);
	return {
		headingLevel: (style) => {
			let name = style;
			for (let step = 0; step < LONGEST_CHAIN && name !== ''; step += 1) {
				if (name === 'Title') return 1;
				const level = /^Heading_20_(\d)$/.exec(name)?.[1] ?? paragraphs.get(name)?.['default-outline-level'];
				if (level !== undefined && level !== '') return Number(level) || null;
				name = paragraphs.get(name)?.['parent-style-name'] ?? '';
			}
			return null;
		},
		isNumbered: (listStyle) => numbered.has(listStyle),
	};
}
