import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** The environment does not make sense. The message is one line for the person who starts the backend. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

const MIB = 1024 * 1024;

/** Compose files and shells pass unset variables on as empty ones. */
const emptyAsUnset = (value: unknown) => (value === '' ? undefined : value);
const variable = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyAsUnset, schema);

const port = z.coerce.number().int().min(0).max(65_535);
const seconds = z.coerce.number().positive().max(3600);
const modelId = z.string().regex(/^[\w.:/-]{1,100}$/);

const dollars = z.number().min(0).max(10_000);
const price = z.object({ input: dollars, output: dollars, cacheRead: dollars, cacheWrite: dollars });

function parseJson(text: string, context: z.RefinementCtx): unknown {
	try {
		return JSON.parse(text);
	} catch {
		context.addIssue({ code: 'custom', message: 'must be JSON' });
		return z.NEVER;
	}
}

const environment = z.object({
	PORT: variable(port.default(3100)),
	HOST: variable(z.string().default('127.0.0.1')),
	/** PostgreSQL; without it the embedded database in DATA_DIR is used. */
	DATABASE_URL: variable(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional()),
	DATA_DIR: variable(z.string().default('./data/backend')),
	AINSTALIA_BOOTSTRAP_API_KEY: variable(
		z
			.string()
			.min(16)
			.max(200)
			.regex(/^[\x21-\x7e]+$/)
			.optional(),
	),
	AINSTALIA_COMPANY_NAME: variable(z.string().trim().min(1).max(200).default('AInstalia')),
	AINSTALIA_LEASE_SECONDS: variable(seconds.default(90)),
	AINSTALIA_MAX_ATTEMPTS: variable(z.coerce.number().int().min(1).max(100).default(5)),
	AINSTALIA_MERGE_WINDOW_SECONDS: variable(z.coerce.number().min(0).max(60).default(3)),
	/** An operator's own hazard rules: path of a YAML file. */
	AINSTALIA_HAZARD_RULES: variable(z.string().max(1000).optional()),
	LOG_LEVEL: variable(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
	ANTHROPIC_API_KEY: variable(z.string().max(500).optional()),
	ANTHROPIC_BASE_URL: variable(z.url({ protocol: /^https?$/ }).optional()),
	AINSTALIA_CLAUDE_MODEL: variable(modelId.default('claude-haiku-5-5')),
	/** How long the calls for one answer may take together, in seconds: retries and repair included. */
	AINSTALIA_CLAUDE_TIMEOUT_SECONDS: variable(seconds.default(10)),
	/** Prices that replace or add to the known ones: JSON, model id to dollars per million tokens. */
	AINSTALIA_CLAUDE_PRICES: variable(z.string().transform(parseJson).pipe(z.record(modelId, price)).optional()),
	/** Whether `X-Forwarded-For` is believed: only behind a proxy of ours. */
	TRUST_PROXY: variable(z.stringbool().default(false)),
	/** The largest request that is read, in bytes; documents have a limit of their own. */
	BODY_LIMIT: variable(
		z.coerce
			.number()
			.int()
			.min(1024)
			.max(64 * MIB)
			.default(MIB),
	),
});

/**
 * Reads the configuration. The only place that looks at the environment.
 *
 * @throws ConfigError when a variable is malformed; names it, never prints its value
 */
export function readConfig(env: NodeJS.ProcessEnv) {
	const parsed = environment.safeParse(env);
	if (!parsed.success) {
		throw new ConfigError(
			z
				.prettifyError(parsed.error)
				.replaceAll('✖ ', '')
				.replace(/\s*\n\s*/g, ' '),
		);
	}
	const values = parsed.data;
	return {
		http: { port: values.PORT, host: values.HOST, trustProxy: values.TRUST_PROXY, bodyLimit: values.BODY_LIMIT },
		database: {
			url: values.DATABASE_URL ?? null,
			/** Null for an embedded database in memory, as tests use. */
			folder: (isAbsolute(values.DATA_DIR) ? values.DATA_DIR : join(process.cwd(), values.DATA_DIR)) as string | null,
		},
		company: { name: values.AINSTALIA_COMPANY_NAME, bootstrapKey: values.AINSTALIA_BOOTSTRAP_API_KEY ?? null },
		turns: {
			leaseSeconds: values.AINSTALIA_LEASE_SECONDS,
			maxAttempts: values.AINSTALIA_MAX_ATTEMPTS,
			mergeWindowSeconds: values.AINSTALIA_MERGE_WINDOW_SECONDS,
		},
		hazardRules: values.AINSTALIA_HAZARD_RULES ?? null,
		claude: {
			apiKey: values.ANTHROPIC_API_KEY ?? null,
			baseUrl: values.ANTHROPIC_BASE_URL ?? null,
			model: values.AINSTALIA_CLAUDE_MODEL,
			timeoutSeconds: values.AINSTALIA_CLAUDE_TIMEOUT_SECONDS,
			prices: values.AINSTALIA_CLAUDE_PRICES ?? {},
		},
		logLevel: values.LOG_LEVEL,
	};
}
export type Config = ReturnType<typeof readConfig>;
