import { setTimeout } from 'node:timers/promises';
import { afterDelivery } from '../src/assistant/alerts.ts';
import { alertText } from '../src/assistant/alert-text.ts';
import { companySettings } from '../src/contract/settings.ts';
import { openPglite } from '../src/store/database.ts';
import { startBackend } from './support/backend.ts';

test('retries wait longer each time, never for ever, and never longer than a repeat', () => {
	const settings = companySettings.parse({ alerts: { repeatMinutes: 5, maxRepeats: 2 } });
	let at = new Date('2026-11-23T10:00:00Z');
	let alert = { kind: 'unanswered' as const, step: 0, step_since: at, failures: 0 };
	const waits: number[] = [];
	for (let tries = 0; tries < 100; tries += 1) {
		const { step, stepSince, failures, dueAt, ended } = afterDelivery(settings, alert, false, at);
		alert = { ...alert, step, step_since: stepSince, failures };
		if (dueAt === null) return expect([ended, step, Math.max(...waits) <= 120]).toEqual(['exhausted', 2, true]);
		waits.push((dueAt.getTime() - at.getTime()) / 1000);
		at = dueAt;
	}
	throw new Error('it never ended');
});

test('in danger a channel that fails is given up after half a minute', () => {
	const settings = companySettings.parse({ alerts: { repeatMinutes: 5 } });
	const began = new Date('2026-11-23T10:00:00Z');
	const steps = (kind: 'hazard' | 'unanswered') => {
		let at = began;
		let alert = { kind, step: 0, step_since: began, failures: 0 };
		while (alert.step === 0) {
			const { step, stepSince, failures, dueAt } = afterDelivery(settings, alert, false, at);
			alert = { ...alert, step, step_since: stepSince, failures };
			at = dueAt!;
		}
		return (at.getTime() - began.getTime()) / 1000;
	};
	expect(steps('hazard')).toBeLessThanOrEqual(60);
	expect(steps('unanswered')).toBeGreaterThanOrEqual(300);
});

test('a repeat says how long nobody has taken it', () => {
	const created = new Date('2026-11-23T10:00:00Z');
	const facts = { name: null, phone: null, words: '¿huele a gas?', hazard: 'gas' as const, certain: false };
	const { text } = alertText({ kind: 'hazard', facts, created_at: created }, 2, null, new Date('2026-11-23T10:10:30Z'));
	expect(text).toBe(
		'⚠️ PELIGRO: posible fuga de gas (no es seguro). Llame al cliente\nCliente sin nombre\n«¿huele a gas?»\nAviso número 3: hace 10 min que nadie lo atiende.',
	);
});

test('the end of the service does not wait for calls that wait for alerts', async () => {
	const backend = await startBackend(await openPglite(null));
	const waiting = backend.call('POST', '/avisos/siguiente', { waitSeconds: 25 }).catch(() => null);
	await backend.call('GET', '/avisos');
	const ended = await Promise.race([
		backend.stop().then(() => 'stopped'),
		setTimeout(20_000, 'waited', { ref: false }),
	]);
	expect(ended).toBe('stopped');
	await waiting;
});
