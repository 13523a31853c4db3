/**
 * A message's text as nodes: `**bold**` and line breaks, nothing else. Everything is a text node, whatever it says.
 *
 * @param {string} text
 * @returns {DocumentFragment}
 */
export const richText = (text) => {
	const fragment = document.createDocumentFragment();
	text.split('\n').forEach((line, index) => {
		if (index > 0) fragment.append(document.createElement('br'));
		// With one group in the pattern, every second part is what stood between the stars.
		line.split(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/).forEach((part, position) => {
			if (part === '') return;
			if (position % 2 === 0) return fragment.append(part);
			const strong = document.createElement('strong');
			strong.textContent = part;
			fragment.append(strong);
		});
	});
	return fragment;
};

/** The same text in one line without marks, for lists. @param {string} text */
export const plainText = (text) => text.replaceAll('**', '').replaceAll(/\s+/g, ' ').trim();
