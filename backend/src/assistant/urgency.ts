import type { Hazard, Intent, Urgency } from '../contract/turn.ts';
import { fold } from '../text/fold.ts';

const anyOf = (...expressions: string[]): RegExp =>
	new RegExp(`(?<![\\p{L}\\p{N}])(?:${expressions.join('|')})(?![\\p{L}\\p{N}])`, 'u');

/** Somebody's life hangs on a device, or water is coming in at this moment. */
const CRITICAL = anyOf(
	'respirador\\p{L}*|oxigeno|dialisis|ventilador mecanico|soporte vital|life support|oxygen machine',
	'(?:se (?:me |nos )?esta|se nos|esta) inundando|inundando(?:se|nos)?|(?:sale|saliendo) (?:el )?agua a chorros?|(?:reventad\\p{L}*|reventon|revento) (?:de )?(?:una |la )?(?:tuberia|canalizacion)|(?:tuberia|canalizacion|latiguillo) (?:se ha )?revent\\p{L}+|no (?:puedo|se|consigo|podemos) (?:como )?cortar el agua|flooding (?:now|the)|burst pipe|water is pouring|s.esta inundant|estase a inundar|esta a inundar|inonde|ur-?jario handia',
);
/** Haste in the customer's own words. */
const HASTE = anyOf(
	'ur[gx]\\p{L}*|emergenc\\p{L}*|cuanto antes|lo antes posible|lo mas pronto posible|lo mas rapido posible|ahora mismo|inmediat\\p{L}*|ya mismo|(?:hoy|esta noche) (?:mismo|sin falta)|no puede esperar|no (?:puedo|podemos) esperar|es grave|muy grave|socorro|por favor rapido|a la mayor brevedad|corre prisa|tengo prisa|estamos desesperad\\p{L}*|asap|right now|right away|immediately|as soon as possible|urgently|emergency|com mes aviat millor|el mes aviat possible|quanto antes|canto antes|o antes posible|o mais rapido possivel|lo mas urgente|tout de suite|au plus vite|le plus vite possible|presaz\\p{L}*|larri\\p{L}*|lehenbailehen',
);
const NO_HASTE = anyOf(
	'no (?:es|hay|corre|tiene|tengo) (?:nada |muy |mucha |ninguna )?(?:urg\\p{L}*|prisa)|sin (?:urgencia|prisa|prisas)|cuando (?:podais|puedan|podeis|os venga bien|les venga bien)|no urge|no hay prisa|no rush|no hurry|not urgent|pas urgent|sense pressa|sen presa|sem pressa|sem urgencia|no e urxente|non corre presa|presarik gabe',
);
/** People who suffer from waiting. */
const FRAIL = anyOf(
	'bebes?|recien nacid\\p{L}*|embarazad\\p{L}*|ancian\\p{L}*|person[ae]s? mayor(?:es)?|mayores|(?:mi|su|la) (?:madre|padre|abuel[ao]|suegr[ao]|tia|tio) (?:es )?(?:muy )?(?:mayor|enferm\\p{L}*|tiene|de|con) ?(?:[6-9]\\d|1\\d\\d)?|(?:tiene|tengo|de|con) (?:[789]\\d|1[01]\\d) anos|nonagenari\\p{L}*|octogenari\\p{L}*|enferm[oa]s?|minusvali\\p{L}*|discapacitad\\p{L}*|silla de ruedas|ninos? pequenos?|ninos? (?:enferm\\p{L}*|con fiebre)|criaturas?|hospital|residencias?|residentes|geriatric\\p{L}*|guarderia|colegio|escuela infantil|centro de dia|clinica|vacunas|elderly|newborn|baby|pregnant|toddler|school|nursing home|bebe|nado|avoa?|gent gran|nado|bebe|idos[oa]s?|nourrisson|personne agee|umetxo\\p{L}*|haurdun',
);
/** Damage that grows, work that stands still, or a house without a basic service. */
const SERIOUS = anyOf(
	'inund\\p{L}*|(?:sin|no (?:hay|tengo|tenemos)) (?:ni )?(?:luz|electricidad|corriente|agua caliente|agua|calefaccion|suministro|gas)|nos hemos quedado sin \\p{L}+|me he quedado sin (?:luz|agua|calefaccion)|a oscuras|chorro|a chorros|mucha agua|no para de (?:salir|caer|gotear|pitar)|cae(?:ndo)? agua|techo (?:abajo|del vecino)|(?:vecino|piso) de abajo|bajo cero|helada|congelad\\p{L}*',
	'camaras? (?:frigorificas?|de frio|de congelados)|congelador(?:es)?|genero|mercancia|producto (?:perecedero|dentro)|todo el edificio|toda la (?:comunidad|finca|planta)|todos los vecinos|produccion (?:parada|detenida)|linea (?:parada|detenida)|(?:tengo que |he tenido que |hemos tenido que )?cerrar? (?:el )?(?:local|restaurante|bar|negocio|tienda)|(?:restaurante|bar|hotel|obrador|panaderia|carniceria|pescaderia|farmacia|peluqueria|servidor(?:es)?|cpd|fabrica|taller|oficina entera)',
	'no (?:hot water|heating|power|electricity|water)|flooded|flood|freezing|sense (?:llum|aigua|calefaccio|aigua calenta)|sen (?:luz|auga|calefaccion)|sem (?:luz|agua|aquecimento|agua quente)|sans (?:chauffage|eau|electricite|eau chaude)|pas de chauffage|argirik gabe|ur berorik gabe|berogailurik gabe',
);
/** A house without hot water, in any season, is a fault like others, unless somebody suffers from it. */
const ONLY_HOT_WATER = anyOf('agua caliente|hot water|aigua calenta|auga quente|agua quente|eau chaude|ur bero\\p{L}*');

const CALM: readonly Intent[] = ['greeting', 'feedback', 'opt_out', 'out_of_scope'];
/** Faults, visits and wishes to talk: what can be urgent at all. */
const MAY_PRESS: readonly Intent[] = ['incident', 'appointment', 'human_request', 'complaint', 'order', 'maintenance'];
/** Questions that can wait. */
const CAN_WAIT: readonly Intent[] = [...CALM, 'quote', 'warranty_contract'];

/** How soon somebody should look at it: `critical` where there is danger, or damage at this moment. */
export function findUrgency(text: string, intent: Intent, hazard: Hazard | null): Urgency {
	if (hazard !== null) return 'critical';
	if (CALM.includes(intent)) return 'low';
	const folded = fold(text.slice(0, 4000));
	if (NO_HASTE.test(folded)) return CAN_WAIT.includes(intent) || intent === 'maintenance' ? 'low' : 'normal';
	if (intent === 'incident' && CRITICAL.test(folded)) return 'critical';
	if (HASTE.test(folded)) return 'high';
	if (!MAY_PRESS.includes(intent)) return 'normal';
	if (FRAIL.test(folded)) return 'high';
	const isSerious = SERIOUS.test(folded.replace(new RegExp(ONLY_HOT_WATER, 'gu'), ''));
	return intent === 'incident' && isSerious ? 'high' : 'normal';
}
