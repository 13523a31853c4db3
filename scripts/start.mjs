// npm start: everything on this machine, and a conversation to try.
import { join } from 'node:path';
import { claudeKeyState } from './lib/claude-key.mjs';
import { ROOT } from './lib/paths.mjs';
import { requirePort } from './lib/process.mjs';
import { startStack } from './lib/stack.mjs';

const PORTS = {
	n8n: { variable: 'N8N_PORT', standard: 5678, what: 'n8n' },
	broker: { variable: 'N8N_RUNNERS_BROKER_PORT', standard: 5679, what: "n8n's task broker" },
	backend: { variable: 'BACKEND_PORT', standard: 3100, what: 'the backend' },
	simulator: { variable: 'SIMULATOR_PORT', standard: 3200, what: 'the simulator' },
	postgres: { variable: 'POSTGRES_PORT', standard: 5439, what: "n8n's database" },
};

/** Reads a port from the environment; throws one clear line when it is no port. */
function portOf({ variable, standard }) {
	const value = process.env[variable] ?? standard;
	const port = Number(value);
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		throw new Error(`${variable}=${value} is not a port number.`);
	return port;
}

const table = (rows) => {
	const width = Math.max(...rows.map(([label]) => label.length));
	return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
};

/** A full disk shows up in many forms; the person needs one. */
const explain = (error) =>
	/ENOSPC|No space left on device/.test(`${error.message}${error.code}`)
		? 'The disk is full. Free some space and start again.'
		: error.message;

/** Starts everything and keeps it running until Ctrl-C, or until one part ends by itself. */
async function main() {
	const began = Date.now();
	const ports = Object.fromEntries(Object.entries(PORTS).map(([name, spec]) => [name, portOf(spec)]));
	for (const [name, spec] of Object.entries(PORTS)) await requirePort(ports[name], spec.what, spec.variable);

	let stopping;
	const started = {};
	const stop = async (code) => {
		stopping ??= (async () => {
			console.log('\nStopping …');
			await started.stack?.stop();
		})();
		await stopping;
		process.exit(code);
	};
	process.on('SIGINT', () => stop(0));
	process.on('SIGTERM', () => stop(0));

	const key = claudeKeyState(process.env);
	const stack = await startStack({
		folder: process.env.AINSTALIA_DATA ?? join(ROOT, 'data'),
		ports,
		onStep: (step) => console.log(`Starting ${step} …`),
	});
	started.stack = stack;
	if (stopping) return;
	for (const name of ['n8n', 'backend', 'simulator']) {
		stack[name].process.ended.then(() => {
			started.stack = stack;
			if (stopping) return;
			console.error(
				`\n${name} ended unexpectedly. End of ${stack[name].process.log}:\n${stack[name].process.logTail()}`,
			);
			void stop(1);
		});
	}
	const { email, password } = stack.secrets.editor;
	console.log(`\nAInstalia is running (started in ${Math.round((Date.now() - began) / 1000)} s).\n`);
	console.log(
		table([
			['Chat and inbox (simulated Chatwoot)', stack.simulator.url],
			['n8n editor', `${stack.n8n.url}   user ${email}   password ${password}`],
			['Backend, API page', `${stack.backend.url}/docs`],
			['Data and logs', stack.folder],
		]),
	);
	console.log(`\nAnswers come from: ${await key}`);
	console.log(
		'\nOpen the chat, choose a customer and write, e.g. "La caldera marca F22, ¿qué hago?". Ctrl-C stops everything.',
	);
}

main().catch((error) => {
	console.error(`\n${explain(error)}`);
	process.exit(1);
});
