import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Lease } from './contract';

/** A lease with the moment at which it ends by this machine's clock: the backend counts from when it answered. */
interface HeldLease extends Lease {
	/** ISO 8601. */
	endsAt: string;
}

/** Adds the end of the lease, counted from now. */
function holdLease(lease: Lease | null | undefined): HeldLease | undefined {
	return lease ? { ...lease, endsAt: new Date(Date.now() + lease.seconds * 1000).toISOString() } : undefined;
}

/** The item that goes on: what came in, and over it what a step answered. What the step did not say stays. */
export function grow(incoming: IDataObject, answer: object & { lease?: Lease | null }): IDataObject {
	const { lease, ...rest } = answer;
	const held = holdLease(lease);
	const grown: IDataObject = { ...incoming, ...(rest as IDataObject) };
	if (grown.consultaId === null && typeof incoming.consultaId === 'string') grown.consultaId = incoming.consultaId;
	return held === undefined ? grown : { ...grown, lease: { ...held } };
}

/** How many items one node works on at a time: recovery brings many, and each may wait for a model. */
const PARALLEL = 8;

/** One processed item and the output that it leaves by. */
export interface Routed {
	json: IDataObject;
	output: number;
}

/**
 * Runs `work` on every item, a few at a time, keeps their order and pairs them. With "continue on fail" an item that
 * fails leaves by `errorOutput` with the error's text.
 */
export async function routeItems(
	context: IExecuteFunctions,
	outputs: number,
	errorOutput: number,
	work: (item: INodeExecutionData, index: number) => Promise<Routed>,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const results: Routed[] = [];
	let next = 0;
	const worker = async (): Promise<void> => {
		for (let index = next++; index < items.length; index = next++) {
			const item = items[index];
			if (item === undefined) return;
			results[index] = await attempt(context, item, index, errorOutput, work);
		}
	};
	await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, worker));
	const routed: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
	results.forEach(({ json, output }, index) => routed[output]?.push({ json, pairedItem: { item: index } }));
	return routed;
}

async function attempt(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
	errorOutput: number,
	work: (item: INodeExecutionData, index: number) => Promise<Routed>,
): Promise<Routed> {
	if (!context.continueOnFail()) return await work(item, index);
	try {
		return await work(item, index);
	} catch (error) {
		const { message, description } = error as Error & { description?: string | null };
		return {
			json: { ...item.json, error: message, ...(description ? { errorDescription: description } : {}) },
			output: errorOutput,
		};
	}
}
