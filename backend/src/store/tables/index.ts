import type { Kysely, Transaction } from 'kysely';
import type { AvisosTable, IncidentesTable } from './avisos.ts';
import type { ConsultasIaTable, LlamadasModeloTable } from './consultas.ts';
import type { ConversacionesTable, MensajesTable } from './conversaciones.ts';
import type { IdentidadesTable, PersonasTable } from './directorio.ts';
import type { CorreccionesTable } from './correcciones.ts';
import type { DocumentosTable, PasajesTable } from './documentos.ts';
import type { ClavesApiTable, EmpresasTable } from './empresas.ts';
import type { GastoModeloTable, ReservasModeloTable } from './gasto.ts';
import type { OrdenesTable } from './ordenes.ts';
import type { EstadoUsuarioTable } from './personas.ts';
import type { TerminosTable, VocabularioTable } from './terminos.ts';

export interface Tables {
	empresas: EmpresasTable;
	claves_api: ClavesApiTable;
	conversaciones: ConversacionesTable;
	mensajes: MensajesTable;
	consultas_ia: ConsultasIaTable;
	llamadas_modelo: LlamadasModeloTable;
	gasto_modelo: GastoModeloTable;
	reservas_modelo: ReservasModeloTable;
	estado_usuario: EstadoUsuarioTable;
	ordenes: OrdenesTable;
	incidentes: IncidentesTable;
	avisos: AvisosTable;
	personas: PersonasTable;
	identidades: IdentidadesTable;
	correcciones: CorreccionesTable;
	documentos: DocumentosTable;
	pasajes: PasajesTable;
	terminos: TerminosTable;
	vocabulario: VocabularioTable;
}

export type Db = Kysely<Tables>;
/** A transaction in which the company is set: the argument of every repository function. */
export type Tx = Transaction<Tables>;
