import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Backend } from '../shared/backend';
import type { Chatwoot } from '../shared/chatwoot';
import { fields, identifier, list, text, texts } from '../shared/values';
import { assign, type ContactChange, fetchLabels, postMessage, putLabels, setTyping, updateContact } from './actions';
import { carryOut } from './carry-out';
import { fetchConversation } from './conversation';
import { deliver } from './deliver';
import type { HandoffTarget } from './finish';
import { priority, type Turn } from './turn';

/** One item's work. */
export interface Job {
	context: IExecuteFunctions;
	chatwoot: Chatwoot;
	backend: Backend | null;
	turn: Turn;
	itemIndex: number;
}

const MAX_CONTENT_LENGTH = 150_000;

const parameter = ({ context, itemIndex }: Job, name: string): unknown =>
	context.getNodeParameter(name, itemIndex, '', { extractValue: true });

const textParameter = (job: Job, name: string): string | null => text(parameter(job, name), MAX_CONTENT_LENGTH);

function targetOf(job: Job): HandoffTarget {
	return { teamId: identifier(parameter(job, 'team')), agentId: identifier(parameter(job, 'agent')) };
}

const optionsOf = ({ context, itemIndex }: Job): Record<string, unknown> =>
	fields(context.getNodeParameter('options', itemIndex, {}));

/** Sends the reply of the item, or the given text, with everything that the item asks for. */
export async function sendMessage(job: Job): Promise<IDataObject> {
	const { turn } = job;
	if (turn.change !== null) return await carryOut(job, turn.change);
	const buttons = list(fields(parameter(job, 'buttons')).button).flatMap((entry) => {
		const { title, value } = fields(entry);
		const shown = text(title);
		return shown === null ? [] : [{ title: shown, value: text(value) ?? shown }];
	});
	const changed: Turn = {
		...turn,
		reply: textParameter(job, 'text') ?? turn.reply,
		buttons: buttons.length > 0 ? buttons : turn.buttons,
	};
	const guarded = optionsOf(job).onlyPending !== false;
	const sending = await deliver({ ...job, turn: changed, target: targetOf(job), guarded });
	return { sending: { ...sending } };
}

/** Hands the conversation to a person, after an optional text to the customer. */
export async function handOff(job: Job): Promise<IDataObject> {
	const { turn } = job;
	const chosen = priority(parameter(job, 'priority'));
	const changed: Turn = {
		...turn,
		reply: textParameter(job, 'text') ?? turn.reply,
		labels: [...new Set([...turn.labels, ...texts(parameter(job, 'labels'))])],
		handoff: {
			reason: turn.handoff?.reason ?? 'workflow',
			summary: textParameter(job, 'note') ?? turn.handoff?.summary ?? '',
			priority: chosen ?? turn.handoff?.priority ?? null,
		},
	};
	const sending = await deliver({ ...job, turn: changed, target: targetOf(job), guarded: true });
	return { sending: { ...sending } };
}

/** Gives the conversation to a team, unless a person has it who is to keep it. */
export async function assignTeam(job: Job): Promise<IDataObject> {
	const { context, chatwoot, turn, itemIndex } = job;
	const teamId = identifier(parameter(job, 'team')) ?? turn.teamId;
	if (teamId === null) {
		throw new NodeOperationError(context.getNode(), "'Team' is empty, and the incoming item names no team either", {
			description: "Choose a team, or connect the Team output of AInstalia Alert Trigger, whose items have 'teamId'.",
			itemIndex,
		});
	}
	const { assignedToPerson, teamId: current } = await fetchConversation(chatwoot, turn.conversationId, itemIndex);
	const keep = parameter(job, 'keepAssignee') !== false;
	// Chatwoot drops an assignee who is not in the new team.
	if (current === teamId || (assignedToPerson && keep)) return { teamAssigned: false };
	await assign(chatwoot, { conversationId: turn.conversationId, itemIndex }, { team_id: Number(teamId) });
	return { teamAssigned: true };
}

export async function sendNote(job: Job): Promise<IDataObject> {
	const { context, chatwoot, turn, itemIndex } = job;
	const content = textParameter(job, 'note') ?? turn.handoff?.summary ?? turn.reply;
	if (content === '') {
		throw new NodeOperationError(context.getNode(), "'Note' is empty, and the incoming item has no text either", {
			description: 'Fill in what the operators are to read.',
			itemIndex,
		});
	}
	const place = { conversationId: turn.conversationId, itemIndex };
	return { noteId: await postMessage(chatwoot, place, { content, private: true }) };
}

/** Adds to, replaces or removes from the conversation's labels. */
export async function setLabels(job: Job): Promise<IDataObject> {
	const { chatwoot, turn, itemIndex } = job;
	const place = { conversationId: turn.conversationId, itemIndex };
	const chosen = texts(parameter(job, 'labels'));
	const labels = chosen.length > 0 ? chosen : turn.labels;
	const mode = String(parameter(job, 'labelMode'));
	if (mode === 'replace') return { labels: await putLabels(chatwoot, place, labels) };
	const current = await fetchLabels(chatwoot, place);
	const wanted =
		mode === 'remove' ? current.filter((label) => !labels.includes(label)) : [...new Set([...current, ...labels])];
	const unchanged = wanted.length === current.length;
	return { labels: unchanged ? current : await putLabels(chatwoot, place, wanted) };
}

export async function showTyping(job: Job): Promise<IDataObject> {
	const { chatwoot, turn, itemIndex } = job;
	const typing = parameter(job, 'typing') !== false;
	await setTyping(chatwoot, { conversationId: turn.conversationId, itemIndex }, typing ? 'on' : 'off');
	return { typing };
}

export async function updateContactFields(job: Job): Promise<IDataObject> {
	const { context, chatwoot, turn, itemIndex } = job;
	const contactId = identifier(parameter(job, 'contactId')) ?? turn.contactId;
	if (contactId === null) {
		throw new NodeOperationError(context.getNode(), 'The incoming item does not say which contact', {
			description: "It needs 'contact.id', as Chatwoot Trigger puts it out; or fill in 'Contact ID'.",
			itemIndex,
		});
	}
	const updates = fields(job.context.getNodeParameter('updateFields', itemIndex, {}));
	const attributes = list(fields(updates.attributes).attribute).flatMap((entry): Array<[string, string]> => {
		const { key, value } = fields(entry);
		const name = text(key);
		return name === null ? [] : [[name, text(value, MAX_CONTENT_LENGTH) ?? '']];
	});
	const merged = { ...turn.attributes, ...Object.fromEntries(attributes) };
	const name = text(updates.name) ?? turn.contactName;
	const email = text(updates.email);
	const phone = text(updates.phone);
	const change: ContactChange = {
		...(name === null ? {} : { name }),
		...(email === null ? {} : { email }),
		...(phone === null ? {} : { phone_number: phone }),
		...(Object.keys(merged).length > 0 ? { custom_attributes: merged } : {}),
	};
	if (Object.keys(change).length === 0) {
		throw new NodeOperationError(context.getNode(), 'There is nothing to change on the contact', {
			description: "Add something under 'Update Fields', or connect AInstalia Onboarding before this node.",
			itemIndex,
		});
	}
	await updateContact(chatwoot, contactId, change, itemIndex);
	return { contactUpdated: true, contactId };
}
