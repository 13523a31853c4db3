import { type Received, type Reply, startServer, type TestServer } from './server';

interface Turn {
	attempt: number;
	closed: boolean;
	sentMessageId: string | null;
	reports: Array<Record<string, unknown>>;
}

/** The backend's side of sending: who may, and what was reported. */
export interface TestTurns extends TestServer {
	turn(consultaId: string): Turn;
	fault: (request: Received) => Reply | null;
}

export async function startTurns(): Promise<TestTurns> {
	const known = new Map<string, Turn>();
	const turn = (consultaId: string): Turn => {
		const found = known.get(consultaId) ?? { attempt: 1, closed: false, sentMessageId: null, reports: [] };
		known.set(consultaId, found);
		return found;
	};
	const answer = (request: Received): Reply => {
		const fault = turns.fault(request);
		if (fault !== null) return fault;
		const consultaId = /^\/consultar\/([^/]+)\/envio$/.exec(request.path)?.[1];
		if (consultaId === undefined) return { status: 404, body: { error: 'not_found', message: 'no such path' } };
		const { state, attempt, messageId } = request.body;
		const found = turn(consultaId);
		const closed = { allowed: false, reason: 'the turn is closed', sentMessageId: found.sentMessageId, lease: null };
		if (found.closed) return { body: closed };
		if (state === 'sending') {
			const allowed = attempt === undefined || attempt === found.attempt;
			const lease = allowed ? { attempt: found.attempt, seconds: 60 } : null;
			return { body: { allowed, reason: allowed ? 'yours' : 'another run has the turn', sentMessageId: null, lease } };
		}
		found.reports.push(request.body);
		found.closed = true;
		found.sentMessageId = typeof messageId === 'string' ? messageId : null;
		return { body: { ...closed, sentMessageId: found.sentMessageId } };
	};
	const server = await startServer(answer);
	const turns: TestTurns = { ...server, turn, fault: () => null };
	return turns;
}
