import type { HazardKind, Intent, Role } from '../../contract/turn.ts';

/** Words for operators, in Spanish: the private note of a hand-off. */
export const INTENT_NAMES: Readonly<Record<Intent, string>> = {
	incident: 'Avería',
	maintenance: 'Mantenimiento o revisión',
	quote: 'Presupuesto o precio',
	appointment: 'Cita o visita',
	billing: 'Factura o pago',
	order: 'Pedido o recambio',
	technical_question: 'Duda técnica',
	warranty_contract: 'Garantía o contrato',
	complaint: 'Queja o reclamación',
	human_request: 'Pide hablar con una persona',
	opt_out: 'No quiere recibir mensajes',
	feedback: 'Opinión',
	greeting: 'Saludo',
	out_of_scope: 'Otro asunto',
};
export const HAZARD_NAMES: Readonly<Record<HazardKind, string>> = {
	gas: 'posible fuga de gas',
	carbon_monoxide: 'posible monóxido de carbono',
	fire: 'fuego o humo',
	electric: 'peligro eléctrico',
	flood_electric: 'agua cerca de la electricidad',
	injury: 'persona herida',
};
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
	customer: 'Cliente',
	technician: 'Técnico',
	administrative: 'Administración',
};
/** Labels of Chatwoot for what a turn is about. */
export const INTENT_LABELS: Readonly<Partial<Record<Intent, string>>> = {
	incident: 'averia',
	maintenance: 'mantenimiento',
	quote: 'presupuesto',
	appointment: 'cita',
	billing: 'facturacion',
	order: 'pedido',
	technical_question: 'consulta-tecnica',
	warranty_contract: 'garantia',
	complaint: 'reclamacion',
	human_request: 'pide-persona',
	opt_out: 'baja',
	feedback: 'opinion',
};
/** Why a person takes over, in Spanish; anything else stands as it is. */
export const REASONS: Readonly<Record<string, string>> = {
	'a complaint': 'Es una queja.',
	'a person confirms visits': 'Las visitas las confirma una persona.',
	'a person checks orders': 'Los pedidos los consulta una persona.',
	'the documents do not answer it': 'La documentación no responde a lo que pregunta.',
	'the customer asks for a person': 'El cliente pide hablar con una persona.',
	'the customer accepts a person': 'El asistente le ha ofrecido una persona, y el cliente ha dicho que sí.',
	'what was said did not help the customer': 'Lo que ha dicho el asistente no le ha servido al cliente.',
	'the customer is frustrated': 'El cliente está molesto con el asistente.',
	'the same question for the third time': 'El cliente pregunta lo mismo por tercera vez.',
	'the customer wants no automatic messages': 'El cliente ha escrito, y no quiere respuestas automáticas.',
	'two questions did not help': 'El asistente ha preguntado dos veces y sigue sin poder responder.',
	'no source for money': 'La respuesta hablaba de dinero y no tenía fuente.',
	'no source for warranty': 'La respuesta hablaba de garantía y no tenía fuente.',
	'no source for safety': 'La respuesta hablaba de seguridad y no tenía fuente.',
	'a machine must not pass for a person': 'La respuesta se hacía pasar por una persona.',
};
/** First line of the note for somebody who wants no automatic messages. */
export const UNSPOKEN_HEADLINE =
	'🔕 **No quiere mensajes automáticos:** el asistente no le ha contestado. Solo puede hacerlo una persona.';
