// For the peer's fake Claude: what a well-behaved model returns to our prompt (backend/src/engines/claude/prompts/answer.*),
// an answer taken from the first document. The fake's own canned answer would be refused: its figures stand in no source.
export function respond(request, { refs, fill }) {
	const schema = request.output_config?.format?.schema;
	if (!schema?.properties?.reply) return null;
	const document = request.messages.at(-1).content.find(({ type }) => type === 'document');
	const passage = document?.source.data.split(/(?<=\.)\s/)[0];
	// The customer's own number, so outside the sentence that leans on the document.
	const ref = refs.length ? `\n\nRef: ${refs.join(', ')}` : '';
	const answer = passage
		? { reply: `Según nuestra información: ${passage} [1]${ref}`, sources: [1] }
		: { reply: `No dispongo de esa información. ¿Puede darme algún dato más?${ref}`, sources: [] };
	return {
		kind: 'json_schema',
		text: JSON.stringify({
			...fill(schema),
			...(schema.properties.language && { language: 'es' }),
			needs_human: false,
			...answer,
		}),
	};
}
