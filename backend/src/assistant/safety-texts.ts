import type { z } from 'zod';
import type { safetyTextList } from '../contract/alert.ts';
import type { CompanySettings } from '../contract/settings.ts';
import { type HazardKind, hazardKind } from '../contract/turn.ts';
import { SAFETY_LANGUAGES, safetyTexts } from './catalogue/safety.ts';

type Settings = Pick<CompanySettings, 'safetyTexts' | 'gasEmergencyPhone'>;

/** A safety text as it goes out. */
export interface SafetyText {
	text: string;
	/** Who answers for it; null for a draft of ours that nobody has approved. */
	approval: { by: string; at: string } | null;
}

/**
 * The safety text in force for a danger: the firm's approved one in the language, else our draft in it, else the same in
 * Spanish.
 */
export function safetyTextFor(settings: Settings, kind: HazardKind, language: string): SafetyText {
	const spoken = settings.safetyTexts[language]?.[kind] || SAFETY_LANGUAGES.includes(language) ? language : 'es';
	const approved = settings.safetyTexts[spoken]?.[kind];
	const drafts = safetyTexts(spoken);
	const phone = settings.gasEmergencyPhone ?? drafts.phoneUnknown;
	return {
		text: (approved?.text ?? drafts.texts[kind]).replaceAll('{phone}', phone),
		approval: approved ? { by: approved.approvedBy, at: approved.approvedAt } : null,
	};
}

/** Every safety text in force, for the firm to read: all of our languages and those it has approved texts in. */
export function listSafetyTexts(settings: Settings): z.output<typeof safetyTextList> {
	const languages = new Set([...SAFETY_LANGUAGES, ...Object.keys(settings.safetyTexts)]);
	const texts = [...languages].flatMap((language) =>
		hazardKind.options.map((kind) => {
			const { text, approval } = safetyTextFor(settings, kind, language);
			return {
				language,
				kind,
				text,
				approved: approval !== null,
				approvedBy: approval?.by ?? null,
				approvedAt: approval?.at ?? null,
			};
		}),
	);
	return { texts };
}
