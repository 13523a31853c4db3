/** For tests: recovery looks every few seconds, and at messages that are only a few seconds old. */
export function hurryRecovery(workflow) {
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-base.scheduleTrigger')
			node.parameters = { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } };
		if (node.type === 'n8n-nodes-ainstalia.aInstaliaRecover')
			node.parameters = { ...node.parameters, olderThanSeconds: 6 };
	}
	return workflow;
}
