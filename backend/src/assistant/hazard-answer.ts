import type { SafetyPlan } from '../contract/alert.ts';
import type { Answer } from '../store/turns.ts';
import { HAZARD_NAMES } from './catalogue/operator-note.ts';
import { safetyTexts } from './catalogue/safety.ts';
import { handoffOf } from './compose-answer.ts';
import type { Company } from './context.ts';
import { type SafetyText, safetyTextFor } from './safety-texts.ts';
import type { TurnScene } from './turn-scene.ts';

/** What goes out for a danger: no engine takes part. */
export interface HazardAnswer {
	/** Empty where the customer is told nothing, as they were told or an operator is with them. */
	reply: string;
	outcome: string;
	reason: string;
	handoff: NonNullable<Answer['handoff']>;
	labels: string[];
}

/** One message of a chat, with room for the notice that an AI answers. */
const MAX_TEXT = 2000;

/**
 * The answer to a turn that reports danger, as its claim has planned it.
 *
 * @param note writes the note for the operator, under the given first line
 */
export function hazardAnswer(
	{ turn }: TurnScene,
	company: Company,
	note: (reason: string, headline: string) => string,
): HazardAnswer {
	const language = turn.language ?? company.settings.language;
	const plan = turn.safety ?? planOf(turn);
	const kinds = plan.kinds.map(({ kind }) => kind);
	const reason = `danger: ${kinds.join(', ')}`;
	const { reply, drafts } = textFor(plan, company, language);
	return {
		reply,
		outcome: OUTCOMES[plan.action],
		reason: drafts ? `${reason}; a draft that nobody has approved` : reason,
		handoff: handoffOf(reason, note('El cliente avisa de un peligro.', headline(plan, drafts)), 'critical'),
		labels: kinds.map((kind) => `peligro-${kind}`),
	};
}

const OUTCOMES: Readonly<Record<SafetyPlan['action'], string>> = {
	text: 'safety text',
	withheld: 'safety text withheld',
	reassurance: 'reassured',
	note: 'note only',
};

/** A turn that was claimed before plans were kept. */
const planOf = ({ hazard }: TurnScene['turn']): SafetyPlan => ({
	action: 'text',
	kinds: [{ kind: hazard?.kind ?? 'gas', certain: hazard?.certain ?? true, isNew: true }],
	nearGas: hazard?.kind === 'gas',
});

function textFor(plan: SafetyPlan, company: Company, language: string): { reply: string; drafts: boolean } {
	const { nearGas, personComes, reassurance } = safetyTexts(language);
	if (plan.action === 'reassurance') return { reply: reassurance, drafts: false };
	if (plan.action !== 'text') return { reply: '', drafts: false };
	const told = plan.kinds.filter(({ isNew }) => isNew);
	const safe = plan.nearGas ? told.filter(({ kind }) => kind === 'gas') : told;
	// Gas was told before, and what is new would have somebody touch a switch.
	if (safe.length === 0) return { reply: [nearGas, personComes].join('\n\n'), drafts: true };
	const texts = safe.map(({ kind, certain }) => ({
		kind,
		certain,
		...safetyTextFor(company.settings, kind, language),
	}));
	// The most dangerous whole; a further one where it still fits: advice that is cut off helps nobody.
	const said = texts.reduce<typeof texts>(
		(list, next) => (list.length === 0 || lengthOf([...list, next]) <= MAX_TEXT ? [...list, next] : list),
		[],
	);
	const body = said.map(({ kind, certain, text }) =>
		certain ? text : `${safetyTexts(language).check[kind]}\n\n${text}`,
	);
	return {
		reply: [...body, personComes].join('\n\n'),
		drafts: said.some(({ approval }) => approval === null),
	};
}

const lengthOf = (texts: readonly SafetyText[]): number => texts.reduce((sum, { text }) => sum + text.length + 2, 0);

/** The first line of the operator's note. It says only what is so, whatever Chatwoot Reply finds when it sends. */
function headline(plan: SafetyPlan, drafts: boolean): string {
	const names = plan.kinds.map(({ kind }) => HAZARD_NAMES[kind]).join(', ');
	const unsure = plan.kinds.every(({ certain }) => !certain) ? ' (no es seguro: pregúntele)' : '';
	const told: Readonly<Record<SafetyPlan['action'], string>> = {
		text:
			'El texto de seguridad sale con esta nota, salvo que alguien del equipo haya escrito en el último minuto.' +
			(drafts ? ' Es un **borrador que nadie de la empresa ha aprobado**: revíselo en los ajustes.' : ''),
		withheld:
			'**No** se le ha enviado el texto de seguridad, porque alguien del equipo ha escrito hace menos de un minuto: dígale usted qué hacer.',
		reassurance: 'Ya tenía el texto de seguridad; ahora pregunta, y se le responde que el equipo está avisado.',
		note: 'Ya estaba avisado; al cliente no se le repite el texto de seguridad.',
	};
	const again = plan.action === 'note' || plan.action === 'reassurance' ? 'SIGUE EL PELIGRO' : 'PELIGRO';
	return `⚠️ **${again}: ${names}${unsure}.** ${told[plan.action]} Llámele.`;
}
