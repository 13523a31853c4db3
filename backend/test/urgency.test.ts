import type { Intent, Urgency } from '../src/contract/turn.ts';
import { findUrgency } from '../src/assistant/urgency.ts';

const CASES: readonly (readonly [string, Intent, Urgency])[] = [
	// Damage or danger to life at this moment
	['Mi padre depende del respirador y se ha ido la luz', 'incident', 'critical'],
	['Se está inundando la cocina y no sé cortar el agua', 'incident', 'critical'],
	['ha reventado una tubería en el garaje', 'incident', 'critical'],
	['sale agua a chorro del termo', 'incident', 'critical'],
	['no puedo cortar el agua, sale del acumulador', 'incident', 'critical'],
	['my mother needs her oxygen machine and there is no power', 'incident', 'critical'],
	["s'està inundant el bany", 'incident', 'critical'],
	['burst pipe in the basement!', 'incident', 'critical'],
	// Haste in their own words
	['Es urgente, la caldera no arranca', 'incident', 'high'],
	['necesito un técnico cuanto antes', 'appointment', 'high'],
	['venid lo antes posible, por favor', 'incident', 'high'],
	['tenéis que venir hoy mismo', 'appointment', 'high'],
	['we need someone asap', 'human_request', 'high'],
	['és urgent, la caldera no va', 'incident', 'high'],
	['é urxente, non temos calefacción', 'incident', 'high'],
	['é urgente, estamos sem água quente', 'incident', 'high'],
	["c'est urgent, la chaudière est en panne", 'incident', 'high'],
	['presazkoa da, galdara ez dabil', 'incident', 'high'],
	['Corre prisa, mañana abrimos', 'order', 'high'],
	['quiero hablar con alguien inmediatamente', 'human_request', 'high'],
	// People who suffer from waiting
	['sin calefacción y con un bebé de dos meses', 'incident', 'high'],
	['mi madre tiene 90 años y no le va la estufa', 'incident', 'high'],
	['la caldera de la residencia no calienta', 'incident', 'high'],
	['se ha parado el aire de la guardería', 'incident', 'high'],
	['estoy embarazada y no hay agua caliente', 'incident', 'high'],
	['el ascensor no va y mi marido está en silla de ruedas', 'incident', 'high'],
	['no heating and a newborn at home', 'incident', 'high'],
	['la nevera de las vacunas del centro marca 12 grados', 'incident', 'high'],
	// Damage that grows, work that stands still, no basic service
	['nos hemos quedado sin luz en toda la casa', 'incident', 'high'],
	['llevamos dos días sin calefacción', 'incident', 'high'],
	['la cámara frigorífica está a 9 grados con género dentro', 'incident', 'high'],
	['cae agua del techo, viene del aire', 'incident', 'high'],
	['le está cayendo agua al vecino de abajo', 'incident', 'high'],
	['el congelador del restaurante no enfría', 'incident', 'high'],
	['tenemos la producción parada por el compresor', 'incident', 'high'],
	['todo el edificio sin agua', 'incident', 'high'],
	['no power in the whole flat', 'incident', 'high'],
	['estem sense calefacció des de dilluns', 'incident', 'high'],
	['on est sans chauffage depuis hier', 'incident', 'high'],
	// A fault like others
	['no funciona el split del salón', 'incident', 'normal'],
	['la caldera hace un ruido raro', 'incident', 'normal'],
	['no tengo agua caliente', 'incident', 'normal'],
	['el mando no responde', 'incident', 'normal'],
	['el inversor marca un error', 'incident', 'normal'],
	['la persiana se queda a mitad', 'incident', 'normal'],
	['no es urgente, pero el termo gotea', 'incident', 'normal'],
	['sin prisa: el radiador del pasillo no calienta', 'incident', 'normal'],
	// Everyday business
	['¿a qué hora viene el técnico?', 'appointment', 'normal'],
	['me falta la factura de marzo', 'billing', 'normal'],
	['¿ha llegado la pieza?', 'order', 'normal'],
	['¿cómo subo la presión?', 'technical_question', 'normal'],
	['¿me cubre la garantía el compresor?', 'warranty_contract', 'normal'],
	['quiero un presupuesto de aerotermia', 'quote', 'normal'],
	['quiero hablar con una persona', 'human_request', 'normal'],
	['estoy muy descontento con la visita', 'complaint', 'normal'],
	['toca la revisión anual', 'maintenance', 'normal'],
	['presupuesto para la climatización de un hotel', 'quote', 'normal'],
	['¿sirve la aerotermia para un colegio?', 'technical_question', 'normal'],
	// Can wait
	['hola, buenos días', 'greeting', 'low'],
	['muchas gracias, ya funciona', 'feedback', 'low'],
	['no me mandéis más mensajes', 'opt_out', 'low'],
	['¿quién ganó ayer?', 'out_of_scope', 'low'],
	['cuéntame un chiste urgente', 'out_of_scope', 'low'],
	['una revisión cuando podáis, no hay prisa', 'maintenance', 'low'],
	['un presupuesto de placas, sin prisa', 'quote', 'low'],
];

test.each(CASES)('«%s» (%s) is %s', (text, intent, urgency) => {
	expect(findUrgency(text, intent, null)).toBe(urgency);
});

test('a danger is critical whatever it is taken for', () => {
	expect(findUrgency('hola', 'greeting', { kind: 'gas', confidence: 0.9, certain: true })).toBe('critical');
});
