import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { listSafetyTexts } from '../assistant/safety-texts.ts';
import { changeSettings, readSettings } from '../assistant/settings.ts';
import type { Container } from '../container.ts';
import { safetyTextList } from '../contract/alert.ts';
import { settingsChange, settingsResponse } from '../contract/settings.ts';
import { answers } from './answers.ts';

export const ajustes =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		app.get(
			'/ajustes',
			{
				schema: {
					operationId: 'getSettings',
					summary: 'The settings of the company, defaults included',
					response: answers(settingsResponse),
				},
			},
			async ({ company }) => await readSettings(container, company),
		);
		app.get(
			'/ajustes/seguridad',
			{
				schema: {
					operationId: 'listSafetyTexts',
					summary: 'The safety texts in force, by language and danger, and which of them nobody has approved',
					response: answers(safetyTextList),
				},
			},
			async ({ company }) => listSafetyTexts(company.settings),
		);
		app.patch(
			'/ajustes',
			{
				schema: {
					operationId: 'changeSettings',
					summary: 'Change settings of the company; null sets a field back to its default',
					body: settingsChange,
					response: answers(settingsResponse),
				},
			},
			async ({ company, body }) => {
				const changed = await changeSettings(container, company, body);
				container.companies.forget(company.id);
				return changed;
			},
		);
	};
