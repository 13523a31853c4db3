import { sql } from 'kysely';
import { forgetCorrections } from './corrections.ts';
import { personSubject } from './spend.ts';
import type { Tx } from './tables/index.ts';

/**
 * Deletes a person's state and messages and what was learned from them, and takes their words out of the turns: what stays of a turn (when, route, intent,
 * cost) says nothing of a person. An open turn is closed, as there is nothing left to answer.
 *
 * @returns whether anything of the person was there
 */
export async function forgetPerson(tx: Tx, accountId: string, contactId: string, now: Date): Promise<boolean> {
	await forgetCorrections(tx, accountId, contactId);
	const { rows } = await sql<{ forgotten: boolean }>`
		with person as (
			delete from estado_usuario where account_id = ${accountId} and contact_id = ${contactId} returning 1
		),
		spending as (
			delete from gasto_modelo where cap = 'person_day' and subject = ${personSubject(accountId, contactId)} returning 1
		),
		identities as (
			delete from identidades where account_id = ${accountId} and contact_id = ${contactId} returning 1
		),
		addresses as (
			update conversaciones set source_id = null where account_id = ${accountId} and contact_id = ${contactId} returning 1
		),
		incidents as (
			update incidentes set contact_id = null where account_id = ${accountId} and contact_id = ${contactId}
		),
		alerts as (
			update avisos set contact_id = null, due_at = null, facts = facts || '{"name": null, "phone": null, "words": ""}',
				ended_at = coalesce(ended_at, ${now}::timestamptz), ended_reason = coalesce(ended_reason, 'resolved')
			where account_id = ${accountId} and contact_id = ${contactId}
		),
		orders as (
			update ordenes set argument = '', effect = effect || '{"note": ""}'
			where account_id = ${accountId} and conversation_id in (
				select conversation_id from conversaciones where account_id = ${accountId} and contact_id = ${contactId}
			)
		),
		messages as (
			delete from mensajes where account_id = ${accountId} and contact_id = ${contactId} returning 1
		),
		turns as (
			update consultas_ia set
				contact_id = null, text = '', reply = null, buttons = '[]', citations = '[]', handoff = null, fields = null,
				mentions = null,
				onboarding = null, reason = null, sending_reason = null,
				decisions = coalesce(
					(select jsonb_agg(step || '{"reason": ""}') from jsonb_array_elements(decisions) as step), '[]'
				),
				state = 'closed', lease_until = null, closed_at = coalesce(closed_at, ${now}::timestamptz)
			where account_id = ${accountId} and contact_id = ${contactId}
			returning 1
		)
		select exists (select from person) or exists (select from messages) or exists (select from turns)
			or exists (select from identities) as forgotten`.execute(tx);
	return rows[0]?.forgotten ?? false;
}
