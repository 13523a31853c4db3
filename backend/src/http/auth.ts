import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashKey } from '../api-keys.ts';
import { companySettings } from '../assistant/company-settings.ts';
import type { Company } from '../assistant/context.ts';
import { AppError } from '../errors.ts';
import { findKeyOwner } from '../store/companies.ts';
import type { Database } from '../store/database.ts';

/** How long a key is taken for good without asking the database again, in milliseconds. A revoked key works as long. */
const TRUST_TIME = 30_000;
const MAX_REMEMBERED = 1000;

declare module 'fastify' {
	interface FastifyRequest {
		/** The company whose API key the request carries. */
		company: Company;
	}
}

class UnauthorizedError extends AppError {
	override readonly name = 'UnauthorizedError';

	constructor(message: string) {
		super(401, 'unauthorized', message);
	}
}

/** Lets only requests with a company's API key pass, before their body is read. */
export function requireApiKey(app: FastifyInstance, database: Database): void {
	const findCompany = rememberingFinder(database);
	app.decorateRequest('company');
	app.addHook('onRequest', async (request, reply) => {
		const key = bearerToken(request);
		const company = key === undefined ? undefined : await findCompany(hashKey(key));
		if (company) {
			request.company = company;
			return;
		}
		void reply.header('www-authenticate', 'Bearer');
		throw new UnauthorizedError(
			key === undefined ? 'send your API key as `Authorization: Bearer <key>`' : 'this API key is unknown or revoked',
		);
	});
}

function bearerToken(request: FastifyRequest): string | undefined {
	return /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Finds companies by key hash. Only found ones are remembered, so that guessing cannot fill the memory. */
function rememberingFinder(database: Database) {
	const remembered = new Map<string, { company: Company; until: number }>();
	return async (hash: string): Promise<Company | undefined> => {
		const known = remembered.get(hash);
		if (known && known.until > Date.now()) return known.company;
		const owner = await database.asOwner((db) => findKeyOwner(db, hash));
		if (!owner) {
			remembered.delete(hash);
			return undefined;
		}
		const company = { id: owner.companyId, name: owner.name, settings: companySettings.parse(owner.settings) };
		if (remembered.size >= MAX_REMEMBERED) remembered.clear();
		remembered.set(hash, { company, until: Date.now() + TRUST_TIME });
		return company;
	};
}
