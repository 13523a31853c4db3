import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { changePerson, forget, readPerson } from '../assistant/person.ts';
import { takeOnboardingStep } from '../assistant/take-onboarding-step.ts';
import type { Container } from '../container.ts';
import {
	forgetResponse,
	onboardingRequest,
	onboardingResponse,
	person,
	personParams,
	personUpdate,
} from '../contract/person.ts';
import { answers } from './answers.ts';

export const estado =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		const path = '/estado/:accountId/:contactId';
		app.get(
			path,
			{
				schema: {
					operationId: 'getPerson',
					summary: 'What is known of a person',
					params: personParams,
					response: answers(person),
				},
			},
			async ({ company, params }) => await readPerson(container, company, params),
		);
		app.put(
			path,
			{
				schema: {
					operationId: 'changePerson',
					summary: 'Change what is known of a person',
					params: personParams,
					body: personUpdate,
					response: answers(person),
				},
			},
			async ({ company, params, body }) => await changePerson(container, company, params, body),
		);
		app.delete(
			path,
			{
				schema: {
					operationId: 'forgetPerson',
					summary: 'Delete what is known of a person, and their words wherever they are kept',
					params: personParams,
					response: answers(forgetResponse),
				},
			},
			async ({ company, params }) => ({ forgotten: await forget(container, company, params) }),
		);
		app.post(
			`${path}/paso`,
			{
				schema: {
					operationId: 'takeOnboardingStep',
					summary: 'Take the next step of getting to know a person',
					params: personParams,
					body: onboardingRequest,
					response: answers(onboardingResponse),
				},
			},
			async ({ company, params, body }) => await takeOnboardingStep(container, company, params, body),
		);
	};
