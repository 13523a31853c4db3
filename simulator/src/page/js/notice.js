import { ApiError } from './api.js';
import { byId } from './dom.js';

const box = byId('notice');

/** Shows what went wrong in the line under the top bar, until something works again. @param {unknown} error */
export const showError = (error) => {
	byId('notice-text').textContent = error instanceof ApiError ? error.message : `Error de la página: ${String(error)}`;
	box.hidden = false;
};

export const clearError = () => {
	box.hidden = true;
};

/**
 * Runs what a person asked for; if it fails the notice says why.
 *
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it worked
 */
export const attempt = async (work) => {
	try {
		await work();
		clearError();
		return true;
	} catch (error) {
		showError(error);
		return false;
	}
};

byId('notice-close').addEventListener('click', clearError);
