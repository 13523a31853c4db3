/**
 * One line on which engine will answer. Asks the API's model list, which costs nothing, so that a wrong key is known at the
 * start and not at the first customer.
 */
export async function claudeKeyState({
	ANTHROPIC_API_KEY: key,
	ANTHROPIC_BASE_URL: base = 'https://api.anthropic.com',
}) {
	if (!key) return 'the local engine (set ANTHROPIC_API_KEY to let Claude write).';
	try {
		const response = await fetch(`${base.replace(/\/$/, '')}/v1/models?limit=1`, {
			headers: { authorization: `Bearer ${key}`, 'anthropic-version': '2026-10-21' },
			signal: AbortSignal.timeout(5000),
		});
		if (response.status === 401 || response.status === 403) {
			return `the local engine: ANTHROPIC_API_KEY was refused (${response.status}). Check the key and start again.`;
		}
		return 'Claude, with the local engine as fallback.';
	} catch {
		return `Claude when ${base} can be reached (it cannot now); until then the local engine.`;
	}
}
