import type { Hazard, Intent, Urgency } from '../contract/turn.ts';
import { fold } from '../text/fold.ts';

/** Folded expressions of haste, or of people who suffer from waiting. */
const PRESSING =
	/\b(urgen\w*|emergenci\w*|cuanto antes|lo antes posible|ahora mismo|inmediat\w*|ya mismo|no puede esperar|asap|right now|urgent\w*|emergency|bebe|recien nacid\w*|ancian\w*|persona mayor|personas mayores|mi (madre|padre|abuel\w+) (mayor|de \d\d)|enferm\w*|embarazada|dialisis|oxigeno|hospital|residencia|colegio|guarderia|nonagenari\w*)\b/;
/** Damage that grows, or a house without a basic service. */
const SERIOUS =
	/\b(inund\w*|sin (luz|electricidad|agua|calefaccion)|a oscuras|reventad\w*|reventon|chorro|sale mucha agua|no para de salir agua|camara frigorifica|congelador\w*|todo el edificio|toda la comunidad|flooded|no electricity|no heating|produccion parada|cierro el local)\b/;
const CALM: readonly Intent[] = ['greeting', 'feedback', 'opt_out', 'out_of_scope'];

/** How soon somebody should look at it: `critical` for danger only. */
export function findUrgency(text: string, intent: Intent, hazard: Hazard | null): Urgency {
	if (hazard !== null) return 'critical';
	const folded = fold(text.slice(0, 4000));
	if (PRESSING.test(folded) && !CALM.includes(intent)) return 'high';
	if (intent === 'incident' && SERIOUS.test(folded)) return 'high';
	return CALM.includes(intent) ? 'low' : 'normal';
}
