import { textsIn } from '../catalogue/catalogue.ts';
import { INTENT_LABELS } from './catalogue/operator-note.ts';
import { placeOf } from './compose-answer.ts';
import { handoffNote } from './handoff-note.ts';
import { attachmentList } from './manners/attachments.ts';
import type { TurnScene } from './turn-scene.ts';

/** Below this an intent is too uncertain to label a conversation with. */
const LABEL_SURE = 0.5;

/** The private note for the operator who takes the turn over. */
export function sceneNote(scene: TurnScene, reason: string, headline: string | null = null): string {
	const { attachments, contact, history, passages, person, turn } = scene;
	return handoffNote({
		name: person?.name ?? contact.name,
		phone: contact.phone,
		email: contact.email,
		zone: person?.zone ?? null,
		role: turn.role ?? 'customer',
		text: turn.text,
		intent: turn.intent,
		attachments: attachmentList(attachments),
		headline,
		reason,
		history,
		sources: passages
			.slice(0, 2)
			.filter(({ coverage }) => coverage >= 0.5)
			.map((passage) => placeOf(passage, textsIn('es').sources.page)),
	});
}

/** What a turn is about, as a label of Chatwoot; none while that is uncertain. */
export function labelsOf({ turn }: TurnScene, isUnderstood = false): string[] {
	const label = turn.intent === null ? undefined : INTENT_LABELS[turn.intent];
	return label !== undefined && (isUnderstood || (turn.intent_confidence ?? 0) >= LABEL_SURE) ? [label] : [];
}
