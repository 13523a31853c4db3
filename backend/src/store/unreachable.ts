/** Classes and codes of errors that say: no connection, not now. From PostgreSQL's table of SQLSTATEs and from Node. */
const UNREACHABLE = /^(08...|57P0[123]|53[34]00|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;

/** Messages of `pg` for the same, which carry no code. */
const LOST =
	/^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error means that the database cannot be reached, rather than that it refused something. */
export function isUnreachable(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as NodeJS.ErrnoException;
	if (typeof code === 'string' && UNREACHABLE.test(code)) return true;
	if (error instanceof AggregateError) return error.errors.some(isUnreachable);
	return LOST.test(error.message);
}

/** WASI's number for "no space left on device": PGlite's file system throws it as a bare number. */
const WASI_ENOSPC = 51;

/** Whether an error means that the disk of the database is full. */
export function isDiskFull(error: unknown): boolean {
	const { code, errno } = (error ?? {}) as { code?: unknown; errno?: unknown };
	return code === 'ENOSPC' || code === '53100' || errno === WASI_ENOSPC;
}
