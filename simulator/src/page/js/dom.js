/**
 * Builds the page's elements. Texts only ever become text nodes, so nothing that a customer writes can be markup.
 *
 * @typedef {Node | string | null | false | undefined} Child
 */

/** The element with this id; the page's own HTML always has it. @param {string} id @returns {HTMLElement} */
export const byId = (id) => {
	const element = document.getElementById(id);
	if (!element) throw new Error(`the page has no element #${id}`);
	return element;
};

/**
 * Like {@link byId}, for an element of a known class.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export const byIdAs = (id, type) => {
	const element = byId(id);
	if (!(element instanceof type)) throw new Error(`#${id} is no ${type.name}`);
	return element;
};

/**
 * Creates an element. An attribute that is null or false is left out; one whose name begins with `on` is a listener.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | ((event: Event) => void)>} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export const h = (tag, attributes, ...children) => {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') element.addEventListener(name.slice(2), value);
		else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
	}
	element.append(...children.filter((child) => child instanceof Node || typeof child === 'string'));
	return element;
};

const svg = 'http://www.w3.org/2000/svg';

/** A picture of `img/icons.svg`; a name makes it speak, otherwise it is decoration. @param {string} id @param {string} [name] */
export const icon = (id, name) => {
	const element = document.createElementNS(svg, 'svg');
	element.setAttribute('class', 'icon');
	if (name) {
		element.setAttribute('role', 'img');
		element.setAttribute('aria-label', name);
	} else element.setAttribute('aria-hidden', 'true');
	const use = document.createElementNS(svg, 'use');
	use.setAttribute('href', `img/icons.svg#${id}`);
	element.append(use);
	return element;
};

/** What each keyed child shows, to rebuild it only when that changes. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Makes the children of `parent` follow `items`, and leaves alone each child that would look the same: focus, scrolling
 * and screen readers notice only what is new.
 *
 * @template T
 * @param {Element} parent
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf unique among the items
 * @param {(item: T) => HTMLElement} build
 */
export const follow = (parent, items, keyOf, build) => {
	const filled = parent.childElementCount > 0;
	const before = new Map([...parent.children].map((child) => [child.getAttribute('data-key'), child]));
	let place = parent.firstElementChild;
	for (const item of items) {
		const key = keyOf(item);
		const look = JSON.stringify(item);
		const old = before.get(key);
		before.delete(key);
		if (old && shown.get(old) === look) {
			if (old === place) place = place.nextElementSibling;
			else parent.insertBefore(old, place);
			continue;
		}
		const element = build(item);
		element.setAttribute('data-key', key);
		shown.set(element, look);
		if (old === place && old) place = old.nextElementSibling;
		if (old) replace(old, element);
		else if (filled) element.classList.add('appear');
		if (!old || element.nextElementSibling !== place) parent.insertBefore(element, place);
	}
	for (const gone of before.values()) gone.remove();
};

/** Replaces an element, keeping the keyboard where it was. @param {Element} old @param {HTMLElement} element */
const replace = (old, element) => {
	const focusable = 'button, input, select, textarea, a';
	const all = [...old.querySelectorAll(focusable)];
	const index = document.activeElement ? all.indexOf(document.activeElement) : -1;
	const self = document.activeElement === old;
	old.replaceWith(element);
	const next = self ? element : index >= 0 ? element.querySelectorAll(focusable)[index] : null;
	if (next instanceof HTMLElement) next.focus({ preventScroll: true });
};

/**
 * Fills a `<select>` and keeps its choice.
 *
 * @param {HTMLSelectElement} select
 * @param {{ value: string | number, text: string }[]} options
 * @param {string | number} value the option to choose
 */
export const fillSelect = (select, options, value) => {
	const look = JSON.stringify(options);
	if (shown.get(select) !== look) {
		select.replaceChildren(...options.map((option) => h('option', { value: option.value }, option.text)));
		shown.set(select, look);
	}
	select.value = String(value);
};

/**
 * Keeps a scrolled box at its end when it is resized or filled, unless the reader has scrolled up.
 *
 * @param {HTMLElement} box
 * @returns {(always: boolean) => void} to be called when the box was filled; `always` goes to the end wherever the reader is
 */
export const keepAtEnd = (box) => {
	let atEnd = true;
	const goToEnd = () => {
		if (atEnd) box.scrollTop = box.scrollHeight;
	};
	box.addEventListener('scroll', () => {
		atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
	});
	new ResizeObserver(goToEnd).observe(box);
	return (always) => {
		atEnd ||= always;
		goToEnd();
	};
};
