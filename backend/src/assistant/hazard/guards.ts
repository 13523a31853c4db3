/** What a guard does to a match: takes it back, or leaves it as a doubt. */
type GuardEffect = 'drop' | 'doubt';

/** Words around a match that change what it means. */
export interface Guard {
	/** Patterns in the notation of `pattern.ts`. */
	patterns: readonly string[];
	/** `overlap`: the guard's own words touch the match. `clause`, `sentence`: it stands in the same one. */
	scope: 'overlap' | 'clause' | 'sentence';
	effect: GuardEffect;
	/** Patterns in the same scope that switch the guard off. */
	unless?: readonly string[];
}

const COMMERCE =
	`precio|precios|cuesta|cuestan|costaria|costar|cuanto_vale|cuanto_valen|presupuesto|vendeis|venden|vende|instalais|instalan|poneis|ponen|comprar|
	compro|catalogo|tarifa|oferta|ofertas|recomendais|recomiendan|recomienda|recomendaciones|donde_se_pone|donde_va|donde_se_coloca|hay_que_poner|
	es_obligatorio|obligatorio|obligatoria|how_much|price|quant_costa|preu|prix|seguro_de|protege|proteccion|incluye|funciona_el_detector|que_detector|haceis|haciais|cambiais`.replace(
		/\s+/g,
		'',
	);

/** Guards by name; each rule says which ones it obeys. */
export const GUARDS = {
	/** A question about products or services. */
	commerce: { patterns: [COMMERCE], scope: 'clause', effect: 'drop' },
	/** Somebody who asks the price of mending a leak may well have one. */
	leak_commerce: { patterns: [COMMERCE], scope: 'clause', effect: 'doubt' },
	leak_detector: {
		patterns: [
			'detector|detectores|detectar|deteccion|sensor|prueba|pruebas|localizador|spray ~2 fuga|fugas|escape|escapes',
		],
		scope: 'overlap',
		effect: 'drop',
	},
	/** The gas of a cooling circuit: costly, not dangerous like fuel gas. */
	refrigerant: {
		patterns: [
			'refrigerante|refrigerant|split|splits|nevera|frigorifico|congelador|climatizador|climatizacion|aire_acondicionado|el_aire|del_aire|mi_aire|aires|aerotermia|bomba_de_calor|r32|r410|r410a|r22|r290|recarga|recargar|recargarlo|compresor|air_conditioner|aire_condicionat',
		],
		scope: 'sentence',
		effect: 'drop',
		unless: ['@smell ~4 gas', 'butano|propano|gas_natural|caldera|cocina|calentador|bombona'],
	},
	battery: {
		patterns: ['pila|pilas|bateria|baterias|battery|batteries|pile'],
		scope: 'sentence',
		effect: 'drop',
		unless: [
			'nueva|nuevas|cambiado|cambie|cambiada|he_puesto|recien ~3 pila|pilas|bateria',
			'pila|pilas|bateria ~3 nueva|nuevas|cambiada|cambiadas|recien|bien',
			'mareo|mareos|mareado|mareada',
		],
	},
	vehicle: {
		patterns: [
			'coche|coches|moto|furgoneta|gasolina|gasoil|gasoleo|diesel|camion|vehiculo|tubo_de_escape|gases_de_escape|carro',
		],
		scope: 'clause',
		effect: 'doubt',
	},
	igniter: {
		patterns: [
			'encendedor|mechero|piloto|chispero|encendido|bujia|electrodo|electrodos|fogon|fogones|encimera|no_enciende|no_prende|no_arranca|no_se_enciende|para_encender|para_que_encienda|enciende|encienda|quemador|calle|lloviendo|lluvia',
		],
		scope: 'sentence',
		effect: 'drop',
		unless: ['enchufe|enchufes|cuadro|cable|cables|regleta|interruptor|diferencial|inversor|nevera|lavadora|clavija'],
	},
	/** A muscle cramp. */
	limb: {
		patterns: [
			'pierna|piernas|gemelo|gemelos|pantorrilla|musculo|musculos|muslo|cuello|por_la_noche|durmiendo|aire_por|corriente_de_aire|corrents_d_aire',
		],
		scope: 'clause',
		effect: 'drop',
		unless: ['enchufe|cuadro|cable|lavadora|nevera|grifo|ducha|termo|caldera|electrico|electrica|tocar|toco'],
	},
	/** Very hot, as people say it of water and radiators. */
	hot_surface: {
		patterns: [
			'agua|aigua|radiador|radiadores|ducha|grifo|calor|caliente|calientes|suelo_radiante|sol|verano|habitacion|piso',
		],
		scope: 'clause',
		effect: 'drop',
		unless: ['humo|llamas|fuego|enchufe|cuadro|cable'],
	},
	smoke_device: {
		patterns: [
			'detector|detectores|alarma|alarmas|sensor|sensores|central|extintor|extintores|sistema|salida|conducto|tubo|evacuacion|extraccion|extractor|campana|gases|puerta|seguro ~3 humo|humos|incendio|incendios|fuego|fuegos',
			'contra|anti|deteccion_de ~1 incendio|incendios|fuego|humos',
			'vapor ~3 no_humo',
			'sin_humo',
		],
		scope: 'overlap',
		effect: 'drop',
	},
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof GUARDS;

/** Figures of speech and fixed phrases that no rule may match into. */
export const IDIOMS: Guard = {
	patterns: [
		'estoy|estamos|esta|ando|tiene|me_tiene ~1 que ~1 echo|echa|echamos|echan|ardo|arde|trino ~1 humo|chispas|fuego',
		'que_echo_humo|que_echo_chispas|echo_humo|que_arde|echando_humo_con',
		'a_fuego_lento|fuego_lento|a_fuego|fuegos_artificiales|arma_de_fuego|armas_de_fuego|prueba_de_fuego|bautismo_de_fuego|mano_en_el_fuego|alto_el_fuego|jugar_con_fuego|jugando_con_fuego|al_fuego',
		'el_fuego_de_la_cocina|fuegos_de_la_cocina|los_fuegos|fuego_de_gas|fuegos_de_gas|fuego_grande|fuego_pequeno',
		'precio|factura|recibo|tarifa|contrato|compania|suministro ~3 gas',
		'a_todo_gas|gases_de_escape|tubo_de_escape|valvula_de_escape',
		'huele_a_chamusquina_este|huele_a_estafa',
		'foco|focos ~2 led',
		'agua_y_luz|luz_y_agua|agua|luz ~1 y ~1 contador',
	],
	scope: 'overlap',
	effect: 'drop',
};

/** That it is over. */
export const SOLVED: readonly string[] = [
	'ya ~3 solucionado|solucionada|arreglado|arreglada|reparado|reparada|resuelto|resuelta|arreglaron|repararon|solucionaron|cambiaron|arreglo|reparo|soluciono|cambio|arreglasteis|reparasteis|apagado|apagada|controlado',
	'quedo|quedado|esta|todo ~1 solucionado|arreglado|resuelto|reparado|solucionada|arreglada|reparada|controlado',
	'lo|la|me_lo|me_la|nos_lo ~1 arreglaron|repararon|solucionaron|arreglo|reparo|arreglasteis|reparasteis|solucionasteis',
	'se ~1 soluciono|arreglo|resolvio',
	'falsa_alarma',
	'ya ~2 no ~3 huele|sale|hay|pita|noto|nota|da|pasa',
	'ya_paso|ya_se_ha_ido|ya_se_fue|ya_ha_pasado|ya_vino_el_tecnico|ya_vino|ya_vinieron',
	'ja_esta_arreglat|already_fixed|was_fixed|has_been_fixed|got_fixed|it_s_fixed|ja_foi_resolvido',
];

/** That it is not over after all. */
export const STILL: readonly string[] = [
	'sigue|siguen|sigo|seguimos|todavia|aun|vuelve|vuelven|volvio|otra_vez|de_nuevo|ahora|ahora_mismo|continua|still|again|encara|ainda|encore|cada_vez_mas|hoy|toujours',
];

/** That it was some time ago. */
export const PAST: readonly string[] = [
	'olia|hubo|habia|tuve|tuvimos|tenia|tenian|teniamos|ayer|anoche|anteayer|salio|salia|dio|pito|salto|era|paso|was|had|yesterday|ahir|ontem|hier|oli|olimos|fue|sono|vino|vinisteis|arreglasteis|reparasteis|cambiasteis|hi_havia|me_mareaba|daba|echaba|olio',
];
export const REMOTE: readonly string[] = [
	'hace ~2 ano|anos|mes|meses|semanas|tiempo|mucho',
	'ano|mes|invierno|verano|semana|otono|primavera|dia ~1 pasado|pasada',
	'una_vez|la_ultima_vez|en_su_dia|de_pequeno|last_year|last_month|last_week|el_otro_dia|aquella_vez|l_any_passat|months_ago|years_ago|en_2019|en_2020|en_2021|en_2022|en_2023|en_2024|en_2025',
];
/** That it goes on since a moment, so a past word beside it does not end it. */
export const ONGOING: readonly string[] = ['desde|since|des_de|depuis'];
/** Words in the present before or in a match. */
export const PRESENT: readonly string[] = [
	'huele|huelo|apesta|cheira|smell|smells|hay|tengo|tenemos|sale|salen|esta|estan|estoy|da|pita|suena|noto|notamos|echa|pierde|se_esta|me_mareo|ha_saltado|ahora|is|there_is|there_s|tinc|sent|gotea|cae|entra',
];

/** A supposition that is no report. */
export const SUPPOSED: readonly string[] = [
	'en_caso_de|en_el_caso|por_si|por_si_acaso|evitar|evito|prevenir|prevencion|imagina|imaginemos|imaginate|suponiendo|supongamos|simulacro|normativa|curso|hipotetico|in_case_of|what_would|que_pasaria|como_se_detecta|como_detectar|como_detecto|como_saber|peligro_de|riesgo_de|riesgos_de|algun_dia|alguna_vez|para_que_no|en_cas_de|pueda_haber|podria_haber|hubiera|hubiese',
];
/** "Si huele a gas, ¿qué hago?": asked in theory or by somebody who smells it now. A doubt, and the answer is the same. */
export const CONDITIONAL: readonly string[] = ['si|if|cuando|when|se'];

/** Negations, and the light words that may stand between one and what it denies. */
export const NEGATION = 'no ni sin nunca tampoco non nao not isn doesn don didn ningun ninguna nada jamas cap sans';
export const LIGHT = `me te se nos os le la lo les ha he hay ay han hemos habido da es esta noto notamos tengo tenemos nada ningun ninguna mucho tanto
	sale veo creo que parece percibo a de un una ya el los las en mi casa hi fa haver ha_habido del al por son deu is there any smell it
	nota siente percibe tenido tiene tienen ve hemos_notado haya estoy estan del_todo para_nada huelo olor hace echa salta saltan salen fa suelta dan`;
/** "No" before these does not deny what follows. */
export const NOT_A_DENIAL: readonly string[] = [
	'no para|paran|deja|dejan|solo|puedo|podemos|aguanto|encuentro|quiero|entiendo|sabemos|estoy_seguro|estoy_segura|responde|reacciona|cesa|hace_mas_que|tengo_claro|me_gusta|respira|funciona|va|se_si|se_de|se_por|se_que|se_va|se_quita|se_me_va|es_normal|es_que',
	'no_se|sin_parar|sin_querer|sin_duda|sin_saber|not_sure|no_sure|not_only|no_only',
];
