// For the peer's fake Claude: what a well-behaved model returns to our prompt (schema of backend/src/engines/claude).
export function respond(request, { answer, fill }) {
	const schema = request.output_config?.format?.schema;
	if (!schema?.properties?.reply) return null;
	const filled = { ...fill(schema), reply: `${answer} [1]`, sources: [1], needs_human: false };
	return { kind: 'json_schema', text: JSON.stringify(filled) };
}
