import { type Kysely, sql } from 'kysely';

/** What a turn's reply leaves with the customer, so that the next turn understands a mere "yes". */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table consultas_ia
			add column manner text,
			add column asks boolean not null default false,
			add column offers text check (offers in ('person', 'silence'))`.execute(db);
}
