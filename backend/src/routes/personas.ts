import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
	addListedPerson,
	changeListedPerson,
	confirmIdentity,
	deleteListedPerson,
	listPeople,
	mergeList,
	readListedPerson,
	revoke,
} from '../assistant/directory.ts';
import type { Container } from '../container.ts';
import {
	directoryChanged,
	directoryInput,
	directoryQuery,
	directoryResponse,
	identity,
	identityInput,
	identityParams,
	listedPersonDetail,
	listedPersonInput,
	listedPersonParams,
	revokeQuery,
} from '../contract/directory.ts';
import { deletedResponse } from '../contract/knowledge.ts';
import { answers } from './answers.ts';

/** The longest list of people, with their addresses. */
const LIST_BODY_LIMIT = 4 * 1024 * 1024;

export const personas =
	(container: Container): FastifyPluginAsyncZod =>
	async (app) => {
		const path = '/personas/:personId';
		app.get(
			'/personas',
			{
				schema: {
					operationId: 'listPeople',
					summary: "The firm's list of people: who is a technician, who is of the office",
					querystring: directoryQuery,
					response: answers(directoryResponse),
				},
			},
			async ({ company, query }) => await listPeople(container, company, query),
		);
		app.post(
			'/personas',
			{
				schema: {
					operationId: 'addListedPerson',
					summary: 'Add a person to the list',
					body: listedPersonInput,
					response: answers(listedPersonDetail),
				},
			},
			async ({ company, body }) => await addListedPerson(container, company, body),
		);
		app.put(
			'/personas',
			{
				bodyLimit: LIST_BODY_LIMIT,
				schema: {
					operationId: 'mergeList',
					summary: 'Take over a list of people by their references; the same list again changes nothing',
					body: directoryInput,
					response: answers(directoryChanged),
				},
			},
			async ({ company, body }) => await mergeList(container, company, body),
		);
		app.get(
			path,
			{
				schema: {
					operationId: 'getListedPerson',
					summary: 'A person of the list, and what proves it',
					params: listedPersonParams,
					response: answers(listedPersonDetail),
				},
			},
			async ({ company, params }) => await readListedPerson(container, company, params.personId),
		);
		app.put(
			path,
			{
				schema: {
					operationId: 'changeListedPerson',
					summary: 'Replace what the list says of a person',
					params: listedPersonParams,
					body: listedPersonInput,
					response: answers(listedPersonDetail),
				},
			},
			async ({ company, params, body }) => await changeListedPerson(container, company, params.personId, body),
		);
		app.delete(
			path,
			{
				schema: {
					operationId: 'deleteListedPerson',
					summary: 'Take a person off the list, with all that proved it',
					params: listedPersonParams,
					response: answers(deletedResponse),
				},
			},
			async ({ company, params }) => ({ deleted: await deleteListedPerson(container, company, params.personId) }),
		);
		app.post(
			`${path}/identidades`,
			{
				schema: {
					operationId: 'confirmIdentity',
					summary: "Record an operator's word that an address is this person's",
					params: listedPersonParams,
					body: identityInput,
					response: answers(identity),
				},
			},
			async ({ company, params, body }) => await confirmIdentity(container, company, params.personId, body),
		);
		app.delete(
			`${path}/identidades/:identityId`,
			{
				schema: {
					operationId: 'revokeIdentity',
					summary: 'Take that word back',
					params: identityParams,
					querystring: revokeQuery,
					response: answers(deletedResponse),
				},
			},
			async ({ company, params, query }) => ({ deleted: await revoke(container, company, { ...params, ...query }) }),
		);
	};
