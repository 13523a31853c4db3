import { Client } from '../../backend/node_modules/pg/lib/index.js';

/**
 * Counts the executions of one workflow that n8n ever started, in its own database: the rows of successful ones are gone
 * as soon as they end.
 * @param {string} connectionString
 * @param {string} workflowId
 */
export async function watchExecutions(connectionString, workflowId) {
	const database = new Client({ connectionString });
	await database.connect();
	await database.query(`
		create table if not exists seen_executions (workflow_id text);
		create or replace function note_execution() returns trigger language plpgsql as
			$$ begin insert into seen_executions values (new."workflowId"); return new; end $$;
		create or replace trigger note_execution after insert on execution_entity for each row execute function note_execution();
	`);
	return {
		/** @returns {Promise<number>} */
		started: async () =>
			(await database.query('select count(*)::int as n from seen_executions where workflow_id = $1', [workflowId]))
				.rows[0].n,
		close: async () => {
			await database.query(
				'drop trigger note_execution on execution_entity; drop function note_execution; drop table seen_executions',
			);
			await database.end();
		},
	};
}

/**
 * Takes a credential out of n8n, as where it was never made.
 * @param {string} connectionString
 * @param {string} credentialId
 */
export async function removeCredential(connectionString, credentialId) {
	const database = new Client({ connectionString });
	await database.connect();
	try {
		await database.query('delete from shared_credentials where "credentialsId" = $1', [credentialId]);
		const { rowCount } = await database.query('delete from credentials_entity where id = $1', [credentialId]);
		if (rowCount !== 1) throw new Error(`n8n has no credential ${credentialId}`);
	} finally {
		await database.end();
	}
}
