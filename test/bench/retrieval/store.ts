import { addDocument } from '../../../backend/src/knowledge/documents.ts';
import { indexPassage } from '../../../backend/src/knowledge/index-passage.ts';
import { search, type SearchResult } from '../../../backend/src/knowledge/search.ts';
import { type Database, openPglite } from '../../../backend/src/store/database.ts';
import { insertDocument, insertPassages, measureCorpus } from '../../../backend/src/store/knowledge.ts';
import { soundKey } from '../../../backend/src/text/fold.ts';
import type { QuestionSet } from './set.ts';

const ROLES = ['administrative', 'customer', 'technician'] as const;

/** A company's documents in an embedded database of its own, in memory. */
export interface Library {
	search(query: string, limit: number): Promise<SearchResult>;
	/** Adds a document as the service does, split into passages. */
	add(title: string, text: string): Promise<string>;
	/** Adds a document of passages as they are. */
	addPassages(title: string, texts: readonly string[]): Promise<string>;
	/** How many passages it has. */
	passages(): Promise<number>;
	/** For the planner, as the service does after a while. */
	settle(): Promise<void>;
	close(): Promise<void>;
}

/** Opens an empty library. */
export async function openLibrary(): Promise<Library> {
	const database: Database = await openPglite(null);
	await database.migrate();
	const company = crypto.randomUUID();
	await database.asOwner((db) =>
		db.insertInto('empresas').values({ id: company, name: 'Benchmark', settings: '{}' }).execute(),
	);
	return {
		search: (query, limit) => database.withCompany(company, (tx) => search(tx, { query, limit }), { role: 'customer' }),
		async add(title, text) {
			return (await addDocument(database, company, { title, text, audience: [...ROLES] })).documentId;
		},
		async addPassages(title, texts) {
			const id = crypto.randomUUID();
			const passages = texts.map((text) => indexPassage({ heading: null, page: null, text }, title));
			await database.withCompany(
				company,
				async (tx) => {
					await insertDocument(tx, {
						id,
						title,
						text: texts.join('\n\n'),
						audience: [...ROLES],
						link: null,
						state: 'pending',
						error: null,
						content_hash: id,
					});
					await insertPassages(tx, id, passages, soundKey);
				},
				{ role: 'management' },
			);
			return id;
		},
		passages: async () => (await database.withCompany(company, measureCorpus, { role: 'management' })).passages,
		settle: () => database.maintain(),
		close: () => database.close(),
	};
}

/** Loads a set: each article a document, each paragraph a passage of it. Gives where a passage comes from. */
export async function loadSet(
	library: Library,
	{ articles }: QuestionSet,
): Promise<(passage: { documentId: string; position: number }) => number> {
	const paragraphs = new Map<string, number>();
	for (const { title, paragraphs: list } of articles) {
		const id = await library.addPassages(
			title,
			list.map(({ text }) => text),
		);
		for (const [position, paragraph] of list.entries()) paragraphs.set(`${id} ${position}`, paragraph.id);
	}
	await library.settle();
	return ({ documentId, position }) => paragraphs.get(`${documentId} ${position}`) ?? -1;
}
