import type { ColumnType } from 'kysely';

/**
 * A jsonb column: read as a value, written as JSON text. Text, because the two drivers turn a JavaScript array into
 * different things (`pg` into a PostgreSQL array), and a text is the same for both.
 */
export type Json<T> = ColumnType<T, string, string>;
export type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
/** A column with a default: may be left out on insert. */
export type WithDefault<T> = ColumnType<T, T | undefined, T>;
