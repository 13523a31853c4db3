import type { FastifyBaseLogger } from 'fastify';
import type { AnswerContext } from './assistant/answer-context.ts';
import { createCorrectionsMemory } from './assistant/corrections/corrections-memory.ts';
import { prepareSecondReading } from './assistant/hazard.ts';
import { intentModel } from './assistant/intent/load-model.ts';
import { createMergeWindow } from './assistant/merge-window.ts';
import type { Config } from './config/env.ts';
import { createEngine } from './engines/create-engine.ts';
import { createKnownCompanies, type KnownCompanies } from './http/known-companies.ts';
import { createLogger } from './logger.ts';
import { type Database, openPglite, openPostgres } from './store/database.ts';

/** What an answer takes besides the model, in seconds. */
const ANSWER_MARGIN = 10;
/** An hour, in milliseconds. */
const UPKEEP_INTERVAL = 3_600_000;

/** Everything that lives as long as the process. */
export interface Container extends AnswerContext {
	config: Config;
	logger: FastifyBaseLogger;
	companies: KnownCompanies;
	close(): Promise<void>;
}

export type Overrides = Partial<Pick<Container, 'clock' | 'database' | 'engine' | 'logger'>>;

/** Wires everything together; the only place that does. Tests pass overrides. */
export async function createContainer(config: Config, overrides: Overrides = {}): Promise<Container> {
	const logger = overrides.logger ?? createLogger(config);
	const database = overrides.database ?? (await openDatabase(config, logger));
	const clock = overrides.clock ?? (() => new Date());
	intentModel((line) => logger.info(line));
	prepareSecondReading((line) => logger.info(line));
	const upkeep = setInterval(() => {
		database.maintain().catch((err: unknown) => logger.warn({ err }, 'the upkeep of the database failed'));
	}, UPKEEP_INTERVAL).unref();
	return {
		config,
		logger,
		database,
		clock,
		companies: createKnownCompanies(database),
		engine: overrides.engine ?? createEngine(config.claude, clock),
		corrections: createCorrectionsMemory(),
		mergeWindow: createMergeWindow(database.kind === 'postgres'),
		turns: config.turns,
		answerSeconds: config.claude.timeoutSeconds + ANSWER_MARGIN,
		async close() {
			clearInterval(upkeep);
			await database.close();
		},
	};
}

async function openDatabase({ database }: Config, logger: FastifyBaseLogger): Promise<Database> {
	if (database.url === null) return await openPglite(database.folder);
	return openPostgres(database.url, (err) => logger.warn({ err }, 'a database connection was lost'));
}
