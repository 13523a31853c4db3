import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Loads the built package as n8n does, in a process of its own, and looks at what the editor gets to see. */

const root = resolve(__dirname, '../..');

interface Loaded {
	nodes: Array<INodeTypeDescription & { methods: string[]; classes: string }>;
	credentials: Array<{
		name: string;
		displayName: string;
		iconUrl: unknown;
		documentationUrl?: string;
		properties: INodeProperties[];
	}>;
}

const script = `
	const { PackageDirectoryLoader } = require('n8n-core');
	const loader = new PackageDirectoryLoader(process.cwd());
	loader.loadAll().then(() => {
		const methodsOf = (name) => Object.values(loader.nodeTypes[name].type.methods ?? {}).flatMap((group) => Object.keys(group));
		const nodes = loader.types.nodes.map((node) => ({ ...node, methods: methodsOf(node.name) }));
		process.stdout.write('\\n@@' + JSON.stringify({ nodes, credentials: loader.types.credentials }));
	});
`;

let loaded: Loaded;

beforeAll(() => {
	const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
	run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
	run('node_modules/gulp/bin/gulp.js', 'build:icons', '--silent');
	loaded = JSON.parse(run('-e', script).split('@@')[1] ?? '') as Loaded;
}, 120_000);

/** Every property, those inside collections included. */
function walk(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...walk(
			(property.options ?? []).flatMap((option): INodeProperties[] => {
				if ('values' in option) return option.values;
				return 'type' in option && 'default' in option ? [option as INodeProperties] : [];
			}),
		),
	]);
}

const choices = ({ options }: INodeProperties) =>
	(options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));

test('n8n finds seven nodes and two credentials, each with a light and a dark icon that differ', () => {
	expect(loaded.nodes.map(({ name }) => name).sort()).toEqual([
		'aInstaliaAlertTrigger',
		'aInstaliaAnswer',
		'aInstaliaClassify',
		'aInstaliaOnboarding',
		'aInstaliaRecover',
		'chatwootReply',
		'chatwootTrigger',
	]);
	expect(loaded.credentials.map(({ name }) => name).sort()).toEqual(['aInstaliaApi', 'chatwootApi']);
	const pictures = [...loaded.nodes, ...loaded.credentials].flatMap(({ iconUrl }) => {
		const { light, dark } = iconUrl as { light: string; dark: string };
		return [light, dark].map((url) => readFileSync(join(root, url.replace('icons/n8n-nodes-ainstalia/', '')), 'utf8'));
	});
	expect(pictures).toHaveLength(18);
	expect(new Set(pictures).size).toBe(18);
	for (const picture of pictures) expect(picture).toMatch(/^<svg [^>]*viewBox/);
});

test('every node says what the editor needs to find, show and explain it', () => {
	for (const node of loaded.nodes) {
		expect(node.description.length).toBeGreaterThan(20);
		expect(node.subtitle).toBeTruthy();
		expect(node.defaults.name).toBe(node.displayName);
		expect(node.codex?.alias?.length).toBeGreaterThan(0);
		expect(node.codex?.resources?.primaryDocumentation).toHaveLength(1);
		expect(node.usableAsTool).toBe(node.group.includes('trigger') ? undefined : true);
		expect(walk(node.properties).some(({ type }) => type === 'notice')).toBe(true);
	}
});

test('nothing that n8n evaluates for every call is an expression', () => {
	for (const node of loaded.nodes) {
		expect(JSON.stringify([node.inputs, node.outputs, node.webhooks ?? []])).not.toMatch(/"=/);
		for (const { default: value } of walk(node.properties)) expect(JSON.stringify(value)).not.toMatch(/"=/);
	}
});

test('every parameter has a default of its kind, and shows for values that exist', () => {
	for (const { properties, name } of loaded.nodes) {
		for (const property of walk(properties)) {
			const where = `${name}.${property.name}`;
			expect([where, property.default]).not.toEqual([where, undefined]);
			if (property.type === 'options')
				expect([where, choices(property)]).toEqual([where, expect.arrayContaining([property.default])]);
			if (property.type === 'multiOptions') expect(Array.isArray(property.default)).toBe(true);
			for (const [other, values] of Object.entries(property.displayOptions?.show ?? {})) {
				const deciding = properties.filter((candidate) => candidate.name === other);
				expect([where, other, deciding.length]).not.toEqual([where, other, 0]);
				const known = deciding.flatMap((candidate) =>
					candidate.type === 'boolean' ? [true, false] : choices(candidate),
				);
				expect([where, known]).toEqual([where, expect.arrayContaining(values ?? [])]);
			}
		}
	}
});

test('every list, picker and credential test that is named exists', () => {
	for (const { properties, methods, credentials, name } of loaded.nodes) {
		const lists = walk(properties).flatMap(({ typeOptions, modes }) => [
			typeOptions?.loadOptionsMethod,
			...(modes ?? []).map((mode) => mode.typeOptions?.searchListMethod),
		]);
		const named = [...lists, ...(credentials ?? []).map(({ testedBy }) => testedBy)].filter(
			(method) => method !== undefined,
		);
		expect([name, methods]).toEqual([name, expect.arrayContaining(named)]);
		for (const credential of credentials ?? []) {
			expect(loaded.credentials.map((known) => known.name)).toContain(credential.name);
		}
	}
});

test('a node that is dropped and left as it is has nothing missing but its credentials', () => {
	for (const description of loaded.nodes) {
		const parameters = NodeHelpers.getNodeParameters(description.properties, {}, true, false, null, description);
		const node = {
			id: '1',
			name: 'n',
			type: description.name,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: parameters ?? {},
		};
		expect([description.name, NodeHelpers.getNodeParametersIssues(description.properties, node, description)]).toEqual([
			description.name,
			null,
		]);
	}
});

test('secrets are masked in the credentials, and every field explains itself', () => {
	for (const { properties, documentationUrl } of loaded.credentials) {
		expect(documentationUrl).toMatch(/^https:/);
		for (const { name, description, typeOptions } of properties) {
			expect(description?.length).toBeGreaterThan(10);
			expect([name, typeOptions?.password === true]).toEqual([name, /token|key|secret/i.test(name)]);
		}
	}
});
