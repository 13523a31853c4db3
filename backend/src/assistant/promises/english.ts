import { type PromisePattern, wordings } from './pattern.ts';

const DONE =
	"(?:(?:i|we|they|our team|the team|someone|somebody|a colleague|a technician|our office)(?: have|'ve|’ve| has|'s|’s)?(?: just| already| now| also)?)";
const BEEN = '(?:has|have|is|are|was|were)(?: now| already| just)*(?: been)?(?: successfully| now)?';
const WILL =
	"(?:i|we)(?:'ll|’ll| will|'m going to|’m going to| am going to|'re going to| are going to|'m|’m| am|'re|’re| are)(?: now| just)?";
const SOMEBODY =
	'(?:someone|somebody|person|colleague|technician|engineer|human|agent|member|representative|specialist|team|staff|office|they|we|i)';
const VISIT = '(?:visit|appointment|slot|technician|engineer|inspection|call-out)';

/** Claims in English. Lower case. */
export const ENGLISH: readonly PromisePattern[] = [
	...wordings('told', [
		`${DONE} (?:notified|informed|alerted|contacted|escalated|forwarded|transferred|spoken (?:to|with)|let (?:the|our|a)|told (?:the|our|a|my))`,
		`${DONE} (?:passed|sent|logged|registered|recorded|raised|opened|created|submitted|shared) ~ (?:message|case|request|complaint|details|ticket|issue|query|note|conversation|information)`,
		`${WILL} (?:hand|handing|pass|passing|transfer|transferring|forward|forwarding|connect|connecting|put|putting|escalate|escalating|refer|referring) (?:you|your|this|the|it)`,
		`${WILL} (?:notify|notifying|inform|informing|alert|alerting|tell|telling|contact|contacting|let|bring|bringing in) (?:in )?(?:a|the|our|my|someone|your technician)`,
		`(?:message|case|request|complaint|ticket|details|query) ~ ${BEEN} (?:passed|forwarded|sent|escalated|logged|registered|submitted|recorded|noted)`,
		`(?:message|case|request|complaint|ticket|query) ${BEEN} (?:passed|forwarded|sent|escalated|logged|registered|submitted|recorded|noted)`,
		`(?:team|technician|colleague|person|office) ${BEEN} (?:notified|informed|alerted|told|made aware|aware)`,
	]),
	...wordings('contact', [
		`${SOMEBODY}(?: will|'ll|’ll| is going to| are going to)(?: \\p{L}+)? (?:call|phone|ring|contact|reply|answer|respond|write|get back|get in touch|reach out|be in touch|follow up|attend|take over|review your)`,
		`${SOMEBODY} ~ (?:will|'ll|is going to|are going to)(?: \\p{L}+)? (?:call|phone|ring|contact|reply|answer|respond|write|get back|get in touch|reach out|be in touch|follow up|take over)`,
		`you(?:'ll|’ll| will) (?:receive|get|have) ~ (?:call|reply|answer|response|confirmation)`,
		`you(?:'ll|’ll| will) be (?:called|contacted|notified)`,
		`expect (?:a|our|their) (?:call|reply)`,
	]),
	...wordings('visit', [
		`${DONE} (?:booked|scheduled|arranged|confirmed|reserved|organised|organized|set up|sent|assigned|dispatched) ~ ${VISIT}`,
		`${DONE} (?:booked|scheduled|arranged) (?:you|it|this|that)`,
		`${WILL} (?:book|booking|schedule|scheduling|arrange|arranging|send|sending|organise|organize|reserve) ~ ${VISIT}`,
		`(?:technician|engineer|someone|colleague|plumber|team)(?: will|'ll|’ll| is going to)(?: \\p{L}+)? (?:visit|come|arrive|stop by|drop by|be there|go to|attend)`,
		`(?:technician|engineer|someone) ~ (?:will|is going to)(?: \\p{L}+)? (?:visit|come|arrive|stop by|drop by|be there)`,
		`(?:technician|engineer|someone) is (?:already )?on (?:his|her|their|the) way`,
	]),
	...wordings(
		'visit',
		[
			`(?:visit|appointment|slot|booking|technician|engineer) ~ ${BEEN} (?:booked|scheduled|arranged|confirmed|reserved|assigned|dispatched)(?! by)`,
			`(?:visit|appointment|slot|booking|technician|engineer) ${BEEN} (?:booked|scheduled|arranged|confirmed|reserved|assigned|dispatched)(?! by)`,
			`you(?:'re|’re| are) (?:all )?(?:booked|scheduled)`,
		],
		true,
	),
	...wordings('order', [
		`${DONE} (?:ordered|purchased|placed ~ order)`,
		`${DONE} placed`,
		`${WILL} (?:order|ordering|purchase) (?:the|a|your|it)`,
		`(?:order|part|parts|spare part) ~ ${BEEN} (?:placed|confirmed|shipped|ordered|dispatched|processed|on its way)`,
		`(?:order|part|parts|spare part) ${BEEN} (?:placed|confirmed|shipped|ordered|dispatched|processed|on its way)`,
	]),
	...wordings('refund', [
		`${DONE} (?:refunded|credited|reimbursed|issued ~ (?:refund|credit)|processed ~ (?:refund|payment))`,
		`${WILL} (?:refund|refunding|credit|crediting|reimburse|reimbursing)`,
		`(?:refund|credit|reimbursement) (?:${BEEN}|will be) (?:issued|processed|made|paid|approved|on its way)`,
		`you(?:'ll|’ll| will) (?:be refunded|be reimbursed|get ~ refund|receive ~ refund|get your money back)`,
		`you(?:'ve|’ve| have) been (?:refunded|credited|reimbursed)`,
	]),
	...wordings('change', [
		`${DONE} (?:cancelled|canceled|changed|updated|modified|renewed|activated|extended) ~ (?:appointment|visit|contract|order|details|address|subscription|invoice|booking|plan)`,
		`(?:appointment|visit|contract|order|details|address|subscription|invoice|booking) ${BEEN} (?:cancelled|canceled|changed|updated|modified|renewed)`,
		`${WILL} (?:cancel|cancelling|canceling|change|changing|update|updating|renew|renewing) (?:your|the)`,
	]),
	...wordings('sent', [
		`${DONE} (?:sent|emailed|mailed|texted) ~ (?:email|e-mail|quote|invoice|document|link|contract|manual|report|sms|text)`,
		`${WILL} (?:send|sending|email|emailing) ~ (?:email|e-mail|quote|invoice|document|link|contract|manual|report|sms)`,
	]),
];
