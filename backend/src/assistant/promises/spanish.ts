import { type PromisePattern, wordings } from './pattern.ts';

/** I, we, the firm or nobody in particular have done it. */
const DONE =
	'(?:(?:he|hemos|acabo de|acabamos de)|se (?:le |les |te |os )?(?:ha|han)|(?:ha|han) (?:sido|quedado)|(?:le|les|te|os|lo|la) (?:ha|han)|(?:equipo|compañero|compañera|técnico|oficina|administración) (?:ya )?(?:ha|han)|quedó|fue)(?: ya| también| ahora mismo)?';
const WE_WILL = '(?:voy a|vamos a|procedo a|procederé a|procederemos a)';
const PLACE = '(?:visita|cita|revisión|intervención|reserva|reparación)';
const WORKER = '(?:técnico|técnica|operario|instalador|fontanero|compañero|compañera|profesional|alguien|equipo)';
const PERSON =
	'(?:persona|técnico|técnica|compañero|compañera|compañeros|equipo|responsable|comercial|asesor|asesora|operador|operadora|agente|administración|alguien)';
const PART =
	'(?:pieza|piezas|recambio|recambios|repuesto|repuestos|pedido|material|placa|bomba|válvula|filtro|caldera|equipo)';
const MESSAGE =
	'(?:mensaje|consulta|caso|solicitud|petición|aviso|nota|recado|incidencia|queja|reclamación|datos|conversación|parte|ticket|expediente|contacto)';
const THING = '(?:cita|visita|contrato|pedido|datos|suscripción|factura|dirección|reserva|teléfono|titular|plan)';

/** Claims in Spanish. Lower case, with accents: "avisé" is done, "avise" asks the customer. */
export const SPANISH: readonly PromisePattern[] = [
	...wordings('told', [
		`${DONE} (?:avisad|informad|notificad|comunicad|alertad|contactad|escalad|derivad|trasladad|transmitid|transferid|reenviad|remitid|anotad|apuntad|registrad|tramitad|elevad)[oa]s?`,
		`${DONE} (?:avisar|informar|notificar|comunicar|trasladar|transmitir|pasar|derivar|reenviar|anotar|registrar)`,
		`${DONE} (?:enviado|mandado|pasado|dejado|abierto|creado|generado|dado|puesto|hecho llegar|recogido) ~ ${MESSAGE}`,
		`${DONE} (?:enviado|mandado|pasado|dejado|abierto|creado|generado|dado|puesto) ${MESSAGE}`,
		`${MESSAGE} (?:ya )?(?:ha|han) sido (?:enviad|mandad|pasad|remitid|trasladad|reenviad|derivad)[oa]s?`,
		`${DONE} hablado con`,
		`(?:avisé|notifiqué|informé a|trasladé|transmití|contacté|contactamos ya|pasé) ~ (?:${PERSON}|${MESSAGE})`,
		`(?:le|te|os|les|lo|la) (?:paso|pasamos|pongo|ponemos|transfiero|transferimos|derivo|derivamos|conecto) (?:ya |ahora |ahora mismo |directamente |enseguida )?(?:con|en contacto|a una?|al|en manos)`,
		`(?:voy a pasarle|voy a ponerle|vamos a pasarle|vamos a ponerle) (?:con|en contacto)`,
		`(?<!(?:el|un|su|este|ese|del|al|de|mi|cada|otro|primer|nuevo) )(?:aviso|avisamos) (?:ya |ahora |ahora mismo |enseguida |de inmediato )?(?:a|al)`,
		`(?:paso|pasamos|dejo|dejamos|traslado|trasladamos|remito|remitimos|reenvío|envío|enviamos) (?:ahora |ya )?(?:nota|su|tu|el|la|este|esta) ?(?:${MESSAGE})?(?: a|al| al)`,
		`(?:paso|dejo) (?:nota|aviso|recado)`,
		`(?:avisaré|avisaremos|trasladaré|trasladaremos|notificaré|notificaremos|informaré a|informaremos a|pasaré|pasaremos|comunicaré|comunicaremos|derivaré|derivaremos) (?:a|al|su|el|la|este|esta|de inmediato)`,
		`${WE_WILL} (?:avisar|informar|notificar|comunicar|trasladar|pasar|derivar|transferir|escalar|reenviar|registrar|anotar)`,
		`${PERSON} (?:ya )?está (?:ya )?(?:avisad|informad|al tanto|al corriente|enterad)…`,
		`(?:su|la|tu|el) ~ ${MESSAGE} (?:ya )?(?:está|queda|ha quedado) (?:registrad|anotad|enviad|trasladad|en manos)…`,
		`(?:su|tu|el|la) ${MESSAGE} (?:ya )?(?:está|queda|ha quedado|quedó) (?:ya )?(?:registrad|anotad|enviad|trasladad|en manos)…`,
		`tomo nota y (?:lo|la|se lo) (?:paso|traslado|comunico)`,
		`queda (?:avisad|anotad|registrad)[oa]`,
	]),
	...wordings('contact', [
		`(?:le|te|os|les|lo|la) (?:llamar|contactar|escribir|responder|contestar|atender|avisar|informar|confirmar)(?:á|án|emos|é)`,
		`(?:se pondrá|se pondrán|nos pondremos|me pondré) (?:pronto |enseguida )?en contacto`,
		`contactar(?:á|án|emos|é) con (?:usted|ustedes|ti|vosotros)`,
		`(?:recibirá|recibirás) ~ (?:llamada|respuesta|contestación|confirmación|aviso)`,
		`(?:le|te|os) (?:va|van|vamos|voy) a (?:llamar|contactar|escribir|responder|contestar|atender|avisar|confirmar)`,
		`${PERSON} ~ (?:va a|van a) (?:llamar|contactar|escribir|responder|atender|revisar)…`,
		`${PERSON} ~ (?:contactará|responderá|llamará|atenderá|contestará|estudiará su caso|revisará su caso)`,
		`(?:en breve|enseguida|ahora mismo|pronto) (?:le|te|os) (?:llamamos|llamo|llaman|escribimos|responden|respondemos|atienden|atendemos)`,
		`(?:le|te) (?:llamamos|llaman|llamo) (?:en|hoy|mañana|esta|ahora|enseguida|luego|antes)`,
		`(?:nos|me) (?:ocupamos|encargamos|encargo|ocupo) de (?:avisar|llamar|gestionar|todo|ello)…`,
	]),
	...wordings('visit', [
		`${DONE} (?:reservad|agendad|programad|concertad|fijad|citad|acordad|coordinad|asignad|confirmad)[oa]s? ~ (?:${PLACE}|${WORKER}|hora|hueco|turno)`,
		`${DONE} (?:reservad|agendad|programad|concertad|fijad|citad|asignad|confirmad)[oa]s?`,
		`${DONE} (?:enviado|mandado) (?:a )?(?:un|una|al) ${WORKER}`,
		`(?:irá|pasará|acudirá|vendrá) (?:un|una|nuestro|nuestra|el|la) ${WORKER}`,
		`(?:reservé|agendé|programé|concerté|confirmé) ~ (?:${PLACE}|hora)`,
		`(?:reservé|agendé|programé|concerté|confirmé) ${PLACE}`,
		`(?:le|te|os) (?:reservo|agendo|programo|apunto|anoto|doy|confirmo|reservamos|agendamos|programamos|confirmamos) ~ (?:${PLACE}|hora|hueco)`,
		`(?:reservo|agendo|programo|reservamos|agendamos|programamos) (?:su|la|una|tu|ya)`,
		`(?:reservaré|reservaremos|agendaré|agendaremos|programaré|programaremos|concertaré|concertaremos)`,
		`${WE_WILL} (?:reservar|agendar|programar|concertar|enviar|mandar)… ~ (?:${PLACE}|${WORKER}|hora)`,
		`(?:enviaré|enviaremos|mandaré|mandaremos|enviamos|mandamos|le envío|le mando) ~ ${WORKER}`,
		`(?:enviaré|enviaremos|mandaré|mandaremos|enviamos|mandamos) (?:a )?(?:un|una|al|nuestro) ${WORKER}`,
		`${WORKER} ~ (?:irá|pasará|acudirá|vendrá|se acercará|se desplazará|visitará|va a ir|va a pasar|llegará|estará allí)`,
		`${WORKER} (?:ya )?(?:va|está) (?:ya )?(?:de camino|en camino|para allá)`,
		`(?:le|te|os) (?:visitará|visitaremos|visitarán)`,
	]),
	...wordings(
		'visit',
		[
			`${PLACE} ~ (?:está|queda|quedó|estará) (?:ya )?(?:reservad|agendad|programad|concertad|confirmad|fijad|asignad|anotad|registrad)[oa]`,
			`${PLACE} (?:está|queda|quedó|estará) (?:ya )?(?:reservad|agendad|programad|concertad|confirmad|fijad|asignad|anotad|registrad)[oa]`,
			`${PLACE} (?:confirmada|reservada|agendada|programada) para`,
			`(?:tiene|tienes) (?:ya )?(?:una |la |su )?${PLACE} (?:confirmada|reservada|el|para)`,
		],
		true,
	),
	...wordings('order', [
		`${DONE} (?:pedido|encargado|solicitado|comprado|tramitado|realizado|hecho|reservado) ~ ${PART}`,
		`(?:he|hemos) (?:pedido|encargado|comprado) ${PART}`,
		`(?:pediré|pediremos|encargaré|encargaremos|compraremos) ~ ${PART}`,
		`${WE_WILL} (?:pedir|encargar|comprar|tramitar) ~ ${PART}`,
		`(?:le|te) (?:pido|encargo|pedimos|encargamos) ~ ${PART}`,
	]),
	...wordings(
		'order',
		[
			`${PART} (?:ya )?(?:está|están|queda|quedan) (?:ya )?(?:pedid|encargad|solicitad|tramitad|en camino|enviad|de camino)…`,
			`pedido (?:realizado|tramitado|confirmado|hecho) (?:con éxito|correctamente|ya)`,
			`${PART} (?:ya )?(?:ha|han) (?:salido|llegado)`,
			`${PART} (?:le )?llegar(?:á|án) (?:hoy|mañana|el|la|en)`,
		],
		true,
	),
	...wordings('refund', [
		`${DONE} (?:devuelto|reembolsado|abonado|reintegrado|descontado|aplicado ~ descuento)`,
		`(?:le|te|os) (?:devolveremos|reembolsaremos|abonaremos|reintegraremos|descontaremos|devuelvo|devolvemos|reembolsamos|abonamos|devolverán|reembolsarán|abonarán|haremos ~ descuento|aplicamos ~ descuento)`,
		`${WE_WILL} (?:devolver|reembolsar|abonar|reintegrar|descontar)…`,
		`recibirá ~ (?:reembolso|devolución|abono|importe)`,
		`(?:reembolso|devolución|abono) (?:ya )?(?:está|queda|ha sido) (?:tramitad|hech|realizad|aprobad|en curso)…`,
		`${DONE} (?:tramitado|aprobado|realizado|hecho) ~ (?:reembolso|devolución|abono|descuento)`,
	]),
	...wordings('change', [
		`${DONE} (?:cancelado|anulado|modificado|cambiado|actualizado|corregido|renovado|ampliado|activado) ~ ${THING}`,
		`${DONE} (?:cancelad|anulad|modificad|actualizad|renovad|dad[oa] de baja)…`,
		`(?:cancelo|anulo|modifico|cambio|actualizo|cancelaré|cancelaremos|anularé|anularemos|modificaremos|cambiaremos|actualizaré|actualizaremos) (?:su|la|el|tu)`,
		`${THING} (?:ya )?(?:está|queda|ha quedado) (?:ya )?(?:cancelad|anulad|modificad|cambiad|actualizad|renovad)[oa]s?`,
	]),
	...wordings('sent', [
		`${DONE} (?:enviado|mandado|adjuntado) ~ (?:correo|email|sms|presupuesto|factura|documento|enlace|contrato|manual|informe)`,
		`(?:le|te|os) (?:enviaré|enviaremos|mandaré|mandaremos|envío|enviamos|mando|haré llegar|haremos llegar) ~ (?:correo|email|sms|presupuesto|factura|documento|enlace|contrato|manual|informe)`,
	]),
];
