import { readFileSync } from 'node:fs';
import type { Role } from '../../src/contract/turn.ts';
import { addDocument } from '../../src/knowledge/documents.ts';
import type { Database } from '../../src/store/database.ts';

/** The demonstration manuals, file name without its ending. */
const DEMO_FILES = ['caldera-aitana-24', 'aire-brisa-35', 'tarifas-y-garantia'] as const;
export const EVERYBODY: Role[] = ['administrative', 'customer', 'technician'];

export function demoDocument(name: string): { title: string; text: string } {
	const text = readFileSync(new URL(`../../demo/${name}.md`, import.meta.url), 'utf8');
	return { title: /^# (.+)$/m.exec(text)?.[1] ?? name, text };
}

/** Adds a company. */
export async function addCompany(database: Database, name = 'Instalaciones Levante'): Promise<string> {
	const id = crypto.randomUUID();
	await database.asOwner((db) => db.insertInto('empresas').values({ id, name, settings: '{}' }).execute());
	return id;
}

/** Adds the demonstration manuals to a company. */
export async function addDemo(database: Database, companyId: string): Promise<void> {
	for (const name of DEMO_FILES) await addDocument(database, companyId, { ...demoDocument(name), audience: EVERYBODY });
}
