import type { Migration } from 'kysely/migration';
import * as first from './2026-11-23-first.ts';
import * as search from './2026-11-23-search.ts';
import * as understanding from './2026-11-24-1-understanding.ts';
import * as incidents from './2026-11-24-3-incidents.ts';
import * as spend from './2026-11-24-5-spend.ts';
import * as manners from './2026-11-24-6-manners.ts';
import * as orders from './2026-11-24-7-orders.ts';
import * as corrections from './2026-11-24-8-corrections.ts';
import * as roles from './2026-11-24-2-roles.ts';

/** Every migration by name, in order. Listed by hand: what runs is what is written here. */
export const migrations: Record<string, Migration> = {
	'2026-11-23-first': first,
	'2026-11-23-search': search,
	'2026-11-24-1-understanding': understanding,
	'2026-11-24-3-incidents': incidents,
	'2026-11-24-5-spend': spend,
	'2026-11-24-6-manners': manners,
	'2026-11-24-2-roles': roles,
	'2026-11-24-7-orders': orders,
	'2026-11-24-8-corrections': corrections,
};
