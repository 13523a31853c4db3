import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { openChatwoot } from './chatwoot';
import { fields, identifier, list, text } from './values';

/** The entries of one of Chatwoot's lists, by name; they come bare or under `payload`. */
async function entries(
	context: ILoadOptionsFunctions,
	path: string,
	nameField: string,
): Promise<INodePropertyOptions[]> {
	const chatwoot = await openChatwoot(context);
	const body = await chatwoot.ask({ as: 'user', method: 'GET', path });
	return list(Array.isArray(body) ? body : fields(body).payload).flatMap((entry) => {
		const source = fields(entry);
		const name = text(source[nameField]);
		const id = identifier(source.id);
		return name === null || id === null ? [] : [{ name, value: id }];
	});
}

function matching(options: INodePropertyOptions[], filter: string | undefined): INodeListSearchResult {
	const wanted = filter?.toLowerCase() ?? '';
	return {
		results: options
			.filter(({ name }) => name.toLowerCase().includes(wanted))
			.map(({ name, value }) => ({ name, value: String(value) })),
	};
}

export async function searchTeams(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return matching(await entries(this, '/teams', 'name'), filter);
}

export async function searchAgents(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return matching(await entries(this, '/agents', 'name'), filter);
}

export async function getInboxes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await entries(this, '/inboxes', 'name');
}

/** Labels go by title everywhere in Chatwoot. */
export async function getLabels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const labels = await entries(this, '/labels', 'title');
	return labels.map(({ name }) => ({ name, value: name }));
}
