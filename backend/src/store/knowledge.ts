import { type Insertable, type Selectable, sql } from 'kysely';
import type { Role } from '../contract/turn.ts';
import type { DocumentosTable } from './tables/documentos.ts';
import type { Tx } from './tables/index.ts';

/** A stored document without its text. */
export type StoredDocument = Omit<Selectable<DocumentosTable>, 'text' | 'content_hash' | 'company_id'>;

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

/** @returns false when there was no such document */
export async function removeDocument(tx: Tx, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx.deleteFrom('documentos').where('id', '=', id).executeTakeFirst();
	return numDeletedRows > 0n;
}

/** Stores the passages of a document with their index. */
export async function insertPassages(
	tx: Tx,
	{ id, audience }: { id: string; audience: Role[] },
	passages: readonly NewPassage[],
	soundOf: (term: string) => string,
): Promise<void> {
	for (let from = 0; from < passages.length; from += BATCH) {
		const part = passages.slice(from, from + BATCH);
		await sql`
			insert into pasajes (document_id, position, page, heading, text, audience)
			select ${id}::uuid, row.position, row.page, row.heading, row.text, ${audience}::text[]
			from unnest(
				${part.map((_, index) => from + index)}::integer[], ${part.map(({ page }) => page)}::integer[],
				${part.map(({ heading }) => heading)}::text[], ${part.map(({ text }) => text)}::text[]
			) as row (position, page, heading, text)`.execute(tx);
	}
	const rows = passages.flatMap(({ terms, length }, position) =>
		[...terms].map(([term, weight]) => ({ term, weight, length, position })),
	);
	for (let from = 0; from < rows.length; from += BATCH) {
		const part = rows.slice(from, from + BATCH);
		await sql`
			insert into terminos (document_id, term, position, weight, length)
			select ${id}::uuid, row.term, row.position, row.weight, row.length
			from unnest(
				${part.map(({ term }) => term)}::text[], ${part.map(({ position }) => position)}::integer[],
				${part.map(({ weight }) => weight)}::real[], ${part.map(({ length }) => length)}::integer[]
			) as row (term, position, weight, length)`.execute(tx);
	}
	// In one order, so that two documents added at once cannot wait for each other.
	const vocabulary = [...new Set(rows.map(({ term }) => term))].sort();
	await sql`
		insert into vocabulario (term, sound)
		select row.term, row.sound from unnest(${vocabulary}::text[], ${vocabulary.map(soundOf)}::text[]) as row (term, sound)
		on conflict do nothing`.execute(tx);
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

/** A word of a question: the terms that may stand for it, and how well each does. */
export interface QueryTerm {
	/** Which word of the question. */
	word: number;
	term: string;
	/** 1 for the word itself, less for a guess. */
	weight: number;
}

export interface PassageRow {
	documentId: string;
	documentTitle: string;
	link: string | null;
	position: number;
	page: number | null;
	heading: string | null;
	text: string;
	/** BM25, higher is better. */
	score: number;
	/** Which words of the question the passage has. */
	words: number[];
	/** For every word of the question that any passage has: how many passages. The same in every row. */
	counts: Record<string, number>;
}

/** The usual constants of BM25, as in the literature. */
const K1 = 1.2;
const B = 0.75;

/** The passages that answer best by BM25, among those that the role may see. */
export async function searchPassages(
	tx: Tx,
	{ query, role, limit }: { query: readonly QueryTerm[]; role: Role; limit: number },
): Promise<PassageRow[]> {
	const { rows } = await sql<PassageRow>`
		with question as (
			select * from unnest(
				${query.map(({ word }) => word)}::integer[], ${query.map(({ term }) => term)}::text[],
				${query.map(({ weight }) => weight)}::real[]
			) as q (word, term, weight)
		),
		readable as materialized (
			select id, title, link, passages, length from documentos where state = 'ready' and ${role} = any (audience)
		),
		corpus as (
			select greatest(sum(passages), 1)::double precision as passages,
				greatest(sum(length)::double precision / greatest(sum(passages), 1), 1) as average
			from readable
		),
		hits as materialized (
			select q.word, q.weight as sureness, t.document_id, t.position, t.weight, t.length,
				count(*) over (partition by t.term) as passages_with_term
			from terminos as t join question as q on q.term = t.term collate "C"
			where t.term = any (${query.map(({ term }) => term)}::text[]) and t.document_id in (select id from readable)
		),
		scored as (
			select document_id, position, word,
				max(sureness * ln(1 + (corpus.passages - passages_with_term + 0.5) / (passages_with_term + 0.5))
					* weight * ${K1 + 1}::float8 / (weight + ${K1}::float8 * (1 - ${B}::float8 + ${B}::float8 * length / corpus.average))) as score
			from hits, corpus
			group by document_id, position, word
		),
		known as (select word, max(passages_with_term) as passages_with_term from hits group by word),
		best as (
			select document_id, position, sum(score) as score, array_agg(word order by word) as words
			from scored group by document_id, position
			order by score desc, document_id, position limit ${limit}
		)
		select best.document_id as "documentId", readable.title as "documentTitle", readable.link, best.position,
			p.page, p.heading, p.text, best.score, best.words,
			(select jsonb_object_agg(word, passages_with_term) from known) as counts
		from best join readable on readable.id = best.document_id
			join pasajes as p on p.document_id = best.document_id and p.position = best.position
		order by best.score desc, best.document_id, best.position`.execute(tx);
	return rows;
}

/** Known terms that look or sound like one that no document has, the likeliest first. */
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
