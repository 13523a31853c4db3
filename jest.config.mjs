// Jest runs the sources as they are: nodes as CommonJS (as n8n loads them), everything else as ES modules.
// Needs NODE_OPTIONS=--experimental-vm-modules: PGlite and Kysely are ES modules only.
const swc = (module) => [
	'@swc/jest',
	{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: module }, sourceMaps: 'inline' },
];
const esm = {
	testEnvironment: 'node',
	extensionsToTreatAsEsm: ['.ts'],
	transform: { '\\.ts$': swc('es6') },
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/runtime/node_modules', '<rootDir>/data', '<rootDir>/.tools'],
};

export default {
	testTimeout: 60_000,
	projects: [
		{
			...esm,
			displayName: 'nodes',
			extensionsToTreatAsEsm: [],
			transform: { '\\.ts$': swc('commonjs') },
			testMatch: ['<rootDir>/test/nodes/**/*.test.ts'],
		},
		{ ...esm, displayName: 'backend', testMatch: ['<rootDir>/backend/**/*.test.ts'] },
		{ ...esm, displayName: 'simulator', testMatch: ['<rootDir>/simulator/**/*.test.ts'] },
		{ ...esm, displayName: 'project', testMatch: ['<rootDir>/test/project/**/*.test.ts'] },
		{ ...esm, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
		{
			...esm,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
			globalSetup: '<rootDir>/test/e2e/global-setup.mjs',
			globalTeardown: '<rootDir>/test/e2e/global-teardown.mjs',
		},
	],
};
