// npm run demo: starts the whole line on free ports with fresh data, plays a conversation and prints each step with its time.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChat } from '../test/support/chat.ts';
import { freePort } from './lib/process.mjs';
import { startStack } from './lib/stack.mjs';

const SCENES = [
	{
		title: 'A question, answered from the manual',
		name: 'Marta (cliente)',
		lines: ['La caldera Aitana 24 marca F22, ¿qué hago?'],
	},
	{ title: 'Somebody new', name: 'tg_4821', lines: ['Hola', 'Luis Ferrer', 'Paterna', { press: 0 }] },
	{
		title: 'Somebody who wants a person',
		name: 'Carmen (cliente)',
		lines: ['Quiero hablar con una persona, por favor'],
	},
	{ title: 'Danger', name: 'Pilar (cliente)', lines: ['huele a gas en la cocina!!'] },
];

const indent = (text) =>
	text
		.split('\n')
		.map((line, i) => (i === 0 ? line : `      ${line}`))
		.join('\n');

async function play(chat, backend, { title, name, lines }) {
	console.log(`\n── ${title}`);
	const customer = await chat.customer(name);
	let conversationId;
	for (const [i, line] of lines.entries()) {
		const began = Date.now();
		if (typeof line === 'string') {
			console.log(`   👤 ${line}`);
			({ conversationId } = await customer.send(line));
		} else {
			const { title: label, value } = (await customer.replies()).at(-1).buttons[line.press];
			console.log(`   👤 [${label}]`);
			await customer.press(value);
		}
		const reply = await customer.reply(i + 1, 60_000);
		console.log(`   🤖 ${indent(reply.text)}`);
		if (reply.buttons.length) console.log(`      ${reply.buttons.map((button) => `[${button.title}]`).join(' ')}`);
		console.log(
			`      (${((Date.now() - began) / 1000).toFixed(1)} s, of which 3 s wait for further messages, but not for danger)`,
		);
	}
	const { consultas } = await backend(`/consultar?conversationId=${conversationId}&limit=1`);
	const [{ decisions = [] } = {}] = consultas;
	for (const { step, outcome, reason, at } of decisions)
		console.log(`      · ${at.slice(11, 23)} ${step}: ${outcome} (${reason})`);
}

const folder = mkdtempSync(join(tmpdir(), 'ainstalia-demo-'));
chmodSync(folder, 0o755);
let stack;
try {
	const ports = {};
	for (const name of ['backend', 'simulator', 'n8n', 'broker', 'postgres']) ports[name] = await freePort();
	const began = Date.now();
	stack = await startStack({
		folder,
		ports,
		onStep: (step) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  starting ${step}`),
	});
	console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ready`);
	const chat = createChat(stack.simulator.url);
	const backend = async (path) =>
		(
			await fetch(`${stack.backend.url}${path}`, { headers: { authorization: `Bearer ${stack.secrets.apiKey}` } })
		).json();
	for (const scene of SCENES) await play(chat, backend, scene);
} catch (error) {
	console.error(`\nThe demo stopped: ${error.message}`);
	process.exitCode = 1;
} finally {
	await stack?.stop();
	rmSync(folder, { recursive: true, force: true });
}
