import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

/**
 * How long a decrypted credential is used again, in milliseconds. Opening one outside of an execution costs n8n a database
 * read and an expression sandbox, and the trigger does it for every customer message.
 */
const KEEP_MS = 15_000;
const MAX_KEPT = 100;

const kept = new Map<string, { data: ICredentialDataDecryptedObject; until: number }>();

function keyOf(context: IWebhookFunctions, type: string): string {
	const id = context.getNode().credentials?.[type]?.id ?? '';
	return `${context.getWorkflow().id}/${context.getNode().id}/${type}/${id}`;
}

/** The trigger's credential of this type, at most 15 s old. @throws NodeOperationError when there is none */
export async function recentCredentials(
	context: IWebhookFunctions,
	type: string,
): Promise<ICredentialDataDecryptedObject> {
	const key = keyOf(context, type);
	const found = kept.get(key);
	if (found && found.until > Date.now()) return found.data;
	const data = await context.getCredentials(type);
	if (kept.size >= MAX_KEPT) kept.clear();
	kept.set(key, { data, until: Date.now() + KEEP_MS });
	return data;
}

/** Makes the next use read the credential anew: the service just refused this one. */
export function dropCredentials(context: IWebhookFunctions, type: string): void {
	kept.delete(keyOf(context, type));
}
