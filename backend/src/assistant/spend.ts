import type { CompanySettings } from '../contract/settings.ts';
import type { CallEstimate, CallLeave, EngineCall, Meter } from '../engines/engine.ts';
import { insertModelCalls } from '../store/model-calls.ts';
import {
	addSpending,
	type CapState,
	deleteReservation,
	insertReservation,
	lockSpending,
	readCaps,
	readTurnUse,
	type SpendKeys,
} from '../store/spend.ts';
import type { SpendCap } from '../store/tables/gasto.ts';
import type { Tx } from '../store/tables/index.ts';
import { raiseAlert } from './alerts.ts';
import type { AnswerContext } from './answer-context.ts';
import { budgetAlertText } from './catalogue/budget.ts';
import type { Company } from './context.ts';
import { periodsAt } from './spend-period.ts';

/** For whom a model is called. */
export interface Spender {
	consultaId: string;
	/** Whether the turn is stored, so that its calls can be recorded as they are made. */
	isStored: boolean;
	/** See `personSubject`; null where no person is behind it. */
	subject: string | null;
}

type Limits = CompanySettings['limits'];

const LIMIT_OF = {
	company_month: 'companyPerMonth',
	company_day: 'companyPerDay',
	person_day: 'personPerDay',
} as const;
const NAME_OF: Readonly<Record<SpendCap, string>> = {
	company_month: 'the company’s month',
	company_day: 'the company’s day',
	person_day: 'the person’s day',
};
/** Shares of a limit at which the owner is told, in percent. */
const TOLD_AT = [100, 80];

/**
 * Counts and limits the calls of one turn. Each call puts aside what it may cost at most, under a lock, before it is made:
 * calls at the same time, in this process or another, cannot pass a limit together. What is put aside by a process that died
 * comes back by itself.
 */
export function createMeter(context: AnswerContext, company: Company, spender: Spender): Meter {
	const { limits } = company.settings;
	return {
		async open(estimate) {
			if (limits.callsPerTurn === 0) return { over: 'no calls are allowed per turn' };
			const now = context.clock();
			const keys: SpendKeys = { ...periodsAt(now, company.settings.timeZone), subject: spender.subject };
			const id = crypto.randomUUID();
			const over = await context.database.withCompany(company.id, async (tx) => {
				await lockSpending(tx, keys);
				const caps = await readCaps(tx, keys, now);
				const passed = findPassed(caps, limits, estimate);
				if (passed !== null) {
					await tellOwner(tx, company, keys, { ...passed, percent: 100 }, now);
					return `${NAME_OF[passed.cap]}, ${limits[LIMIT_OF[passed.cap]]} USD`;
				}
				const turn = turnOver(await readTurnUse(tx, spender.consultaId, now), limits, estimate);
				if (turn !== null) return turn;
				const expiresAt = new Date(now.getTime() + context.answerSeconds * 1000);
				const { consultaId } = spender;
				await insertReservation(tx, { ...keys, ...estimate, id, consultaId, expiresAt }, now);
				return null;
			});
			return over === null ? leave(context, company, spender, keys, id) : { over };
		},
	};
}

function leave(context: AnswerContext, company: Company, spender: Spender, keys: SpendKeys, id: string): CallLeave {
	return {
		async settle(call: EngineCall, costUsd: number) {
			await context.database.withCompany(company.id, async (tx) => {
				await addSpending(tx, keys, { calls: 1, tokens: call.inputTokens + call.outputTokens, costUsd });
				await deleteReservation(tx, id);
				if (spender.isStored) await insertModelCalls(tx, spender.consultaId, 'claude', [call]);
				const now = context.clock();
				for (const state of await readCaps(tx, keys, now)) {
					const limit = company.settings.limits[LIMIT_OF[state.cap]];
					const percent = TOLD_AT.find((share) => limit > 0 && state.spentUsd >= (limit * share) / 100);
					if (percent !== undefined) await tellOwner(tx, company, keys, { ...state, percent }, now);
				}
			});
		},
	};
}

/** The first cap that an estimate would pass. What is settled and what is in flight both count. */
function findPassed(caps: readonly CapState[], limits: Limits, { costUsd }: CallEstimate): CapState | null {
	const isPassed = ({ cap, spentUsd, reservedUsd }: CapState): boolean => {
		const limit = limits[LIMIT_OF[cap]];
		// A model without a known price costs nothing here; a limit of nothing still means none.
		return limit === 0 || spentUsd + reservedUsd + costUsd > limit;
	};
	return caps.find(isPassed) ?? null;
}

function turnOver(used: { calls: number; tokens: number }, limits: Limits, estimate: CallEstimate): string | null {
	if (used.calls >= limits.callsPerTurn) return `the turn, ${limits.callsPerTurn} calls`;
	return used.tokens + estimate.tokens > limits.tokensPerTurn ? `the turn, ${limits.tokensPerTurn} tokens` : null;
}

/** Tells the owner once per cap, period and share. A limit of nothing is a choice, not news. */
async function tellOwner(
	tx: Tx,
	company: Company,
	keys: SpendKeys,
	{ cap, spentUsd, percent }: { cap: SpendCap; spentUsd: number; percent: number },
	now: Date,
): Promise<void> {
	const limit = company.settings.limits[LIMIT_OF[cap]];
	if (limit === 0) return;
	const period = cap === 'company_month' ? keys.month : keys.day;
	const subject = cap === 'person_day' ? (keys.subject ?? '') : '';
	const [accountId = null, contactId = null] = subject === '' ? [] : subject.split('/');
	const words = budgetAlertText({ cap, period, percent }, spentUsd, limit);
	await raiseAlert(
		tx,
		company.settings,
		{
			kind: 'budget',
			key: ['budget', cap, period, subject, percent].join(' '),
			accountId,
			conversationId: null,
			contactId,
			incidentId: null,
			facts: { name: null, phone: null, words, hazard: null, certain: true },
			since: now,
			hadAssignee: false,
		},
		now,
	);
}
