import { Migrator } from 'kysely/migration';
import { sql } from 'kysely';
import { migrations } from '../src/store/migrations/index.ts';
import { type DatabaseSource, databaseSource, KINDS } from './support/backend.ts';

const COMPANIES = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
const DOCUMENT = '00000000-0000-4000-8000-0000000000d0';

test.each(KINDS)(
	'documents, words and addresses from before get their readers and owners, on %s',
	async (kind) => {
		const source: DatabaseSource = await databaseSource(kind);
		const database = await source.open();
		try {
			await database.asOwner(async (db) => {
				const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
				const { error } = await migrator.migrateTo('2026-11-24-1-understanding');
				if (error) throw error;
				await sql`insert into empresas (id, name) values (${COMPANIES[0]}, 'A'), (${COMPANIES[1]}, 'B')`.execute(db);
			});
			for (const company of COMPANIES) {
				await database.withCompany(company, async (tx) => {
					for (const statement of [
						sql`insert into documentos (id, title, text, audience, state, content_hash)
						values (${DOCUMENT}, 'Interno', 'x', '{technician,administrative}', 'ready', 'x')`,
						sql`insert into pasajes (document_id, position, text, audience)
						values (${DOCUMENT}, 0, 'secreto', '{technician,administrative}')`,
						sql`insert into terminos (document_id, term, position, weight, length) values (${DOCUMENT}, 'secret', 0, 1, 40)`,
						sql`insert into vocabulario (term, sound) values ('secret', 'sekret'), ('olvidad', 'olbidad')`,
						sql`insert into conversaciones (account_id, conversation_id, contact_id, inbox_id, status, status_at, updated_at)
						values ('1', '7', '9', '3', 'open', now(), now())`,
						sql`insert into mensajes (account_id, conversation_id, message_id, contact_id, author, content, sent_at,
						received_at, message) values ('1', '7', '1', '9', 'customer', 'x', now(), now(),
						'{"channel": "Channel::Telegram", "contact": {"sourceId": "55"}}')`,
						sql`insert into estado_usuario (account_id, contact_id, role, updated_at) values ('1', '9', 'technician', now())`,
					]) {
						await statement.execute(tx);
					}
				});
			}
			await database.migrate();
			await database.migrate();
			for (const company of COMPANIES) {
				const seen = (role: 'customer' | 'technician' | 'administrative') =>
					database.withCompany(
						company,
						async (tx) => [
							await tx.selectFrom('documentos').select(['title', 'readers']).execute(),
							await tx.selectFrom('pasajes').select(['text', 'readers']).execute(),
							await tx.selectFrom('terminos').select(['term', 'readers']).execute(),
							await tx.selectFrom('vocabulario').select(['term', 'readers']).execute(),
						],
						{ role },
					);
				expect(await seen('customer')).toEqual([[], [], [], []]);
				for (const role of ['technician', 'administrative'] as const) {
					expect(await seen(role)).toEqual([
						[{ title: 'Interno', readers: 6 }],
						[{ text: 'secreto', readers: 6 }],
						[{ term: 'secret', readers: 6 }],
						[{ term: 'secret', readers: 6 }],
					]);
				}
				const conversation = await database.withCompany(company, (tx) =>
					tx.selectFrom('conversaciones').select(['channel', 'source_id']).execute(),
				);
				expect(conversation).toEqual([{ channel: 'Channel::Telegram', source_id: '55' }]);
			}
			const { rows } = await database.asOwner((db) =>
				sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
				and relname not like 'kysely_migration%' and not relforcerowsecurity`.execute(db),
			);
			expect(rows).toEqual([]);
		} finally {
			await database.close();
			await source.stop();
		}
	},
	60_000,
);
