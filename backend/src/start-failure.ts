import { HazardRulesError } from './assistant/hazard/rule-files.ts';
import { ConfigError } from './config/env.ts';
import { FolderLockedError } from './store/folder-lock.ts';
import { isDiskFull, isUnreachable } from './store/unreachable.ts';

/** SQLSTATE class 28 and 3D: the server is there but does not let us in. */
const REFUSED = /^(28...|3D000)$/;

/** One line that tells the person who starts the backend what is wrong and what to do. */
export function explainStartFailure(error: unknown): string {
	if (isDiskFull(error)) return 'The backend cannot start: the disk is full.';
	if (!(error instanceof Error)) return `The backend cannot start: ${String(error)}`;
	const { code } = error as NodeJS.ErrnoException;
	if (error instanceof ConfigError) return `The backend's configuration is not valid: ${error.message}`;
	if (error instanceof HazardRulesError)
		return `The backend cannot start: the hazard rules are wrong. ${error.message}`;
	if (error instanceof FolderLockedError) {
		return `The backend cannot start: ${error.message}. Stop that one, or set another DATA_DIR.`;
	}
	if (code === 'EADDRINUSE') {
		const { port } = error as { port?: number };
		return `The backend cannot start: port ${port} is taken. Stop what uses it, or set another PORT.`;
	}
	if (code === 'EACCES' || code === 'EROFS')
		return `The backend cannot start: it may not write there (${error.message}).`;
	if (code !== undefined && REFUSED.test(code)) {
		return `The backend cannot start: the database in DATABASE_URL refuses it (${error.message}).`;
	}
	if (isUnreachable(error))
		return 'The backend cannot start: the database in DATABASE_URL does not answer. Is it running?';
	return `The backend cannot start: ${error.message}`;
}
