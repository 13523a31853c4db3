import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import type { ConversationDetailView, DeliveryView } from './control/types.ts';
import { Operator } from './control/operator.ts';
import { conversationDetailView } from './control/views.ts';
import { notFound } from './chatwoot/world.ts';
import { Core } from './core.ts';
import type { CoreEvent, CoreOptions } from './core.ts';
import { createCustomer } from './control/customer.ts';
import { loadSnapshot, SnapshotWriter } from './model/snapshot.ts';
import { AccountHandle, addDemoAccount } from './programmatic/account.ts';
import { CustomerHandle } from './programmatic/customer.ts';
import type { NewCustomer } from './programmatic/customer.ts';
import { waitUntil } from './programmatic/wait.ts';
import type { WaitOptions } from './programmatic/wait.ts';
import { seed } from './seed.ts';
import type { SeedOptions } from './seed.ts';
import { createServer } from './server.ts';
import type { Faults, FaultsInput } from './webhooks/faults.ts';

export interface SimulatorOptions extends CoreOptions {
	/** Default 0: a free port. */
	port?: number;
	/** Default 127.0.0.1. The control API has no token: bind it elsewhere only inside a closed network. */
	host?: string;
	/** Fixed tokens and settings of account 1; false starts empty. */
	seed?: SeedOptions | false;
	/** JSON file that is read at the start, instead of seeding, and kept up to date. Default: nothing is kept. */
	stateFile?: string;
}

/** A running simulator, to be driven by tests. */
export interface Simulator {
	/** Base address, as `FRONTEND_URL` of a Chatwoot: no slash at the end. */
	readonly url: string;
	readonly port: number;
	/** Everything below the HTTP side, for what this interface does not offer. */
	readonly core: Core;
	/** Tokens, ids and names of an account; the first one by default. Throws when there is none. */
	account(id?: number): AccountHandle;
	/** Creates another account like the seeded one, with its own people, bot and Telegram inbox. */
	addAccount(name: string, options?: SeedOptions): AccountHandle;
	/** A person with a phone: the customer of that name, or a new one (in the first account unless said otherwise). */
	customer(who: string | NewCustomer): CustomerHandle;
	/** The administrator at the dashboard of an account; the first account by default. */
	operator(accountId?: number): Operator;
	/** A conversation as an operator sees it, notes and activity included. Throws when there is none. */
	conversation(id: number, accountId?: number): ConversationDetailView;
	/** Resolves with the check's first truthy value; checks now and after every event. Rejects after the timeout. */
	waitFor<T>(check: () => T | undefined | null | false, options?: WaitOptions): Promise<T>;
	/** Resolves when no webhook and no channel send is under way or waiting. */
	idle(): Promise<void>;
	/** Webhook attempts so far (the newest 5000), oldest first. */
	deliveries(): DeliveryView[];
	/** Calls the listener at every event until the returned function is called. */
	listen(listener: (event: CoreEvent) => void): () => void;
	readonly faults: {
		/** Sets these faults and switches all others off. */
		set(faults: FaultsInput): Faults;
		clear(): void;
	};
	/** Back to the seed: every row, fault, delivery and waiting webhook is gone, the address stays. */
	reset(): void;
	close(): Promise<void>;
}

/** Starts a simulated Chatwoot. Rejects when the port is taken or the state file is not a snapshot. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const core = new Core(options);
	const seedOptions = options.seed ?? {};
	const writer = options.stateFile === undefined ? null : openState(core, options.stateFile);
	const replant = (): void => {
		if (seedOptions !== false) seed(core.world, seedOptions);
	};
	if (!(options.stateFile !== undefined && loadSnapshot(core.store, options.stateFile))) replant();
	const defaults = seedOptions === false ? {} : { token: seedOptions.botToken, secret: seedOptions.botSecret };
	const app = await createServer(core, defaults);
	const host = options.host ?? '127.0.0.1';
	await app.listen({ host, port: options.port ?? 0 });
	const { port } = app.server.address() as AddressInfo;
	const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
	core.frontendUrl = url;

	const firstAccountId = (): number => {
		const [id] = core.store.accounts.keys();
		if (id === undefined) throw notFound();
		return id;
	};
	return {
		url,
		port,
		core,
		account: (id = firstAccountId()) => new AccountHandle(core, id),
		addAccount: (name, given = {}) => addDemoAccount(core, name, given),
		customer: (who) => {
			const wanted = typeof who === 'string' ? { name: who } : who;
			const known = typeof who === 'string' ? CustomerHandle.named(core, who) : null;
			return known ?? new CustomerHandle(core, createCustomer(core, wanted));
		},
		operator: (accountId = firstAccountId()) => Operator.first(core, accountId),
		conversation: (id, accountId = firstAccountId()) =>
			conversationDetailView(core.store, Operator.first(core, accountId).conversation(id)),
		waitFor: (check, waitOptions) => waitUntil(core, check, waitOptions),
		idle: () => core.idle(),
		deliveries: () => core.deliveries(),
		listen: (listener) => core.listen(listener),
		faults: { set: (faults) => core.setFaults(faults), clear: () => void core.setFaults({}) },
		reset: () => {
			core.reset();
			replant();
			core.tell({ name: 'state' });
		},
		close: async () => {
			await app.close();
			core.close();
			writer?.close();
		},
	};
}

function openState(core: Core, file: string): SnapshotWriter {
	mkdirSync(dirname(file), { recursive: true });
	const writer = new SnapshotWriter(core.store, file);
	core.listen((event) => {
		if (event.name !== 'delivery') writer.touch();
	});
	return writer;
}
