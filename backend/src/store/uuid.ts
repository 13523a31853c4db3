const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an id that a caller gave can be one of ours at all; PostgreSQL refuses anything else with an error. */
export function isUuid(id: string): boolean {
	return UUID.test(id);
}
