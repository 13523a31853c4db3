import { terms, termSet } from '../text/terms.ts';

/** Where a passage stands, as far as it tells which equipment it is about. */
export interface Place {
	documentTitle: string;
	heading: string | null;
	text: string;
}

/** Words of titles that name a kind of document or a matter, and no equipment. */
const MATTERS =
	termSet(`manual guía instrucciones uso usuario técnico ficha catálogo producto productos procedimiento procedimientos
instalación mantenimiento reparación servicio diagnóstico diagnósticos solución problemas problema error errores código códigos fallo
fallos avería averías alarma equipo equipos sistema sistemas modelo modelos serie lista documento anexo general preguntas frecuentes
informe revisión versión`);
/** A title with one of these is about the firm: what else it says, such as the firm's name, names no equipment. */
const FIRM =
	termSet(`tarifa tarifas precio precios garantía garantías términos condiciones contrato contratos horario horarios zona zonas
empresa cliente clientes privacidad`);

/**
 * Whether a passage is about the equipment that a question names, so that its codes are the ones that were asked for. The
 * equipment is named by words of the documents' titles ("Aitana 24"), and by what the caller knows of it.
 *
 * @param codes the codes of the question, which name nothing
 * @param titles of all documents
 * @param equipment names of brands and models that the question is about, as far as they are known
 */
export function equipmentFilter(
	question: string,
	codes: ReadonlySet<string>,
	titles: readonly string[],
	equipment: readonly string[] = [],
): (place: Place) => boolean {
	const asked = new Set(terms(question).map(({ term }) => term));
	const named = titles.map((title) => namesOf(title, asked, codes));
	const most = Math.max(0, ...named.map(({ size }) => size));
	const all = new Set(named.flatMap((names) => [...names]));
	const wanted = equipment.map((name) => [...termSet(name)]).filter((name) => name.length > 0);
	return ({ documentTitle, heading, text }) => {
		const place = termSet(`${documentTitle}\n${heading ?? ''}`);
		const shared = [...all].filter((term) => place.has(term)).length;
		if (shared < most) return false;
		if (wanted.length === 0) return true;
		const whole = new Set([...place, ...termSet(text)]);
		return wanted.some((name) => name.every((term) => whole.has(term)));
	};
}

/** The words of a title by which a question names its equipment. */
function namesOf(title: string, asked: ReadonlySet<string>, codes: ReadonlySet<string>): Set<string> {
	const own = termSet(title);
	if ([...own].some((term) => FIRM.has(term))) return new Set();
	return new Set([...own].filter((term) => asked.has(term) && !MATTERS.has(term) && !codes.has(term)));
}
