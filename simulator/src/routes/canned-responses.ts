import { invalid, notFound } from '../chatwoot/world.ts';
import type { CannedResponse } from '../model/types.ts';
import { iso } from '../present/common.ts';
import type { Body } from '../present/people.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `canned_responses`: database rows in a bare array; no role is needed. */
export function cannedResponseRoutes(add: AddEndpoint): void {
	add('GET', '/canned_responses', 'member', (call) => {
		const wanted = call.query.text('search')?.toLowerCase() ?? '';
		const found = ({ shortCode, content }: CannedResponse): boolean =>
			shortCode.toLowerCase().includes(wanted) || content.toLowerCase().includes(wanted);
		return mine(call).filter(found).map(row);
	});
	add('POST', '/canned_responses', 'member', (call) => {
		const body = call.body.wrapped('canned_response');
		const now = call.world.now();
		const created: CannedResponse = {
			id: call.store.next('cannedResponses'),
			accountId: call.account.id,
			shortCode: checkedCode(call, body.text('short_code') ?? '', null),
			content: checkedContent(body.text('content') ?? ''),
			createdAt: now,
			updatedAt: now,
		};
		call.store.cannedResponses.set(created.id, created);
		return row(created);
	});
	add(['PATCH', 'PUT'], '/canned_responses/:id', 'member', (call) => {
		const response = find(call);
		const body = call.body.wrapped('canned_response');
		response.shortCode = checkedCode(call, body.text('short_code') ?? response.shortCode, response);
		response.content = checkedContent(body.text('content') ?? response.content);
		response.updatedAt = call.world.now();
		return row(response);
	});
	add('DELETE', '/canned_responses/:id', 'member', (call) => {
		call.store.cannedResponses.delete(find(call).id);
		return undefined;
	});
}

const mine = ({ store, account }: Call): CannedResponse[] =>
	[...store.cannedResponses.values()].filter((response) => response.accountId === account.id);

function find(call: Call): CannedResponse {
	const response = mine(call).find((item) => item.id === call.id('id'));
	if (!response) throw notFound();
	return response;
}

function checkedCode(call: Call, code: string, self: CannedResponse | null): string {
	if (code === '') throw invalid("Short code can't be blank", 'short_code');
	if (mine(call).some((response) => response !== self && response.shortCode === code)) {
		throw invalid('Short code has already been taken', 'short_code');
	}
	return code;
}

function checkedContent(content: string): string {
	if (content === '') throw invalid("Content can't be blank", 'content');
	return content;
}

const row = (response: CannedResponse): Body => ({
	id: response.id,
	account_id: response.accountId,
	short_code: response.shortCode,
	content: response.content,
	created_at: iso(response.createdAt),
	updated_at: iso(response.updatedAt),
});
