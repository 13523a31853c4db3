import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listAlerts, listIncidents, nextAlerts, reportDelivery, takeAlert } from '../assistant/deliver-alerts.ts';
import type { Container } from '../container.ts';
import {
	alertList,
	alertListQuery,
	alertParams,
	deliveryReport,
	incidentList,
	incidentListQuery,
	nextAlertsRequest,
	nextAlertsResponse,
	takeRequest,
} from '../contract/alert.ts';
import { moment } from '../contract/ids.ts';
import { callerGone } from '../http/abort.ts';
import { answers } from './answers.ts';

export const avisos =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		const closing = new AbortController();
		// Waiting calls must not hold up the end of the service.
		app.addHook('preClose', async () => closing.abort());
		app.post(
			'/avisos/siguiente',
			{
				schema: {
					operationId: 'nextAlerts',
					summary: 'Wait for alerts that are due, and hold them for their delivery',
					body: nextAlertsRequest,
					response: answers(nextAlertsResponse),
				},
			},
			async ({ company, body }, reply) => {
				const signal = AbortSignal.any([callerGone(reply), closing.signal]);
				return { alerts: await nextAlerts(container, company, body, signal) };
			},
		);
		app.post(
			'/avisos/:alertId/entrega',
			{
				schema: {
					operationId: 'reportDelivery',
					summary: 'Report what became of the delivery of an alert',
					params: alertParams,
					body: deliveryReport,
					response: answers(
						z.object({
							/** When it goes out next; null when it does not. */
							nextAt: moment.nullable(),
						}),
					),
				},
			},
			async ({ company, params, body }) => await reportDelivery(container, company, params.alertId, body),
		);
		app.post(
			'/avisos/:alertId/tomar',
			{
				schema: {
					operationId: 'takeAlert',
					summary: 'Take an alert: it does not go out again',
					params: alertParams,
					body: takeRequest,
					response: answers(
						z.object({
							/** False when it was no longer open. */
							taken: z.boolean(),
							takenBy: z.string().nullable(),
						}),
					),
				},
			},
			async ({ company, params, body }) => await takeAlert(container, company, params.alertId, body.by),
		);
		app.get(
			'/avisos',
			{
				schema: {
					operationId: 'listAlerts',
					summary: 'The newest alerts, and what became of each delivery',
					querystring: alertListQuery,
					response: answers(alertList),
				},
			},
			async ({ company, query }) => ({ alerts: await listAlerts(container, company, query) }),
		);
		app.get(
			'/incidentes',
			{
				schema: {
					operationId: 'listIncidents',
					summary: 'The newest dangers that customers reported, and their state',
					querystring: incidentListQuery,
					response: answers(incidentList),
				},
			},
			async ({ company, query }) => ({ incidents: await listIncidents(container, company, query) }),
		);
	};
