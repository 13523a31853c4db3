import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenAPIV3_1 } from 'openapi-types';
import { openApiDocument } from '../src/openapi.ts';
import { openPglite } from '../src/store/database.ts';
import { startBackend } from './support/backend.ts';
import { makeMessage } from './support/messages.ts';

let document: OpenAPIV3_1.Document;
beforeAll(async () => {
	document = await openApiDocument();
});

const operations = () =>
	Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
		Object.entries(item ?? {}).map(([method, operation]) => ({
			path,
			method,
			...(operation as OpenAPIV3_1.OperationObject),
		})),
	);
const schemasOf = (content: OpenAPIV3_1.OperationObject['responses']) =>
	Object.values(content ?? {}).flatMap((response) =>
		Object.values((response as OpenAPIV3_1.ResponseObject).content ?? {}).map((media) => media.schema),
	);

test('each operation has an id of its own, a summary, an answer and, where a key is needed, the error bodies', () => {
	const ids = operations().map((operation) => operation.operationId);
	expect(new Set(ids).size).toBe(ids.length);
	for (const { path, summary, responses, security } of operations()) {
		expect([path, summary]).toEqual([path, expect.any(String)]);
		expect(Object.keys(responses ?? {})).toEqual(
			expect.arrayContaining(security ? ['200'] : ['200', '400', '401', '500']),
		);
	}
});

test('every schema in it is valid JSON Schema 2020-12', () => {
	const ajv = addFormats.default(new Ajv2020.default({ strict: false, allErrors: true }));
	for (const { path, requestBody, responses } of operations()) {
		const body = (requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content['application/json']?.schema;
		for (const schema of [body, ...schemasOf(responses)]) {
			if (schema) expect([path, ajv.validateSchema(schema), ajv.errors]).toEqual([path, true, null]);
		}
	}
});

test('a real request and its answer are as the document says', async () => {
	const ajv = addFormats.default(new Ajv2020.default({ strict: false, allErrors: true }));
	const operation = document.paths?.['/clasificar']?.post;
	const request = (operation?.requestBody as OpenAPIV3_1.RequestBodyObject).content['application/json']?.schema;
	const answer = (operation?.responses?.['200'] as OpenAPIV3_1.ResponseObject).content?.['application/json']?.schema;
	const backend = await startBackend(await openPglite(null));
	try {
		const body = { message: makeMessage(), mergeWindowSeconds: 0 };
		expect([ajv.validate(request as object, body), ajv.errors]).toEqual([true, null]);
		const response = await backend.call('POST', '/clasificar', body);
		expect([ajv.validate(answer as object, response.body), ajv.errors]).toEqual([true, null]);
	} finally {
		await backend.stop();
	}
});

test('document and page are served to everybody, and the page may load nothing from elsewhere', async () => {
	const backend = await startBackend(await openPglite(null));
	try {
		const served = await (await fetch(`${backend.url}/openapi.json`)).json();
		expect(served).toEqual(JSON.parse(JSON.stringify(document)));
		const page = await fetch(`${backend.url}/docs/`);
		expect(page.status).toBe(200);
		expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
		const script = /<script[^>]+src="([^"]+)"/.exec(await page.text())?.[1] ?? '';
		const loaded = await fetch(new URL(script, `${backend.url}/docs/`));
		expect([new URL(loaded.url).host, loaded.status]).toEqual([new URL(backend.url).host, 200]);
		expect((await loaded.text()).length).toBeGreaterThan(100_000);
	} finally {
		await backend.stop();
	}
});
