import type { Intent } from '../../contract/turn.ts';
import { fold } from '../../text/fold.ts';

/** How operators name what a message is about, without accents. */
const WORDS: Readonly<Record<Intent, string>> = {
	incident: 'averia|incidencia|fallo|rotura|problema|incident|breakdown',
	maintenance: 'mantenimiento|revision|maintenance',
	quote: 'presupuesto|precio|oferta|quote',
	appointment: 'cita|visita|cambio de cita|appointment',
	billing: 'factura|facturacion|pago|cobro|recibo|billing|invoice',
	order: 'pedido|compra|repuesto|order',
	technical_question: 'consulta tecnica|tecnica|duda|consulta|pregunta|uso|technical question|question',
	warranty_contract: 'garantia|contrato|warranty|contract',
	complaint: 'queja|reclamacion|complaint',
	human_request: 'persona|humano|operador|human|person',
	opt_out: 'baja|no molestar|opt out',
	feedback: 'opinion|valoracion|gracias|feedback',
	greeting: 'saludo|hola|greeting',
	out_of_scope: 'otro|otra cosa|fuera de tema|nada|spam|publicidad|other|out of scope',
};

const BY_WORD = new Map(
	Object.entries(WORDS).flatMap(([intent, words]) => words.split('|').map((word) => [word, intent as Intent] as const)),
);

/** The intent that an operator's words name, in the words themselves or by the name in the API; null for none. */
export function namedIntent(argument: string): Intent | null {
	const words = fold(argument)
		.replace(/^(?:una?|el|la|de|sobre|an?|the)\s+/, '')
		.replace(/[_-]/g, ' ')
		.replace(/[.!]+$/, '')
		.trim();
	const exact = BY_WORD.get(words) ?? BY_WORD.get(words.replace(/s$/, ''));
	if (exact !== undefined) return exact;
	return (Object.keys(WORDS).find((intent) => intent.replaceAll('_', ' ') === words) as Intent | undefined) ?? null;
}
