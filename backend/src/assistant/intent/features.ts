import { codes } from '../../text/codes.ts';
import { fold } from '../../text/fold.ts';
import { stem } from '../../text/stem.ts';

/** Longest text looked at, in characters: the first lines say what a message is about. */
const MAX_LENGTH = 800;

/** Words that mean the same for the choice of an intent, as folded beginnings of words. */
const CONCEPTS: Readonly<Record<string, readonly string[]>> = {
	broken: [
		'averi',
		'estrope',
		'roto',
		'rota',
		'gotea',
		'goter',
		'fuga',
		'pierde',
		'bloquead',
		'fallo',
		'fallando',
		'error',
		'parad',
		'apaga',
		'helad',
		'inund',
		'pita',
		'salta',
		'parpade',
	],
	device: [
		'calder',
		'aire',
		'split',
		'termo',
		'radiador',
		'calefac',
		'placa',
		'inversor',
		'aeroterm',
		'bomba',
		'calentador',
		'vitro',
		'induccion',
		'caldeira',
		'boiler',
	],
	money: [
		'precio',
		'cuest',
		'cuanto',
		'presupuest',
		'tarifa',
		'cobra',
		'coste',
		'euro',
		'valor',
		'financ',
		'oferta',
		'sald',
		'numeros',
	],
	bill: [
		'factura',
		'recibo',
		'transferenc',
		'bizum',
		'iban',
		'pago',
		'pagar',
		'abonar',
		'cuenta',
		'iva',
		'cif',
		'nif',
		'import',
	],
	time: [
		'lunes',
		'martes',
		'miercoles',
		'jueves',
		'viernes',
		'sabado',
		'domingo',
		'manana',
		'tarde',
		'hora',
		'cita',
		'visita',
		'semana',
		'hueco',
		'fecha',
	],
	anger: [
		'vergu',
		'indign',
		'queja',
		'reclam',
		'harto',
		'harta',
		'estaf',
		'engan',
		'desastre',
		'chapuz',
		'descontent',
		'inacept',
		'denunci',
		'decepcion',
		'tomadura',
		'lamentabl',
		'impresentabl',
		'tirad',
	],
	person: [
		'persona',
		'humano',
		'humana',
		'agente',
		'operador',
		'operadora',
		'encargad',
		'responsable',
		'comercial',
		'alguien',
		'llamad',
		'llame',
		'llamar',
		'telefono',
		'robot',
		'maquina',
		'bot',
		'companer',
		'human',
	],
	stop: [
		'baja',
		'stop',
		'borr',
		'elimin',
		'quitad',
		'quitar',
		'dejad',
		'dejen',
		'datos',
		'mensaj',
		'contact',
		'unsub',
		'escrib',
		'envi',
		'mand',
	],
	part: [
		'pieza',
		'recambi',
		'repuest',
		'pedid',
		'encarg',
		'stock',
		'envio',
		'mando',
		'filtro',
		'paquete',
		'material',
		'order',
	],
	warranty: ['garantia', 'contrat', 'cubre', 'cubiert', 'cobertur', 'permanenc', 'venc', 'caduc', 'warrant'],
	upkeep: ['revis', 'mantenim', 'limpi', 'inspecc', 'puesta', 'prevent', 'periodic', 'anual'],
	how: ['como', 'que', 'cual', 'cuantos', 'cuantas', 'how', 'what', 'donde', 'significa'],
	thanks: [
		'graci',
		'perfect',
		'genial',
		'estupend',
		'util',
		'thank',
		'merci',
		'obrigad',
		'encant',
		'fenomenal',
		'excelent',
		'content',
	],
	orders: ['ignora', 'olvida', 'prompt', 'instruccion', 'reglas', 'actua', 'ordenes', 'modo', 'sistema', 'system'],
};

/** What the classifier sees of a text: feature names with their counts. Pure. */
export function features(text: string): Map<string, number> {
	const found = new Map<string, number>();
	const add = (name: string, weight = 1): void => void found.set(name, (found.get(name) ?? 0) + weight);
	const folded = fold(text.slice(0, MAX_LENGTH)).replace(/(\p{L})\1{2,}/gu, '$1');
	const list: string[] = folded.match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
	const stems = list.map((word) => (/^\d+$/.test(word) ? '#' : stem(word)));
	stems.forEach((word, index) => {
		add(`w:${word}`);
		add(`b:${stems[index - 1] ?? '^'} ${word}`);
	});
	add(`b:${stems.at(-1) ?? '^'} $`);
	for (const word of list) {
		const framed = `<${word}>`;
		for (const size of [3, 4]) {
			for (let at = 0; at + size <= framed.length; at += 1) add(`c:${framed.slice(at, at + size)}`, 0.5);
		}
		for (const [concept, beginnings] of Object.entries(CONCEPTS)) {
			if (beginnings.some((beginning) => word.startsWith(beginning))) add(`k:${concept}`, 1.5);
		}
	}
	if (codes(text).length > 0) add('f:code', 1.5);
	if (text.includes('?')) add('f:question');
	if (list.length <= 2) add('f:short');
	if (list[0] === 'no' || list.includes('no')) add('f:no');
	return found;
}
