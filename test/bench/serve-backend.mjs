// The backend as the peer's driver starts it: Claude pointed at the fake, and the peer's articles loaded.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { waitUntil } from '../../scripts/lib/process.mjs';

const { BENCH_FOLDER, BENCH_CLAUDE_URL, BENCH_KNOWLEDGE, BENCH_API_KEY, PORT } = process.env;
const url = `http://127.0.0.1:${PORT}`;
const child = spawn(process.execPath, ['src/main.ts'], {
	cwd: join(ROOT, 'backend'),
	stdio: 'inherit',
	env: {
		...process.env,
		HOST: '127.0.0.1',
		DATA_DIR: join(BENCH_FOLDER, 'backend'),
		AINSTALIA_BOOTSTRAP_API_KEY: BENCH_API_KEY,
		ANTHROPIC_API_KEY: 'bench-claude-key',
		ANTHROPIC_BASE_URL: BENCH_CLAUDE_URL,
		LOG_LEVEL: 'warn',
	},
});
child.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));

await waitUntil('The backend', async () => (await fetch(`${url}/salud/listo`)).ok);
for (const { title, text, content, body } of JSON.parse(readFileSync(BENCH_KNOWLEDGE, 'utf8'))) {
	const response = await fetch(`${url}/conocimiento`, {
		method: 'POST',
		headers: { authorization: `Bearer ${BENCH_API_KEY}`, 'content-type': 'application/json' },
		body: JSON.stringify({ title, text: text ?? content ?? body }),
	});
	if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}
