import { sql } from 'kysely';
import type { Tx } from './tables/index.ts';

/**
 * Deletes a person's state and messages, and takes their words out of the turns: what stays of a turn (when, route, intent,
 * cost) says nothing of a person. An open turn is closed, as there is nothing left to answer.
 *
 * @returns whether anything of the person was there
 */
export async function forgetPerson(tx: Tx, accountId: string, contactId: string, now: Date): Promise<boolean> {
	const { rows } = await sql<{ forgotten: boolean }>`
		with person as (
			delete from estado_usuario where account_id = ${accountId} and contact_id = ${contactId} returning 1
		),
		messages as (
			delete from mensajes where account_id = ${accountId} and contact_id = ${contactId} returning 1
		),
		turns as (
			update consultas_ia set
				contact_id = null, text = '', reply = null, buttons = '[]', citations = '[]', handoff = null, fields = null,
				onboarding = null, reason = null, sending_reason = null,
				decisions = coalesce(
					(select jsonb_agg(step || '{"reason": ""}') from jsonb_array_elements(decisions) as step), '[]'
				),
				state = 'closed', lease_until = null, closed_at = coalesce(closed_at, ${now}::timestamptz)
			where account_id = ${accountId} and contact_id = ${contactId}
			returning 1
		)
		select exists (select from person) or exists (select from messages) or exists (select from turns) as forgotten`.execute(
		tx,
	);
	return rows[0]?.forgotten ?? false;
}
