import { sql } from 'kysely';
import type { Trace } from '../contract/trace.ts';
import { writtenOrder } from './messages.ts';
import type { Tx } from './tables/index.ts';
import type { Turn } from './turns.ts';
import { isUuid } from './uuid.ts';

export interface TraceFilter {
	id?: string | undefined;
	accountId?: string | undefined;
	conversationId?: string | undefined;
	limit: number;
}

interface TraceRow extends Turn {
	messages: Trace['messages'];
	model_calls: Trace['modelCalls'];
}

/** Turns with everything known of them, newest first. */
export async function findTraces(tx: Tx, filter: TraceFilter): Promise<Trace[]> {
	if (filter.id !== undefined && !isUuid(filter.id)) return [];
	let query = tx
		.selectFrom('consultas_ia')
		.selectAll()
		.select([messagesOfTurn.as('messages'), modelCallsOfTurn.as('model_calls')])
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(filter.limit);
	if (filter.id !== undefined) query = query.where('id', '=', filter.id);
	if (filter.accountId !== undefined) query = query.where('account_id', '=', filter.accountId);
	if (filter.conversationId !== undefined) query = query.where('conversation_id', '=', filter.conversationId);
	const rows = await query.execute();
	return rows.map(toTrace);
}

/** ISO 8601 with `Z`, as JavaScript writes it. */
const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const messagesOfTurn = sql<Trace['messages']>`(
	select coalesce(jsonb_agg(
		jsonb_build_object('messageId', m.message_id, 'content', m.content, 'sentAt', ${iso('m.sent_at')}) order by ${writtenOrder}
	), '[]')
	from mensajes as m where m.consulta_id = consultas_ia.id and m.company_id = consultas_ia.company_id
)`;

const modelCallsOfTurn = sql<Trace['modelCalls']>`(
	select coalesce(jsonb_agg(jsonb_build_object(
		'at', ${iso('c.at')}, 'model', c.model, 'promptVersion', c.prompt_version, 'inputTokens', c.input_tokens,
		'cachedTokens', c.cached_tokens, 'outputTokens', c.output_tokens, 'costUsd', c.cost_usd,
		'latencyMs', c.latency_ms, 'stopReason', c.stop_reason, 'error', c.error, 'attempt', c.attempt, 'repairs', c.repairs,
		'cacheWriteTokens', c.cache_write_tokens
	) order by c.id), '[]')
	from llamadas_modelo as c where c.consulta_id = consultas_ia.id and c.company_id = consultas_ia.company_id
)`;

function toTrace(row: TraceRow): Trace {
	return {
		consultaId: row.id,
		accountId: row.account_id,
		conversationId: row.conversation_id,
		contactId: row.contact_id,
		createdAt: row.created_at.toISOString(),
		state: row.state,
		attempts: row.attempts,
		messages: row.messages,
		task: row.task,
		route: row.route,
		reason: row.reason,
		text: row.text,
		intent: row.intent,
		intentConfidence: row.intent_confidence,
		otherIntents: row.other_intents,
		mentions: row.mentions,
		hazard: row.hazard,
		urgency: row.urgency,
		language: row.language,
		role: row.role,
		decisions: row.decisions,
		modelCalls: row.model_calls,
		reply: row.reply,
		buttons: row.buttons,
		citations: row.citations,
		handoff: row.handoff,
		labels: row.labels,
		engine: row.engine,
		usage: row.usage,
		sending: row.sending_state && {
			state: row.sending_state,
			at: (row.sending_at ?? row.created_at).toISOString(),
			messageId: row.sending_message_id,
			reason: row.sending_reason,
		},
	};
}
