import type { Migration } from 'kysely/migration';
import * as first from './2026-11-23-first.ts';

/** Every migration by name, in order. Listed by hand: what runs is what is written here. */
export const migrations: Record<string, Migration> = {
	'2026-11-23-first': first,
};
