// Two kinds of code: the published package (nodes/, credentials/, package.json) under n8n's own rules for community
// nodes, and everything else under typescript-eslint's recommended ones.
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const published = ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'];
const everyScript = ['**/*.{ts,mts,cts,js,mjs,cjs}'];

export default tseslint.config(
	{
		ignores: [
			'**/dist/**',
			'**/node_modules/**',
			'data/**',
			'.tools/**',
			'coverage/**',
			'test/results/**',
			// Generated from the backend's contract.
			'nodes/shared/contract.generated.ts',
		],
	},
	{ files: everyScript, extends: [tseslint.configs.recommended] },
	{
		files: everyScript,
		rules: {
			'max-lines': ['error', 400],
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
		},
	},
	// CommonJS, as gulp loads it.
	{ files: ['gulpfile.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
	{
		files: published,
		extends: [n8nCommunityNodesPlugin.configs.recommended],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		plugins: { 'n8n-nodes-base': n8nNodesBase },
	},
	{ files: ['package.json'], rules: n8nNodesBase.configs.community.rules },
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// For n8n's own nodes only: it wants a slug instead of an address.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// The community plugin has a better rule for it.
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// These two know single outputs only.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			// Some numbers do have an upper limit.
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
);
