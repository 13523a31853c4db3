import type { FastifyReply } from 'fastify';

/** A signal that is aborted when the caller closes its connection before it has the answer. */
export function callerGone(reply: FastifyReply): AbortSignal {
	const controller = new AbortController();
	reply.raw.once('close', () => {
		if (!reply.raw.writableFinished) controller.abort();
	});
	return controller.signal;
}
