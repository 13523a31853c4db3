/** Groups of words that the hazard rules share: Spanish first, then Catalan, Galician, English, Portuguese and French. */
export const WORD_GROUPS = {
	smell: `huele huelo huelen oler oliendo olor olores olorcillo hule holor apesta tufo peste tufillo
		olor_fort pudor cheira cheiro cheirar smell smells smelling odor odour stinks odeur`,
	gas: 'gas gaz gass butano propano gas_natural',
	leak: `fuga fugas escape escapes perdida fuita fuites fuxa fuxas leak leaks leaking leakage fuite fuites vazamento
		vazando perde_gas`,
	smoke: 'humo humos umo jumo fum fume smoke fumaca fumo fumee humareda humazo humito',
	burner: `caldera calderas calentador estufa brasero chimenea calefaccion quemador cocina hornillo termo boiler heater stove
		caldeira esquentador chaudiere calefaccio escalfador calefactor insert quentador`,
	ill: `mareo mareos mareado mareada mareados mareadas marea mareamos marearme mareando nauseas vomito vomitos vomitando vomitar
		dolor_de_cabeza dolores_de_cabeza me_duele_la_cabeza nos_duele_la_cabeza desmayo desmayado desmayada desmayos
		somnolencia atontado atontada atontados aturdido aturdida mal_de_cap marejo marejat marejada tontura tonto_de_cabeza
		dizzy dizziness headache headaches nausea vertige vertiges dor_de_cabeza dores_de_cabeza mal_de_tete mareei mareado`,
	co_gas: `co2 monoxido monoxido_de_carbono co monoxid monoxid_de_carboni carbon_monoxide monoxyde monoxyde_de_carbone
		carboxi`,
	alarm: `alarma alarmas detector detectores sensor alarme alarm detecteur detetor`,
	beeps: `pita pito pitido pitidos pitando pitado pitar suena sonando sonar sonado salta saltando saltado saltar activado activa disparado disparada dispara
		no_para parpadea_en_rojo ringing beeping gone_off going_off beeps sonne tocar tocando apitando xiula soa soando sona`,
	burnt:
		'quemado quemada chamusquina chamuscado quemandose quemar cremat queimado burning burnt brule plastico_quemado goma_quemada',
	blaze: `ardiendo llamas incendio incendiado incendiada incendia quemandose en_llamas prendido_fuego prendio_fuego foc_a fuego
		incendi lume lumes incendie incendios on_fire fogo foc`,
	spark: `chispa xispa xispas chispas chispazo chispazos chispea chisporrotea chisporroteo chisporroteando chispeando chispeo fogonazo fogonazos
		espurna espurnes faisca faiscas sparks sparking spark etincelle etincelles`,
	shock: `calambre calambres calambrazo calambrazos calambrada descarga descargas corrientazo corrientazos latigazo garrampa
		garrampes enrampada choque_electrico choques shock shocks electric_shock choc decharge garrampada rampa calambrinazo
		chispazo`,
	device: `enchufe enchufes cuadro caja_de_luz cuadro_electrico interruptor regleta ladron cable cables cableado lampara bombilla fusible
		fusibles magnetotermico diferencial contador toma toma_de_corriente alargador placa_electronica lavadora nevera horno
		vitroceramica lavavajillas termo frigorifico secadora placa induccion inversor bateria placas_solares split compresor
		motor transformador endoll endolls tomada tomadas quadre quadro socket outlet plug fuse fusebox wire wires prise
		interrutor panel clavija maquina aparato caldera calentador aire aire_acondicionado radiador aerotermia`,
	water: 'agua aigua auga water eau agua_caliente',
	wet: `cae cayendo gotea goteando goteo chorrea chorreando moja mojando mojado mojada mojados entra entrando entrado sale saliendo
		inundado inundada inunda inundando filtra filtrando filtracion chorro empapado empapada charco pierde gotera goteras llegando
		llega llegado caido caiu molhado mullat mullada cau entra leaking dripping flooded wet dripping coule`,
	electric_part: `enchufe enchufes cuadro cuadro_electrico cuadro_de_luz cuadro_de_la_luz caja_de_luz interruptor interruptores regleta
		regletas cables cableado lampara lamparas bombilla diferencial magnetotermico contador contadores fusibles endoll endolls
		quadre quadro socket sockets outlet fuse fusebox prise tableau_electrique tomada tomadas transformador toma_de_corriente
		plafon foco focos`,
	person: `hijo hija nino nina bebe mujer marido esposa esposo madre padre abuela abuelo companero companera tecnico operario alguien
		persona vecino vecina hermano hermana fill filla nen nena son daughter husband wife someone cliente trabajador mama papa
		senor senora chico chica novia novio amigo amiga suegra suegro inquilino inquilina`,
	body: 'mano manos brazo brazos cara dedo dedos pierna piernas pie pies ojo ojos piel cuerpo espalda cabeza',
} as const;
