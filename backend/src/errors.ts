/** An error that the caller may read. Its message says what happened and what to do; never anything internal. */
export class AppError extends Error {
	override readonly name: string = 'AppError';
	readonly status: number;
	/** Stable, to branch on. */
	readonly code: string;

	constructor(status: number, code: string, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}
}

export class NotFoundError extends AppError {
	override readonly name = 'NotFoundError';

	constructor(message: string) {
		super(404, 'not_found', message);
	}
}

export class ConflictError extends AppError {
	override readonly name = 'ConflictError';

	constructor(message: string) {
		super(409, 'conflict', message);
	}
}
