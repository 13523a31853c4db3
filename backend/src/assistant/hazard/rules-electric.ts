import type { HazardRule } from './rule.ts';

/** Shocks, sparks, and water where there is electricity. */
export const ELECTRIC_RULES: readonly HazardRule[] = [
	{
		kind: 'electric',
		confidence: 0.95,
		patterns: ['da|dan|dado|dando|dio|pega|pegado|pega_un|mete|metido|suelta|soltado|recibido|recibi|notado|noto|llevado|sufrido|pasa|dona|donat|donen|leve|leva|apanhei|got|gave|gives|gets|levei|deu|sento|pris|pren|da_un|dao ~3 @shock', 'da|dan|dado|dio|pasa ~1 corriente|la_corriente|corrent|choque|garrampa|rampa', '@shock ~4 al_tocar|cuando_toco|si_toco|al_tocarlo|al_tocarla|al_abrir|al_enchufar|tocar|toco|touch',
			'electric_shock|choque_electrico|descarga_electrica|descarregues|enrampa|enrampat|m_enrampo|me_electrocuto|electrifica|electrificada|electrificado', 'cosquilleo|hormigueo|hormigueos ~5 toco|tocar|grifo|lavadora|nevera|ducha|carcasa'],
		guards: ['limb', 'commerce'],
		examples: ['me da calambre la lavadora', 'me a dado un calambrazo el enchufe', 'La nevera da corriente al tocarla', 'el termo da calanbre', 'me ha dado una descarga el cuadro', 'I got an electric shock from the heater',
			'noto un cosquilleo al tocar el grifo de la ducha', "l'endoll dona garrampa", 'a torneira dá choque', 'me da descargas la ducha'],
		counterExamples: ['me da calambre en la pierna por la noche', 'no da calambre', 'no me da corriente el enchufe, está muerto', '¿el kit incluye protección contra descargas?', 'entra corriente de aire por la rejilla', 'la descarga de la cisterna no funciona',
			'¿a qué cuenta corriente pago?'],
	},
	{
		kind: 'electric',
		confidence: 0.93,
		patterns: ['@spark ~5 @device', '@device ~5 @spark', 'salta|saltan|saltado|saltando|echa|echan|echando|hace|hacen|salen|saliendo|suelta|da|dan|tira|han_saltado|fa|fan|surten|sale|dando|veo|hay ~2 @spark', 'chisporrotea|chisporroteando|chisporroteo|sparking', 'cortocircuito|corto_circuito|cortocircuit|curtocircuito|curto_circuito|short_circuit|court_circuit'],
		guards: ['igniter', 'commerce'],
		examples: ['salen chispas del enchufe', 'el cuadro eléctrico echa chispas', 'el enchufe chisporrotea', 'ha habido un cortocircuito en la cocina', 'there are sparks coming from the socket', 'surten espurnes del quadre', 'saltan xispas al enchufar la secadora'],
		counterExamples: ['no salta la chispa del encendedor', 'la caldera no hace chispa', 'la chispa del piloto no salta', 'hace chispa pero no enciende el calentador', 'está chispeando en la calle'],
	},
	{
		kind: 'electric',
		confidence: 0.88,
		patterns: ['enchufe|enchufes|cable|cables|interruptor|regleta|clavija|cuadro|fusible|fusibles|diferencial|endoll|magnetotermico|conector|conectores|socket|plug|prise|tomada ~4 quemado|quemados|quemada|derretido|derretida|derretidos|fundido_y_negro|negro|chamuscado|chamuscada|melted|burnt|cremat|derretit|derritiendo|quema|derrite|brule|queimada|al_rojo',
			'quemado|derretido|chamuscado|derretida|quemados ~3 enchufe|cable|cables|regleta|interruptor|clavija|cuadro|conector|conectores', 'cable|cables|hilo|hilos|cableado|fil|wire|wires ~3 pelado|pelados|pelada|suelto|sueltos|al_aire|al_descubierto|descubierto|descubiertos|colgando|pelat|exposed|bare|live|descarnado|mordido|mordidos|cortado_con_corriente',
			'enchufe|cuadro|cable|cables|clavija|regleta|interruptor|diferencial ~4 caliente|calienta|calentando|quema_al_tocar|hirviendo|ardiendo|calientes|zumba|zumbando'],
		guards: ['commerce'],
		examples: ['tengo un enchufe quemado', 'el enchufe se ha derretido', 'hay cables pelados en la terraza', 'hay un cable suelto con corriente', 'the socket is melted', 'el cuadro de luz se calienta mucho', 'se ha quemado el cable de la regleta'],
		counterExamples: ['el cable negro ¿dónde va?', 'no hay cables sueltos', '¿de qué color es el cable de tierra?', '¿hacéis cambio de enchufes viejos?'],
	},
	{
		kind: 'flood_electric',
		confidence: 0.93,
		patterns: ['@wet ~3 @water ~7 @electric_part', '@water ~3 @wet|llegando|llega ~5 @electric_part', '@electric_part ~3 @wet|lleno_de|llena_de|lleno|llena ~3 @water', '@electric_part ~3 mojado|mojada|mojados|empapado|empapada|inundado|inundada|mullat|wet|flooded|molhado|mouille', 'gotea|goteando|goteras|gotera|chorrea|cae|moja|mojado|filtracion|filtra|gotejant|goteja ~6 encima|sobre|dentro|junto_al|por_el|en_el|por_los|pel|sobre_el|al_lado_del ~3 @electric_part',
			'inundado|inundada|inundacion|inundat|flooded|flood|inundou|inonde|inundando|encharcado ~14 cuadro|contador|contadores|enchufe|enchufes|electrico|electrica|electricidad|luz|corriente|cables|electricity|fuse|power|sockets|llum', 'cuadro|contadores|enchufes|enchufe|electrico|luz|corriente ~12 inundado|inundada|inundandose|inundat', 'inundado ~3 cuarto_de_contadores|cuarto_electrico|sala_electrica'],
		guards: ['commerce'],
		examples: ['cae agua encima del cuadro eléctrico', 'sale agua por el enchufe', 'Tengo goteras y gotea sobre una regleta', 'se ha inundado el sótano y el agua llega a los enchufes', 'el cuadro de luz está mojado', 'water is dripping on the fuse box',
			'sale agua por la lámpara', 'entra agua en el cuarto de contadores', "cau aigua sobre l'endoll"],
		counterExamples: ['el termo eléctrico gotea', 'El calentador de agua eléctrico no calienta', 'no tengo agua ni luz', '¿el agua del suelo radiante afecta a los contadores de calorías?', 'quiero cambiar el contador de agua', 'sale agua por el aire acondicionado'],
	},
];
