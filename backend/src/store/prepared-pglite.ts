import { messages, parse, type PGlite, protocol, type Results, type Transaction } from '@electric-sql/pglite';

const { serialize } = protocol;

/** Statements kept; more than the service has. What comes after is planned each time, as without this. */
const MAX_STATEMENTS = 300;

interface Statement {
	name: string;
	/** Object ids of the types of the parameters. */
	types: number[];
}

/** The part of PGlite that Kysely uses. */
type PGliteForKysely = Pick<PGlite, 'closed' | 'ready' | 'waitReady' | 'close' | 'query' | 'transaction'>;

/**
 * Makes the queries of transactions named prepared statements. PGlite itself parses and plans each query anew and sends it
 * in five messages, each a call into WebAssembly; a known statement takes one. Measured: half the time of a claim.
 *
 * The protocol is PostgreSQL's extended query: https://www.postgresql.org/docs/current/protocol-flow.html
 */
export function preparing(pglite: PGlite): PGliteForKysely {
	const statements = new Map<string, Statement>();

	async function prepare(text: string): Promise<Statement> {
		const name = `s${statements.size}`;
		const request = join(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }), serialize.sync());
		const { messages: answer } = await pglite.execProtocol(request);
		const described = answer.find((message) => message instanceof messages.ParameterDescriptionMessage);
		const statement = { name, types: described?.dataTypeIDs ?? [] };
		statements.set(text, statement);
		return statement;
	}

	async function query<T>(tx: Transaction, text: string, params: unknown[]): Promise<Results<T>> {
		const known = statements.get(text);
		if (!known && statements.size >= MAX_STATEMENTS) return await tx.query<T>(text, params);
		const { name, types } = known ?? (await prepare(text));
		const values = params.map((value, index) => {
			if (value === null || value === undefined) return null;
			const serializer = pglite.serializers[types[index] ?? 0];
			return serializer ? serializer(value) : String(value);
		});
		const request = join(
			serialize.bind({ statement: name, values }),
			serialize.describe({ type: 'P' }),
			serialize.execute({}),
			serialize.sync(),
		);
		const { messages: answer } = await pglite.execProtocol(request);
		return parse.parseResults(answer, pglite.parsers)[0] as Results<T>;
	}

	return {
		get closed() {
			return pglite.closed;
		},
		get ready() {
			return pglite.ready;
		},
		waitReady: pglite.waitReady,
		close: () => pglite.close(),
		query: pglite.query.bind(pglite),
		transaction: (work) =>
			pglite.transaction((tx) => work({ ...tx, query: (text, params = []) => query(tx, text, params) })),
	};
}

function join(...parts: Uint8Array[]): Uint8Array {
	return Buffer.concat(parts);
}
