import type { SpendCap } from '../../store/tables/gasto.ts';

const NAMES: Readonly<Record<SpendCap, string>> = {
	company_month: 'límite del mes',
	company_day: 'límite del día',
	person_day: 'límite del día de una persona',
};

/** What the owner is told when a share of a limit is used up, in Spanish. Money in US dollars. */
export function budgetAlertText(
	{ cap, period, percent }: { cap: SpendCap; period: string; percent: number },
	spentUsd: number,
	limitUsd: number,
): string {
	const money = `${dollars(spentUsd)} de ${dollars(limitUsd)} USD`;
	return percent < 100
		? `El modelo de lenguaje ha gastado más del ${percent} % del ${NAMES[cap]} (${period}): ${money}.`
		: `El modelo de lenguaje ha llegado al ${NAMES[cap]} (${period}): ${money}. Hasta que termine ese periodo responde el motor local, sin coste.`;
}

const dollars = (amount: number): string =>
	amount.toLocaleString('es-ES', { minimumFractionDigits: 2, maximumFractionDigits: amount < 1 ? 4 : 2 });
