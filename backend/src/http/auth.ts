import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashKey } from '../api-keys.ts';
import type { Company } from '../assistant/context.ts';
import { AppError } from '../errors.ts';
import type { KnownCompanies } from './known-companies.ts';

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
export function requireApiKey(app: FastifyInstance, companies: KnownCompanies): void {
	app.decorateRequest('company');
	app.addHook('onRequest', async (request, reply) => {
		const key = bearerToken(request);
		const company = key === undefined ? undefined : await companies.find(hashKey(key));
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
