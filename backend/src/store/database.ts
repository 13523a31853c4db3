import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations/index.ts';
import { preparing } from './prepared-pglite.ts';
import type { Reader } from './reader.ts';
import type { Db, Tables, Tx } from './tables/index.ts';

const INT8 = 20;

export type DatabaseKind = 'pglite' | 'postgres';

/** The database, and the only two ways into it. */
export interface Database {
	kind: DatabaseKind;
	/**
	 * Runs `work` in one transaction that sees and writes only what belongs to the company.
	 *
	 * @param scope for whom it reads; a customer, unless told otherwise
	 */
	withCompany<T>(companyId: string, work: (tx: Tx) => Promise<T>, scope?: { role?: Reader | undefined }): Promise<T>;
	/** Runs `work` as the role that connects: for finding a key's company and for the first start, nothing else. */
	asOwner<T>(work: (db: Db) => Promise<T>): Promise<T>;
	/** Brings the tables up to date. Several processes may call it at once. */
	migrate(): Promise<void>;
	/** Resolves when the database answers and every migration has run. */
	check(): Promise<void>;
	/**
	 * Removes what is dead and counts what is there, for the planner. PostgreSQL does this by itself; PGlite has no background
	 * processes, and without it plans from the statistics of an empty database.
	 */
	maintain(): Promise<void>;
	close(): Promise<void>;
}

/** Opens PostgreSQL. Nothing is sent before the first query. */
export function openPostgres(url: string, onConnectionError: (error: Error) => void): Database {
	const types = new pg.TypeOverrides();
	types.setTypeParser(INT8, Number);
	const pool = new pg.Pool({
		connectionString: url,
		types,
		max: 10,
		connectionTimeoutMillis: 5000,
		application_name: 'ainstalia-backend',
	});
	// Without a listener a connection that the server closes while it is idle would end the process.
	pool.on('error', onConnectionError);
	return fromKysely('postgres', new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }));
}

/**
 * Opens the embedded database, in a folder or, without one, in memory.
 *
 * @throws FolderLockedError when another process has the folder open
 */
export async function openPglite(folder: string | null): Promise<Database> {
	if (folder === null) return pgliteDatabase(await createPglite());
	const unlock = lockFolder(folder);
	try {
		const database = pgliteDatabase(await openFolder(folder));
		return {
			...database,
			async close() {
				try {
					await database.close();
				} finally {
					unlock();
				}
			},
		};
	} catch (error) {
		unlock();
		throw error;
	}
}

/** A new database is made aside and then moved, so that a start that is cut off leaves nothing that looks finished. */
async function openFolder(folder: string): Promise<PGlite> {
	const finished = join(folder, 'pglite');
	if (!existsSync(finished)) {
		const unfinished = join(folder, 'pglite.new');
		rmSync(unfinished, { recursive: true, force: true });
		await (await createPglite(unfinished)).close();
		renameSync(unfinished, finished);
	}
	return await createPglite(finished);
}

async function createPglite(dataDir?: string): Promise<PGlite> {
	return await PGlite.create({
		...(dataDir !== undefined && { dataDir }),
		extensions: { unaccent, pg_trgm },
		parsers: { [INT8]: Number },
	});
}

const pgliteDatabase = (pglite: PGlite) =>
	fromKysely('pglite', new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: preparing(pglite) }) }));

function fromKysely(kind: DatabaseKind, db: Db): Database {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	return {
		kind,
		async withCompany(companyId, work, { role = 'customer' } = {}) {
			return await db.transaction().execute(async (tx) => {
				// The settings end with the transaction. `role` is what `set local role` sets, here without a second statement.
				await sql`
					select set_config('app.company_id', ${companyId}, true), set_config('app.role', ${role}, true),
						set_config('role', 'ainstalia_app', true)`.execute(tx);
				return await work(tx);
			});
		},
		asOwner: async (work) => await work(db),
		async migrate() {
			const { error } = await migrator.migrateToLatest();
			if (error) throw error;
		},
		async check() {
			const known = await migrator.getMigrations();
			const missing = known.find((migration) => migration.executedAt === undefined);
			if (missing) throw new Error(`the migration ${missing.name} has not run`);
		},
		async maintain() {
			if (kind === 'postgres') return;
			const { rows } = await sql<{ name: string }>`
				select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db);
			await sql`vacuum (analyze) ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db);
		},
		close: async () => await db.destroy(),
	};
}
