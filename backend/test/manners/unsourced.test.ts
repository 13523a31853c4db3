import { claimsToBePerson, unsourcedMatter } from '../../src/assistant/manners/unsourced.ts';
import { lines } from './lines.ts';

const STATES: [string, string][] = [
	['money', 'La visita cuesta 45 €.'],
	['money', 'Son 120 euros más IVA.'],
	['money', 'El desplazamiento es gratis.'],
	['money', 'La primera visita no tiene coste: es gratuita.'],
	['money', 'Tiene un descuento del 10 %.'],
	['money', 'Se lo hacemos sin coste adicional.'],
	['money', 'No se preocupe, no le cobraremos nada.'],
	['money', 'The visit costs 45 euros.'],
	['money', 'It is free of charge.'],
	['money', 'You get a 15 % discount.'],
	['money', 'It costs €60.'],
	['warranty', 'La garantía cubre la placa electrónica.'],
	['warranty', 'La garantía es de 2 años.'],
	['warranty', 'Su caldera tiene garantía de tres años.'],
	['warranty', 'Está cubierto por la garantía.'],
	['warranty', 'La reparación está incluida en su contrato.'],
	['warranty', 'The warranty covers the pump.'],
	['warranty', 'Your warranty lasts five years.'],
	['warranty', 'This is covered by your contract.'],
	['safety', 'Cierre la llave del gas y encienda la caldera.'],
	['safety', 'Puede puentear el termostato de la caldera.'],
	['safety', 'Desmonte la tapa del quemador y límpielo.'],
	['safety', 'Conecte el cable marrón al borne L.'],
	['safety', 'Es seguro usar la caldera así.'],
	['safety', 'No hay peligro, puede seguir usándola.'],
	['safety', 'La presión del gas debe ser de 20 mbar.'],
	['safety', 'Debe haber 230 V entre fase y neutro.'],
	['safety', 'Ponga un magnetotérmico de 16 A.'],
	['safety', 'Rearme el diferencial y espere.'],
	['safety', 'You can bypass the flame sensor of the boiler.'],
	['safety', 'Open the gas valve slowly.'],
	['safety', 'It is safe to use the boiler.'],
	['safety', 'Replace the fuse with a new one.'],
	['safety', 'Connect the red wire to the socket.'],
];

const HARMLESS = lines(`
	No puedo decirle el precio; se lo dirá una persona del equipo.
	Si quiere un precio o un plazo para su caso, dígamelo.
	¿Sabe cuántos años tiene la garantía?
	¿Cuánto pagó por ella?
	¿Qué código sale en la caldera?
	¿Ha cerrado la llave del gas?
	Puedo ayudarle con averías, revisiones y presupuestos.
	No encuentro la respuesta en la documentación que tengo.
	Hola. Cuénteme qué necesita.
	Gracias a usted.
	El horario es de lunes a viernes.
	Sobre precios, garantías y seguridad no quiero darle un dato sin comprobar.
	Para la garantía necesito el modelo y la fecha de compra.
	Una persona le dirá si lo cubre la garantía.
	No toque el cuadro eléctrico.
	Nunca desmonte el quemador de la caldera usted mismo.
	¿Me dice la marca y el modelo de la caldera?
	I cannot tell you the price; a person will.
	How old is your boiler?
	Which code does the boiler show?
	Could you tell me when the warranty began?
	Do not open the boiler yourself.
	Thank you. If you need anything else, just write here.
	Nuestro teléfono es el 900 123 456.
	Vivo en el 46900 y mi número de pedido es el 12345.
	Estamos en la calle Mayor, 10.
	Tomo nota del código F28.
`);

test.each(STATES)('%s: «%s»', (matter, reply) => {
	expect(unsourcedMatter(reply)).toBe(matter);
});

test.each(HARMLESS)('nothing that needs a source: «%s»', (reply) => {
	expect(unsourcedMatter(reply)).toBeNull();
});

test.each([
	['Soy una persona del equipo.', true],
	['Sí, soy humana.', true],
	['I am a real person.', true],
	['Je suis une vraie personne.', true],
	['Soy un asistente automático, no una persona.', false],
	['No soy una persona.', false],
	['I am not a person.', false],
	['Le paso con una persona.', false],
])('whether «%s» passes for a person: %p', (reply, expected) => {
	expect(claimsToBePerson(reply)).toBe(expected);
});
