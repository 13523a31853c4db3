// The one direction of docs/architecture.md: routes → assistant → engines / knowledge / store.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'only-the-app-imports-routes',
			severity: 'error',
			from: { path: '^backend/src/', pathNot: '^backend/src/(app|routes/)' },
			to: { path: '^backend/src/routes/' },
		},
		{
			name: 'assistant-is-called-never-calls-up',
			severity: 'error',
			from: { path: '^backend/src/(engines|knowledge|store)/' },
			to: { path: '^backend/src/(assistant|routes|app)' },
		},
		{
			name: 'only-the-store-knows-sql',
			severity: 'error',
			from: { path: '^backend/src/', pathNot: '^backend/src/store/' },
			to: { path: 'node_modules/(kysely|pg|@electric-sql)', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'nodes-import-nothing-from-the-backend',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^(backend|simulator|scripts)/' },
		},
		{
			name: 'production-never-loads-the-simulator',
			severity: 'error',
			from: { path: '^(backend|nodes|credentials)/' },
			to: { path: '^simulator/' },
		},
		{
			name: 'published-package-has-no-dependencies',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/n8n-workflow' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(\\.test\\.ts$|/test/)' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.json'],
		},
	},
};
