import { type Kysely, sql } from 'kysely';

/** What a turn asks for besides its main matter, and what it names. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table consultas_ia
			add column other_intents jsonb not null default '[]',
			add column mentions jsonb`.execute(db);
}
