// What the documents say must be so: links, commands, endpoints, settings, nodes.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { companySettings } from '../../backend/src/contract/settings.ts';
import { openApiDocument } from '../../backend/src/openapi.ts';
import { openPglite } from '../../backend/src/store/database.ts';
import { API_KEY, startBackend } from '../../backend/test/support/backend.ts';
import { ROOT } from '../../scripts/lib/paths.mjs';

const DOCUMENTS = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	...readdirSync(join(ROOT, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as { scripts: object; n8n: { nodes: string[] } };

/** The heading's address, as GitHub makes it. */
const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
const anchors = (path: string): string[] =>
	[...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!));

/** Pictures are taken by the browser tests, and kept. */
const isPicture = (target: string): boolean => target.endsWith('.png');

function links(document: string): { target: string; hash: string }[] {
	return [...read(document).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
		([, target, hash]) => ({
			target: target || document.slice(document.lastIndexOf('/') + 1),
			hash: hash ?? '',
		}),
	);
}

test.each(DOCUMENTS)('every link of %s leads somewhere', (document) => {
	const broken = links(document).filter(({ target, hash }) => {
		const path = join(dirname(document), target);
		return !isPicture(target) && (!existsSync(join(ROOT, path)) || (hash !== '' && !anchors(path).includes(hash)));
	});
	expect(broken).toEqual([]);
});

const pictures = DOCUMENTS.flatMap((document) =>
	links(document).map(({ target }) => join(dirname(document), target)),
).filter(isPicture);
for (const picture of new Set(pictures)) {
	const there = existsSync(join(ROOT, picture));
	const note = there ? '' : ' (skipped: not taken yet, see test/browser and test/e2e)';
	(there ? test : test.skip)(`${picture} is a picture${note}`, () => {
		expect(readFileSync(join(ROOT, picture)).subarray(1, 4).toString()).toBe('PNG');
	});
}

test('every npm command that the documents name exists', () => {
	const own = new Set(Object.keys(manifest.scripts));
	const builtIn = ['ci', 'install', 'publish', 'pack'];
	const named = DOCUMENTS.flatMap((document) =>
		[...read(document).matchAll(/\bnpm (?:run )?([a-z][a-z0-9-]*)/g)].map(([, name]) => name!),
	);
	expect(named.filter((name) => !own.has(name) && !builtIn.includes(name))).toEqual([]);
	const explained = new Set(named);
	expect(['start', 'test', 'backend', 'demo', 'bench'].filter((name) => !explained.has(name))).toEqual([]);
});

/** `GET /salud` and the like, from code spans: `GET`, `PUT /x` counts for both methods. */
function endpointsIn(text: string): string[] {
	const spans = [
		...text.matchAll(/((?:`(?:GET|PUT|PATCH|POST|DELETE)`, )*)`(GET|PUT|PATCH|POST|DELETE) (\/[^\s`?]*)[^`]*`/g),
	];
	return spans.flatMap(([, before, method, path]) =>
		[...before!.matchAll(/[A-Z]+/g)]
			.map(([name]) => name)
			.concat(method!)
			.map((name) => `${name} ${path!.replaceAll('…', '{}')}`),
	);
}

test('the documents name the endpoints of the backend, all of them and no others', async () => {
	const { paths } = await openApiDocument();
	const served = Object.entries(paths ?? {}).flatMap(([path, methods]) =>
		Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
	);
	const headings = read('docs/api.md')
		.match(/^### .+$/gm)!
		.join('\n');
	expect(endpointsIn(headings).sort()).toEqual([...served].sort());
	for (const document of DOCUMENTS) {
		const unknown = endpointsIn(read(document)).filter((endpoint) => !served.includes(endpoint));
		expect([document, unknown]).toEqual([document, []]);
	}
});

const curl = spawnSync('curl', ['--version']).status === 0;
(curl ? test : test.skip)(`the examples of docs/api.md work${curl ? '' : ' (skipped: there is no curl)'}`, async () => {
	const backend = await startBackend(await openPglite(null));
	try {
		const env = { ...process.env, AINSTALIA: backend.url, KEY: API_KEY };
		const examples = [...read('docs/api.md').matchAll(/```sh\n(curl [^]*?)```/g)].map(([, script]) => script!);
		expect(examples.length).toBeGreaterThan(5);
		for (const script of examples) {
			const { stdout } = await promisify(execFile)('bash', ['-euc', script], { env });
			expect([script, JSON.parse(stdout)]).toEqual([script, expect.not.objectContaining({ error: expect.anything() })]);
		}
	} finally {
		await backend.stop();
	}
});

test('every variable that the backend reads is explained, with its default', () => {
	const known = [...read('backend/src/config/env.ts').matchAll(/^\t([A-Z_]+): variable\((.*)\),$/gm)];
	expect(known.length).toBeGreaterThan(10);
	const table = read('docs/operate.md');
	for (const [, name, schema] of known) {
		const row = table.split('\n').find((line) => line.split('|')[1]?.includes(`\`${name}\``));
		expect([name, row]).toEqual([name, expect.any(String)]);
		const standard = /\.default\('?([\w./-]+?)'?\)/.exec(schema!)?.[1];
		if (standard && standard !== 'MIB') expect(row).toContain(`\`${standard}\``);
	}
});

test('every setting of a company is explained, with its default where it is plain', () => {
	const text = read('docs/api.md');
	for (const [name, value] of Object.entries(companySettings.parse({}))) {
		const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``));
		expect([name, row]).toEqual([name, expect.any(String)]);
		if (typeof value !== 'object') expect(row).toContain(`\`${JSON.stringify(value)}\``);
	}
	for (const name of Object.keys(companySettings.shape)) expect(text).toContain(`| \`${name}\``);
});

test('the architecture names every table of the database, and no other', () => {
	const folder = join(ROOT, 'backend/src/store/migrations');
	const migrations = readdirSync(folder)
		.map((file) => readFileSync(join(folder, file), 'utf8'))
		.join('\n');
	const created = [...migrations.matchAll(/create table (\w+)/g)].map(([, table]) => table!);
	const text = read('docs/architecture.md');
	const section = text.slice(text.indexOf('## Tables'), text.indexOf('## Four promises'));
	const named = [...section.matchAll(/^\| (`.*?) +\|/gm)].flatMap(([, cell]) => cell!.match(/\w+/g)!);
	expect(named.sort()).toEqual(created.sort());
});

interface Described {
	description: {
		displayName: string;
		outputs: { displayName?: string }[];
		properties: { displayName: string; type: string; options?: { displayName?: string }[] }[];
	};
}

const built = manifest.n8n.nodes.every((path) => existsSync(join(ROOT, path)));
(built ? test : test.skip)(
	`docs/nodes.md explains every field and output of every node${built ? '' : ' (skipped: dist is missing, run "npm run build")'}`,
	() => {
		const require = createRequire(join(ROOT, 'package.json'));
		const text = read('docs/nodes.md');
		for (const path of manifest.n8n.nodes) {
			const name = /([^/]+)\.node\.js$/.exec(path)![1]!;
			const { description } = new (require(join(ROOT, path))[name] as new () => Described)();
			const at = text.indexOf(`\n## ${description.displayName}\n`);
			expect([description.displayName, at > 0]).toEqual([description.displayName, true]);
			const section = text.slice(at, text.indexOf('\n## ', at + 1) >>> 0);
			const fields = description.properties
				.filter(({ type }) => type !== 'notice')
				.flatMap((field) =>
					field.displayName === 'Options'
						? (field.options ?? []).map((option) => option.displayName!)
						: field.displayName,
				);
			const outputs = description.outputs.flatMap((output) => output.displayName ?? []);
			expect([name, [...fields, ...outputs].filter((label) => !section.includes(label))]).toEqual([name, []]);
			const listed = new RegExp(`^\\| ${description.displayName} +\\|`, 'm').test(read('README.md'));
			expect([description.displayName, listed]).toEqual([description.displayName, true]);
		}
	},
);
