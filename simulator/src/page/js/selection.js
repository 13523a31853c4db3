import { onChange, state, update } from './store.js';

/** The address's fragment and what it keeps of the page, so that a reload or a link shows the same. */
const names = /** @type {const} */ ({ accountId: 'cuenta', customerId: 'cliente', openId: 'conversacion' });

/** @typedef {keyof typeof names} Kept */

const kept = /** @type {Kept[]} */ (Object.keys(names));

/** Takes up what the address says, and from then on writes it there. */
export const rememberSelection = () => {
	const given = new URLSearchParams(location.hash.slice(1));
	for (const key of kept) {
		const id = Number(given.get(names[key]) ?? NaN);
		if (Number.isSafeInteger(id)) update({ [key]: id });
	}
	onChange(() => {
		const fragment = new URLSearchParams();
		for (const key of kept) if (state[key] !== null) fragment.set(names[key], String(state[key]));
		const hash = `#${fragment}`;
		if (hash !== location.hash && fragment.size > 0) history.replaceState(null, '', hash);
	});
};
