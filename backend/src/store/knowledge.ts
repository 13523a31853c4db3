import { type Insertable, type Selectable, sql } from 'kysely';
import type { DocumentosTable } from './tables/documentos.ts';
import type { Tx } from './tables/index.ts';

/** A stored document without its text. */
export type StoredDocument = Omit<Selectable<DocumentosTable>, 'text' | 'content_hash' | 'company_id' | 'readers'>;

const SUMMARY = ['id', 'title', 'audience', 'link', 'state', 'error', 'passages', 'length', 'created_at'] as const;
/** Rows written by one statement: as many as fit well under PostgreSQL's limit of parameters. */
const BATCH = 5000;

/** A passage ready to be indexed. */
export interface NewPassage {
	page: number | null;
	heading: string | null;
	text: string;
	/** Term to its weight. */
	terms: ReadonlyMap<string, number>;
	/** Number of terms, repeated ones included. */
	length: number;
}

/** Adds a document, or finds the same one that is there already. */
export async function insertDocument(
	tx: Tx,
	document: Insertable<DocumentosTable>,
): Promise<{ document: StoredDocument; isNew: boolean }> {
	const added = await tx
		.insertInto('documentos')
		.values(document)
		.onConflict((conflict) => conflict.columns(['company_id', 'content_hash']).doNothing())
		.returning(SUMMARY)
		.executeTakeFirst();
	if (added) return { document: added, isNew: true };
	const known = await tx
		.selectFrom('documentos')
		.select(SUMMARY)
		.where('content_hash', '=', document.content_hash)
		.executeTakeFirstOrThrow();
	return { document: known, isNew: false };
}

export async function findDocument(tx: Tx, id: string): Promise<StoredDocument | undefined> {
	return await tx.selectFrom('documentos').select(SUMMARY).where('id', '=', id).executeTakeFirst();
}

/** All documents of the company, newest first. */
export async function findDocuments(tx: Tx): Promise<StoredDocument[]> {
	return await tx.selectFrom('documentos').select(SUMMARY).orderBy('created_at', 'desc').orderBy('id').execute();
}

/**
 * Deletes a document, and forgets the words that no other document has, or none for the same readers.
 *
 * @returns false when there was no such document
 */
export async function removeDocument(tx: Tx, id: string): Promise<boolean> {
	await lockVocabulary(tx);
	const { rows } = await sql<{
		term: string;
	}>`select distinct term from terminos where document_id = ${id}::uuid`.execute(tx);
	const { numDeletedRows } = await tx.deleteFrom('documentos').where('id', '=', id).executeTakeFirst();
	const terms = rows.map(({ term }) => term);
	const others = sql`from terminos as t where t.company_id = v.company_id and t.term = v.term`;
	await sql`
		delete from vocabulario as v where v.term = any (${terms}::text[]) and not exists (select ${others})`.execute(tx);
	await sql`
		update vocabulario as v set readers = (select bit_or(t.readers) ${others}) where v.term = any (${terms}::text[])`.execute(
		tx,
	);
	return numDeletedRows > 0n;
}

/** One change of a company's vocabulary at a time: each counts which documents have a word. */
async function lockVocabulary(tx: Tx): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(current_setting('app.company_id'), 0))`.execute(tx);
}

/** Stores the passages of a document with their index, for the document's readers. */
export async function insertPassages(
	tx: Tx,
	id: string,
	passages: readonly NewPassage[],
	soundOf: (term: string) => string,
): Promise<void> {
	await lockVocabulary(tx);
	const document = sql`documentos as d where d.id = ${id}::uuid`;
	for (let from = 0; from < passages.length; from += BATCH) {
		const part = passages.slice(from, from + BATCH);
		await sql`
			insert into pasajes (document_id, position, page, heading, text, readers)
			select d.id, row.position, row.page, row.heading, row.text, d.readers
			from unnest(
				${part.map((_, index) => from + index)}::integer[], ${part.map(({ page }) => page)}::integer[],
				${part.map(({ heading }) => heading)}::text[], ${part.map(({ text }) => text)}::text[]
			) as row (position, page, heading, text), ${document}`.execute(tx);
	}
	const rows = passages.flatMap(({ terms, length }, position) =>
		[...terms].map(([term, weight]) => ({ term, weight, length, position })),
	);
	for (let from = 0; from < rows.length; from += BATCH) {
		const part = rows.slice(from, from + BATCH);
		await sql`
			insert into terminos (document_id, term, position, weight, length, readers)
			select d.id, row.term, row.position, row.weight, row.length, d.readers
			from unnest(
				${part.map(({ term }) => term)}::text[], ${part.map(({ position }) => position)}::integer[],
				${part.map(({ weight }) => weight)}::real[], ${part.map(({ length }) => length)}::integer[]
			) as row (term, position, weight, length), ${document}`.execute(tx);
	}
	const vocabulary = [...new Set(rows.map(({ term }) => term))];
	await sql`
		insert into vocabulario as known (term, sound, readers)
		select row.term, row.sound, d.readers
		from unnest(${vocabulary}::text[], ${vocabulary.map(soundOf)}::text[]) as row (term, sound), ${document}
		on conflict (company_id, term) do update set readers = known.readers | excluded.readers
		where known.readers | excluded.readers <> known.readers`.execute(tx);
	await tx
		.updateTable('documentos')
		.set({
			state: 'ready',
			passages: passages.length,
			length: passages.reduce((sum, { length }) => sum + length, 0),
		})
		.where('id', '=', id)
		.execute();
}

/** That a passage has a term. */
export interface Posting {
	term: string;
	documentId: string;
	position: number;
	/** How often, heading and title counted by a factor. */
	weight: number;
	/** Number of terms of the passage. */
	length: number;
}

/** Where the terms stand, in the documents that the transaction may read. */
export async function findPostings(tx: Tx, terms: readonly string[]): Promise<Posting[]> {
	// Materialized: without statistics the planner would rather read every term of the readable documents.
	const { rows } = await sql<Posting>`
		with found as materialized (
			select term, document_id, position, weight, length from terminos where term = any (${terms}::text[])
		)
		select found.term, found.document_id as "documentId", found.position, found.weight, found.length
		from found join documentos as d on d.id = found.document_id
		where d.state = 'ready'`.execute(tx);
	return rows;
}

/** How many passages the transaction may read, and how many terms they have in all. */
export async function measureCorpus(tx: Tx): Promise<{ passages: number; length: number }> {
	const { rows } = await sql<{ passages: number; length: number }>`
		select coalesce(sum(passages), 0)::integer as passages, coalesce(sum(length), 0)::float8 as length
		from documentos where state = 'ready'`.execute(tx);
	return rows[0] ?? { passages: 0, length: 0 };
}

/** The titles of the documents that the transaction may read. */
export async function readTitles(tx: Tx): Promise<string[]> {
	const rows = await tx.selectFrom('documentos').select('title').where('state', '=', 'ready').execute();
	return rows.map(({ title }) => title);
}

export interface PassageRow {
	documentId: string;
	documentTitle: string;
	link: string | null;
	position: number;
	page: number | null;
	heading: string | null;
	text: string;
}

/** The passages at these places, in any order. */
export async function readPassages(
	tx: Tx,
	places: readonly Pick<Posting, 'documentId' | 'position'>[],
): Promise<PassageRow[]> {
	const { rows } = await sql<PassageRow>`
		select p.document_id as "documentId", d.title as "documentTitle", d.link, p.position, p.page, p.heading, p.text
		from unnest(
			${places.map(({ documentId }) => documentId)}::uuid[], ${places.map(({ position }) => position)}::integer[]
		) as wanted (document_id, position)
		join pasajes as p on p.document_id = wanted.document_id and p.position = wanted.position
		join documentos as d on d.id = p.document_id`.execute(tx);
	return rows;
}

/** Terms of documents that the transaction may read which sound like one that none has, the likeliest first. */
export async function similarTerms(
	tx: Tx,
	sound: string,
	{ least, limit }: { least: number; limit: number },
): Promise<{ term: string; similarity: number }[]> {
	const start = sound.slice(0, 1);
	const { rows } = await sql<{ term: string; similarity: number }>`
		select term, similarity from (
			select term, similarity(sound, ${sound})::double precision as similarity
			from vocabulario where sound >= ${start} and sound < ${`${start}\u{10ffff}`}
		) as near
		where similarity >= ${least}::float8 order by similarity desc, term limit ${limit}`.execute(tx);
	return rows;
}
