import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { asExtractError, ExtractError } from './extract-error.ts';
import type { ExtractLimits } from './types.ts';

/** A part may unpack to this many bytes whatever its ratio. */
const FREE_BYTES = 10 * 1024 * 1024;

type ArchiveLimits = Pick<ExtractLimits, 'entries' | 'unpackedBytes' | 'unpackedRatio'>;

/**
 * A zip file in memory, read under limits: what is unpacked is counted while it comes out, whatever the headers claim, and
 * all parts together share one budget.
 */
export class Archive {
	private readonly zip: ZipFile;
	private readonly entries: ReadonlyMap<string, Entry>;
	private readonly limits: ArchiveLimits;
	private unpacked = 0;

	private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ArchiveLimits) {
		this.zip = zip;
		this.entries = entries;
		this.limits = limits;
	}

	/** @throws ExtractError `broken` or `too_much_inside` */
	static async open(bytes: Uint8Array, limits: ArchiveLimits): Promise<Archive> {
		const zip = await new Promise<ZipFile>((resolve, reject) => {
			const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, opened) =>
				error ? reject(new ExtractError('broken')) : resolve(opened),
			);
		});
		if (zip.entryCount > limits.entries) throw new ExtractError('too_much_inside');
		const entries = new Map<string, Entry>();
		await new Promise<void>((resolve, reject) => {
			zip.on('entry', (entry: Entry) => {
				if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
				zip.readEntry();
			});
			zip.on('end', resolve);
			zip.on('error', () => reject(new ExtractError('broken')));
			zip.readEntry();
		});
		return new Archive(zip, entries, limits);
	}

	get names(): string[] {
		return [...this.entries.keys()];
	}

	/** @throws ExtractError `broken` if it is not there or damaged, `encrypted`, `too_much_inside` */
	async read(name: string): Promise<Uint8Array> {
		const entry = this.entries.get(name);
		if (!entry) throw new ExtractError('broken');
		if (entry.isEncrypted()) throw new ExtractError('encrypted');
		const stream = await new Promise<Readable>((resolve, reject) =>
			this.zip.openReadStream(entry, (error, opened) => (error ? reject(new ExtractError('broken')) : resolve(opened))),
		);
		const chunks: Uint8Array[] = [];
		let size = 0;
		try {
			for await (const chunk of stream as AsyncIterable<Uint8Array>) {
				size += chunk.length;
				this.unpacked += chunk.length;
				const bomb = size > FREE_BYTES && size > entry.compressedSize * this.limits.unpackedRatio;
				if (bomb || this.unpacked > this.limits.unpackedBytes) throw new ExtractError('too_much_inside');
				chunks.push(chunk);
			}
		} catch (error) {
			throw asExtractError(error);
		}
		return Buffer.concat(chunks);
	}

	/** The text of a part; null where there is none of that name. */
	async readText(name: string): Promise<string | null> {
		return this.entries.has(name) ? new TextDecoder().decode(await this.read(name)) : null;
	}
}
