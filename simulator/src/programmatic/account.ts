import { notFound } from '../chatwoot/world.ts';
import type { Core } from '../core.ts';
import type { Account, AgentBot, Inbox, Label, Team, User } from '../model/types.ts';
import { seed } from '../seed.ts';
import type { SeedOptions } from '../seed.ts';

/** What a test needs to know of an account. Rows are live: they change with the simulator. */
export class AccountHandle {
	readonly #core: Core;
	readonly account: Account;

	constructor(core: Core, id: number) {
		const account = core.store.accounts.get(id);
		if (!account) throw notFound();
		this.#core = core;
		this.account = account;
	}

	get id(): number {
		return this.account.id;
	}

	/** The account's people; administrators have every right. */
	get users(): User[] {
		return this.#mine([...this.#core.store.users.values()], ({ roles }) => roles.map((entry) => entry.accountId));
	}

	/** API token of the first administrator. */
	get userToken(): string {
		const admin = this.users.find((user) =>
			user.roles.some((entry) => entry.accountId === this.id && entry.role === 'administrator'),
		);
		return first(admin).token;
	}

	/** The first agent bot: `token` for REST calls, `secret` for signatures, `outgoingUrl` for webhooks. */
	get bot(): AgentBot {
		return first(this.#mine([...this.#core.store.agentBots.values()], (row) => [row.accountId])[0]);
	}

	get inboxes(): Inbox[] {
		return this.#mine([...this.#core.store.inboxes.values()], (row) => [row.accountId]);
	}

	/** The first inbox. */
	get inbox(): Inbox {
		return first(this.inboxes[0]);
	}

	get teams(): Team[] {
		return this.#mine([...this.#core.store.teams.values()], (row) => [row.accountId]);
	}

	get labels(): Label[] {
		return this.#mine([...this.#core.store.labels.values()], (row) => [row.accountId]);
	}

	#mine<T>(rows: T[], owners: (row: T) => (number | null)[]): T[] {
		return rows.filter((row) => owners(row).includes(this.id));
	}
}

/** Another account like the seeded one. */
export function addDemoAccount(core: Core, name: string, options: SeedOptions): AccountHandle {
	const account = seed(core.world, { ...options, name });
	core.tell({ name: 'state' });
	return new AccountHandle(core, account.id);
}

function first<T>(row: T | undefined): T {
	if (row === undefined) throw notFound();
	return row;
}
