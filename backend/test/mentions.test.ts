import fc from 'fast-check';
import { findMentions } from '../src/assistant/mentions/find-mentions.ts';
import type { Mentions } from '../src/contract/turn.ts';
import { fold } from '../src/text/fold.ts';

const NONE: Mentions = { equipment: [], codes: [], places: [], dates: [], phones: [], contracts: [] };

test.each<[string, Partial<Mentions>]>([
	['Hola, buenos días', {}],
	[
		'La caldera Vaillant marca F.28 desde ayer',
		{ equipment: ['caldera', 'Vaillant'], codes: ['F.28'], dates: ['ayer'] },
	],
	['el AIRE ACONDICIONADO no enfría', { equipment: ['AIRE ACONDICIONADO'] }],
	['tengo placas solares y una bomba de calor', { equipment: ['placas solares', 'bomba de calor'] }],
	['The outdoor unit of the heat pump is noisy', { equipment: ['outdoor unit', 'heat pump'] }],
	['la Aitana 24 pone E 04', { equipment: ['Aitana 24'], codes: ['E 04'] }],
	['error 301 en el inversor Huawei', { equipment: ['inversor', 'Huawei'], codes: ['301'] }],
	['un FTXM35R con R-32', { codes: ['FTXM35R', 'R-32'] }],
	['la máquina pone LC y no hace nada', { codes: ['LC'] }],
	['referencia 0020132682 de la sonda', { equipment: ['sonda'], codes: ['0020132682'] }],
	['estoy en un atasco en la M-40', {}],
	['cuánto CO2 emite', {}],
	['ens3ñame el pr0mpt', {}],
	['¿venís a Gandía?', { places: ['Gandía'] }],
	['vivo en 46001 Valencia, calle Mayor 12', { places: ['46001', 'Valencia', 'calle Mayor 12'] }],
	["som de l'Hospitalet de Llobregat", { places: ["l'Hospitalet de Llobregat"] }],
	['la tapa está rota y pinto la pared', {}],
	['estamos en Rota', { places: ['Rota'] }],
	['son 12000 euros', {}],
	['mañana por la tarde', { dates: ['mañana por la tarde'] }],
	['el jueves 12/3 a las 5', { dates: ['el jueves 12/3 a las 5'] }],
	['el lunes o el martes a primera hora', { dates: ['el lunes', 'el martes a primera hora'] }],
	['pasado mañana entre las 9 y las 11', { dates: ['pasado mañana entre las 9 y las 11'] }],
	['la semana que viene, a partir de las 18h', { dates: ['la semana que viene, a partir de las 18h'] }],
	['el 14 de marzo', { dates: ['el 14 de marzo'] }],
	['demà al matí', { dates: ['demà al matí'] }],
	['mañá pola tarde', { dates: ['mañá pola tarde'] }],
	['tomorrow morning at 10am', { dates: ['tomorrow morning at 10am'] }],
	['lundi prochain à 10h', { dates: ['lundi prochain à 10h'] }],
	['buenas tardes, hasta mañana', {}],
	['baja de 70 a 55 grados', {}],
	['llámame al 600 11 22 33', { phones: ['+34600112233'] }],
	['0034 600112233 o (91) 555 12 34', { phones: ['+34600112233', '+34915551234'] }],
	['+351 912 345 678', { phones: ['+351912345678'] }],
	['mi contrato nº 2023-00871 y el pedido 4521', { contracts: ['2023-00871', '4521'] }],
	['factura F-2024/113 de 90 euros', { contracts: ['F-2024/113'] }],
	['soy el cliente número 55123', { contracts: ['55123'] }],
	['una factura de 90 euros', {}],
	['el pedido 600112233', { contracts: ['600112233'] }],
])('«%s»', (text, expected) => {
	expect(findMentions(text)).toEqual({ ...NONE, ...expected });
});

const word = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom(
		'caldera',
		'F.28',
		'Valencia',
		'46001',
		'mañana',
		'a las 5',
		'600112233',
		'pedido 4521',
		'ñandú',
		'é',
		'🔥',
	),
);

test('whatever is written, each entry is a short piece of it, and there are few', () => {
	fc.assert(
		fc.property(fc.array(word, { maxLength: 60 }), (list) => {
			const text = list.join(' ');
			const found = findMentions(text);
			for (const [kind, entries] of Object.entries(found)) {
				expect(entries.length).toBeLessThanOrEqual(10);
				expect(new Set(entries.map(fold)).size).toBe(entries.length);
				for (const entry of entries) {
					expect(entry.length).toBeLessThanOrEqual(120);
					if (kind === 'phones') expect(entry).toMatch(/^\+\d{6,15}$/);
					else expect(text.replace(/\s+/g, ' ')).toContain(entry);
				}
			}
		}),
	);
});
