import { fold } from './fold.ts';
import { stem } from './stem.ts';

/**
 * Words that customers and manuals use for the same thing, one group a line; the last ones of a line are the same in
 * Catalan, Galician, Portuguese, English and French, so that a question in those finds Spanish manuals.
 */
const GROUPS = `
precio precios cuesta cuestan coste costar costaria vale tarifa tarifas cobrar cobrais cobran preu prezo preco price cost much prix
arreglar reparar reparacion reparaciones arreglo averia averias repair fix reparar
estropeado roto averiado averia fallo fallo
instalar instalacion poner colocar montar montaje install installation
cambiar sustituir reemplazar cambio sustitucion replace change
subir aumentar rellenar llenar meter increase raise pujar
bajar reducir disminuir quitar
reiniciar resetear reseteo resetea reset rearmar rearme restart
encender arrancar conectar start
apagar desconectar parar
gotear gotea goteo goteando pierde perder fuga leak leaking
horario horarios atender atiende atendeis cerrais cierran opening hours
telefono contacto contactar llamar correo phone
abris abre abierto abierta
zona zonas poblacion poblaciones servicio
anular cancelar anulacion anulaciones cancel
baja rescindir renovacion renueva
cubre cubrir incluye incluido incluida entra garantia covers
aire acondicionado split climatizador conditioner conditioning
caldera calderas boiler caldeira chaudiere
presion pressure pressio pressao
calefaccion radiadores heating calefaccio
agua water aigua auga
caliente hot calenta quente
filtro filtros filter filters filtres
limpiar limpieza lavar clean cleaning
programar temporizador programacion timer
garantia warranty garantie
mantenimiento revision maintenance service manteniment revisio
factura facturas invoice recibo fatura
pagar pago abonar pay payment
financiar financiacion plazos
wifi internet conectar
mando control remoto remote
ruido ruidos suena golpes golpeteo silbido noise soroll
enfria enfriar frio cold
calienta calentar calor
temperatura grados temperature
consumo gasta gastar ahorrar
cita visita visitas appointment
presupuesto presupuestos quote pressupost orzamento
plazo plazos tarda tardais tiempo
horas hora horario
desplazamiento venir desplazarse
placas solares fotovoltaica paneles solar panels
termo calentador acumulador
normal correcta correcto recomendada
significa error codigo fallo code
`;

const ALTERNATIVES = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
	const group = [...new Set(line.split(' ').map((word) => stem(fold(word))))];
	for (const term of group) {
		const known = ALTERNATIVES.get(term) ?? new Set<string>();
		for (const other of group) if (other !== term) known.add(other);
		ALTERNATIVES.set(term, known);
	}
}

/** Other terms for the same thing, as stems; none for most words. */
export function synonymsOf(term: string): readonly string[] {
	return [...(ALTERNATIVES.get(term) ?? [])];
}
