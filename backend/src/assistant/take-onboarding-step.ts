import type { z } from 'zod';
import type { onboardingRequest, onboardingResponse } from '../contract/person.ts';
import { lastTurnAt } from '../store/exchanges.ts';
import { findPerson, savePerson, toPerson } from '../store/people.ts';
import type { Tx } from '../store/tables/index.ts';
import { lockTurn, renewLease, saveOnboarding, type Turn } from '../store/turns.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { type Company, leaseEnd, type TurnContext } from './context.ts';
import { identifyContact } from './identity.ts';
import { disclosureDecisions, noticeFor } from './manners/disclosure.ts';
import { fold } from './onboarding/answers.ts';
import { INTERESTS, nextOnboardingStep } from './onboarding.ts';
import { toChannel } from './to-channel.ts';

type Response = z.output<typeof onboardingResponse>;

interface Params {
	accountId: string;
	contactId: string;
}

/**
 * Takes the next step of getting to know a person. With a `consultaId` the words are the turn's own, and asking again gives
 * the same answer; without one it advances with `text` each time.
 *
 * @throws NotFoundError when the company has no such turn of this person
 * @throws ConflictError when the turn is closed without an onboarding answer
 */
export async function takeOnboardingStep(
	context: TurnContext,
	company: Company,
	{ accountId, contactId }: Params,
	{ consultaId, text = '' }: z.output<typeof onboardingRequest>,
): Promise<Response> {
	const now = context.clock();
	return await context.database.withCompany(company.id, async (tx) => {
		const turn = consultaId === undefined ? null : await findTurn(tx, consultaId, { accountId, contactId });
		if (turn?.state === 'open') await renewLease(tx, turn.id, leaseEnd(context, now));
		if (turn?.onboarding) return answered(context, turn, turn.onboarding);
		if (turn?.state === 'closed') throw new ConflictError('the turn is closed');

		const person = await findPerson(tx, accountId, contactId);
		const notice = await noticeFor(person, company.settings, now, () => lastTurnAt(tx, person, turn?.id ?? null));
		const language = person.language ?? turn?.language ?? company.settings.language;
		const step = nextOnboardingStep(person, turn?.text ?? text, { company, language, notice });
		// Without a turn nobody reports that the words arrived.
		const told = notice !== null && turn === null ? { disclosedAt: now } : {};
		await savePerson(tx, person, { ...step.change, ...told }, now);
		const role = turn?.role ?? (await identifyContact(tx, accountId, contactId)).role;
		const state = toPerson({ ...person, ...step.change, updatedAt: now }, role);
		const onboarding = { done: step.done, attributes: attributes(state), contactName: state.name, state };
		const written = { reply: step.reply, buttons: step.buttons };
		const said = { ...(turn ? await toChannel(tx, company, turn, written) : written), labels: labels(state) };
		if (turn) {
			const decision = {
				at: now.toISOString(),
				step: 'onboarding',
				outcome: step.outcome,
				reason: `now at ${state.step}`,
			};
			const decisions = [decision, ...disclosureDecisions(notice, now)];
			await saveOnboarding(tx, turn.id, { ...onboarding, ...said, decisions });
		}
		return { consultaId: turn?.id ?? null, ...said, ...onboarding, lease: turn && lease(context, turn) };
	});
}

async function findTurn(tx: Tx, id: string, params: Params): Promise<Turn> {
	const turn = await lockTurn(tx, id);
	if (!turn || turn.account_id !== params.accountId || turn.contact_id !== params.contactId) {
		throw new NotFoundError('there is no such turn of this person');
	}
	return turn;
}

function answered(context: TurnContext, turn: Turn, onboarding: NonNullable<Turn['onboarding']>): Response {
	return {
		consultaId: turn.id,
		reply: turn.reply ?? '',
		buttons: turn.buttons,
		labels: turn.labels,
		...onboarding,
		lease: turn.state === 'open' ? lease(context, turn) : null,
	};
}

const lease = ({ turns }: TurnContext, turn: Turn) => ({ attempt: turn.attempts, seconds: turns.leaseSeconds });

/** What operators see of the person in Chatwoot. */
function attributes({ zone, interest }: Response['state']): Record<string, string> {
	return { ...(zone && { ainstalia_zona: zone }), ...(interest && { ainstalia_interes: interest }) };
}

/** A label of Chatwoot for what the person is interested in, where it is one of the services. */
function labels({ step, interest }: Response['state']): string[] {
	const service = INTERESTS.find((option) => option === interest);
	return step === 'done' && service ? [`interes-${fold(service).replaceAll(' ', '-')}`] : [];
}
