import { notFound } from '../chatwoot/world.ts';
import type { Note } from '../model/types.ts';
import type { Body } from '../present/people.ts';
import { agentRest } from '../present/rest.ts';
import { findContact } from './contacts.ts';
import type { AddEndpoint, Call } from './endpoint.ts';

/** `contacts/notes`. */
export function contactNoteRoutes(add: AddEndpoint): void {
	const path = '/contacts/:contact_id/notes';
	add('GET', path, 'member', (call) => {
		const contact = findContact(call, 'contact_id');
		const notes = [...call.store.notes.values()].filter((note) => note.contactId === contact.id);
		return notes.sort((a, b) => b.id - a.id).map((note) => noteRest(call, note));
	});
	add('GET', `${path}/:id`, 'member', (call) => noteRest(call, find(call)));
	add('POST', path, 'member', (call) => {
		const contact = findContact(call, 'contact_id');
		const now = call.world.now();
		const note: Note = {
			id: call.store.next('notes'),
			accountId: call.account.id,
			contactId: contact.id,
			userId: call.caller.type === 'user' ? call.caller.user.id : null,
			content: call.body.wrapped('note').required('content'),
			createdAt: now,
			updatedAt: now,
		};
		call.store.notes.set(note.id, note);
		return noteRest(call, note);
	});
	add(['PATCH', 'PUT'], `${path}/:id`, 'member', (call) => {
		const note = find(call);
		note.content = call.body.wrapped('note').required('content');
		note.updatedAt = call.world.now();
		return noteRest(call, note);
	});
	add('DELETE', `${path}/:id`, 'member', (call) => {
		call.store.notes.delete(find(call).id);
		return undefined;
	});
}

function find(call: Call): Note {
	const contact = findContact(call, 'contact_id');
	const note = call.store.notes.get(call.id('id'));
	if (!note || note.contactId !== contact.id) throw notFound();
	return note;
}

function noteRest({ store, account }: Call, note: Note): Body {
	const user = store.users.get(note.userId ?? 0);
	return {
		id: note.id,
		content: note.content,
		account_id: note.accountId,
		contact_id: note.contactId,
		...(user ? { user: agentRest(user, account.id) } : {}),
		created_at: Math.floor(note.createdAt / 1000),
		updated_at: Math.floor(note.updatedAt / 1000),
	};
}
