/** Remembers the newest keys it was given, in this process only. */
export class RecentSet {
	private readonly keys = new Set<string>();

	constructor(private readonly limit: number) {}

	has(key: string): boolean {
		return this.keys.has(key);
	}

	add(key: string): void {
		this.keys.delete(key);
		this.keys.add(key);
		if (this.keys.size <= this.limit) return;
		const [oldest] = this.keys;
		if (oldest !== undefined) this.keys.delete(oldest);
	}
}
