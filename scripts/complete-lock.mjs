// Completes a lock file after `npm install`: node scripts/complete-lock.mjs [package-lock.json]
//
// npm leaves a package for another platform (say, @swc/core-darwin-arm64) out of the lock file when the registry it was
// made with does not offer that exact version, and `npm ci` then refuses the file: "Missing: … from lock file". This adds
// the missing entries, without an integrity hash, which npm then takes from the registry.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

const PLATFORM =
	/-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?=-|$)/;

/** Where Node would look for `name` from the package at `path`, nearest first. */
function* lookups(path, name) {
	for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		yield `${at ? `${at}/` : ''}node_modules/${name}`;
		if (!at) return;
	}
}

/** The optional packages that a lock file wants and does not hold: `[path, entry]` pairs. */
export function missingPackages(lock) {
	const missing = [];
	for (const [path, entry] of Object.entries(lock.packages)) {
		for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
			if ([...lookups(path, name)].some((candidate) => lock.packages[candidate])) continue;
			const [, os, cpu] = PLATFORM.exec(name) ?? [];
			if (!os) throw new Error(`Cannot tell the platform of ${name}, wanted by ${path}.`);
			const added = { version, ...(entry.dev && { dev: true }), optional: true, os: [os], cpu: [cpu] };
			missing.push([`${path}/node_modules/${name}`, added]);
		}
	}
	return missing;
}

if (import.meta.main) {
	const file = process.argv[2] ?? join(ROOT, 'package-lock.json');
	const text = readFileSync(file, 'utf8');
	const lock = JSON.parse(text);
	const missing = missingPackages(lock);
	const packages = [...Object.entries(lock.packages), ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
	lock.packages = Object.fromEntries(packages);
	writeFileSync(file, `${JSON.stringify(lock, null, /^\{\n(\s+)/.exec(text)[1])}\n`);
	console.log(`${file}: ${missing.length} packages added`);
}
