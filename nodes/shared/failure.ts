import type { JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import type { Answer, Call, NodeContext, Service } from './http';
import { fields, list, text } from './values';

const ADVICE: Record<number, string> = {
	401: 'Check the token or key in the credential, and that it may do this.',
	403: 'Check the token or key in the credential, and that it may do this.',
	404: 'It may have been deleted, or the ID belongs to another account.',
	413: 'The message is too long.',
	429: 'Too many requests. Wait a moment, or slow the workflow down.',
};

/** What the service said, in whichever of the usual places: `message`, `error`, `errors`, or plain text. */
function saidBy(answer: Answer): string {
	const body = fields(answer.body);
	const said = text(body.message) ?? text(body.error) ?? text(list(body.errors)[0]) ?? text(answer.body, 200);
	const details = list(body.details).flatMap((entry) => {
		const { path, message } = fields(entry);
		return text(message) === null ? [] : [`${text(path) ?? 'body'}: ${String(message)}`];
	});
	return [said ?? `status ${answer.status}`, ...details.slice(0, 5)].join('; ');
}

/** An answer that is not a success, as the error to throw: what happened and what to do about it. */
function failure(context: NodeContext, service: Service, request: Call, answer: Answer): NodeApiError {
	const said = saidBy(answer);
	const advice = ADVICE[answer.status] ?? (answer.status >= 500 ? 'Try again later, and look at its logs.' : '');
	const body: JsonObject = { message: said, status: answer.status };
	return new NodeApiError(context.getNode(), body, {
		message: `${service.title} refused ${request.method} ${request.path}: ${said}`,
		description: advice === '' ? undefined : advice,
		httpCode: String(answer.status),
		...(request.itemIndex === undefined ? {} : { itemIndex: request.itemIndex }),
	});
}

/** The answer's body, when the status says success. @throws NodeApiError otherwise */
export function bodyOf(context: NodeContext, service: Service, request: Call, answer: Answer): unknown {
	if (answer.status >= 200 && answer.status < 300) return answer.body;
	throw failure(context, service, request, answer);
}
