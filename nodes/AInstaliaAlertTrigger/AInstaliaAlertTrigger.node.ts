import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { testChatwoot } from '../shared/credential-test';
import { outputs, properties } from './description';
import { startAlerts } from './alerts';

/** Starts the workflow when a person of the firm must hear of something: danger, a customer who waits, a spent budget. */
export class AInstaliaAlertTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AInstalia Alert Trigger',
		name: 'aInstaliaAlertTrigger',
		icon: { light: 'file:aInstaliaAlertTrigger.svg', dark: 'file:aInstaliaAlertTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'until somebody takes it',
		description:
			'Starts the workflow when a customer reports danger or waits too long for a person, again until somebody takes it',
		eventTriggerDescription: 'an alert',
		activationMessage: 'Alerts of AInstalia now start this workflow.',
		defaults: { name: 'AInstalia Alert Trigger' },
		inputs: [],
		outputs,
		credentials: [
			{ name: 'aInstaliaApi', required: true },
			{ name: 'chatwootApi', required: false, testedBy: 'testChatwoot' },
		],
		properties,
	};

	methods = { credentialTest: { testChatwoot } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const alerts = startAlerts(this);
		return { closeFunction: async () => await alerts.stop() };
	}
}
