import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_LIMITS } from '../src/knowledge/extract/extract.ts';
import { readDocument } from '../src/knowledge/extract/read-document.ts';
import { type SplitPassage, splitDocument } from '../src/knowledge/split.ts';

// The manuals are not part of the project; where they are absent there is nothing to check.
const FOLDER = resolve(import.meta.dirname, '../../../shared/data/hvac');
const there = existsSync(FOLDER) ? it : it.skip;

async function passagesOf(name: string): Promise<SplitPassage[]> {
	const document = await readDocument({ name, bytes: readFileSync(join(FOLDER, name)) }, DEFAULT_LIMITS);
	return splitDocument(document.pages.map(({ text }) => text).join('\f'), document.title ?? '');
}

there('every manual has passages, nearly all under a heading, none split within a list of errors', async () => {
	for (const name of readdirSync(FOLDER).filter((each) => each.endsWith('.txt'))) {
		const passages = await passagesOf(name);
		expect(passages.length).toBeGreaterThan(15);
		expect(passages.filter(({ heading }) => heading === null).length).toBeLessThanOrEqual(1);
		for (const { heading } of passages) expect(heading ?? '').not.toMatch(/\*\*|:$/);
	}
});

there('error codes stand together under their own heading, with the equipment that they are of', async () => {
	const passage = (await passagesOf('guia_diagnosticos.txt')).find(({ text }) => text.includes('E3 / E4'));
	expect(passage?.heading).toMatch(/AIRES ACONDICIONADOS .* · Códigos de Error Comunes/);
	expect(passage?.text).toMatch(/E1 \/ E2.*\n.*E3 \/ E4.*\n.*P1 \/ P2/);
});

there('each product is a row with its header', async () => {
	const document = await readDocument(
		{ name: 'products.csv', bytes: readFileSync(join(FOLDER, 'products.csv')) },
		DEFAULT_LIMITS,
	);
	expect(document.pages[0]?.text).toMatch(
		/^\| sku \| name \| description \| price \| spec_json \|\n\| --- .*\n\| AC000001 \| /,
	);
});
