import { type PromisePattern, wordings } from './pattern.ts';

const catalan: readonly PromisePattern[] = [
	...wordings(
		'visit',
		[`visita (?:ja )?(?:està|queda|ha quedat) (?:ja )?(?:reservada|confirmada|programada|concertada)`],
		true,
	),
	...wordings('told', [
		`(?:he|hem|s'ha|s’ha|acabo d'|acabem d') ?(?:ja )?(?:avisat|avisar|informat|notificat|passat|traslladat|comunicat|derivat|enviat|registrat|anotat)`,
		`(?:el|la|us|et|li|els) (?:passo|passem|poso|posem|derivo|derivem) (?:ara )?(?:amb|en contacte|a)`,
		`(?:avisaré|avisarem|avisem) (?:ara )?(?:a|al)`,
	]),
	...wordings('contact', [
		`(?:el|la|us|et|li|els) (?:trucar|respondr|contactar|atendr|escriur|contestar|avisar)(?:à|an|em|é)`,
		`es posar(?:à|an) en contacte`,
		`ens posarem en contacte`,
	]),
	...wordings('visit', [
		`(?:he|hem|s'ha|s’ha) (?:ja )?(?:reservat|concertat|programat|agendat|confirmat|fixat)`,
		`tècnic ~ (?:vindrà|passarà|anirà)`,
		`tècnic (?:vindrà|passarà|anirà)`,
	]),
	...wordings('order', [`(?:he|hem) (?:ja )?(?:demanat|encarregat) (?:la|el|una|un)`]),
	...wordings('refund', [
		`(?:he|hem) (?:retornat|reemborsat|abonat)`,
		`(?:li|us|et) (?:retornarem|abonarem|reemborsarem)`,
	]),
	...wordings('change', [`(?:he|hem) (?:cancel·lat|anul·lat|canviat|modificat) (?:la|el|les)`]),
];
const galician: readonly PromisePattern[] = [
	...wordings('visit', [`visita (?:xa )?(?:está|queda|quedou) (?:reservada|confirmada|programada|concertada)`], true),
	...wordings('told', [
		`(?:avisei|avisamos xa|informei|pasei|trasladei|notifiquei) (?:a|ao|á|o|a un|a unha|xa|unha|o seu)…`,
		`(?:pásoo|pásoa|pásolle|póñoo|póñoa|pásote) (?:con|en contacto)`,
		`(?:avisarei|avisaremos) (?:a|ao|á)`,
	]),
	...wordings('contact', [
		`(?:chamarao|chamaraa|chamarano|chamarémolo|chamaremos|responderalle|responderanlle|contactará|atenderao)`,
		`(?:porase|poñerase|poñerémonos|porémonos) en contacto`,
	]),
	...wordings('visit', [
		`(?:reservei|reservamos|concertei|concertamos|programei) (?:a|unha|xa|lle)`,
		`técnico ~ (?:irá|pasará|acudirá)`,
	]),
	...wordings('order', [`(?:encarguei|pedín|encargamos) (?:a|o|unha|un)`]),
	...wordings('refund', [`(?:devolvinlle|devolverémoslle|reembolsamos)`]),
];
const portuguese: readonly PromisePattern[] = [
	...wordings(
		'visit',
		[`(?:visita|marcação) (?:já )?(?:está|ficou|foi) (?:marcada|agendada|reservada|confirmada)`],
		true,
	),
	...wordings('told', [
		`(?:avisei|avisámos|informei|informámos|notifiquei|notificámos|encaminhei|encaminhámos|transmiti|transferi|registei|registámos) (?:a|o|os|as|um|uma|já|de|esta|este|à|ao)`,
		`já (?:avisei|foi avisad…|informei|encaminhei|passei)`,
		`(?:vou|vamos) (?:passar|avisar|encaminhar|transferir|informar|notificar)…`,
		`(?:passo|passamos|encaminho)(?:-o|-a|-lhe)? (?:para|a|ao|com) (?:um|uma|o|a)`,
	]),
	...wordings('contact', [
		`(?:vai|vão|irá|irão) (?:ligar|contactar|responder|entrar em contacto|telefonar|escrever)…`,
		`entrar(?:á|emos|ei|ão) em contacto`,
		`(?:ligar|contactar|responder)-(?:lhe|o|a)-(?:á|ão|emos)`,
		`(?:ligaremos|contactaremos|responderemos)`,
	]),
	...wordings('visit', [
		`(?:reservei|reservámos|agendei|agendámos|marquei|marcámos|confirmei) (?:a|uma|já|o)`,
		`técnico ~ (?:irá|vai) (?:passar|visitar|aí)`,
		`técnico (?:irá|vai) (?:passar|visitar|aí)`,
	]),
	...wordings('order', [`(?:encomendei|encomendámos|pedimos já) (?:a|o|uma|um)`]),
	...wordings('refund', [
		`(?:reembolsei|reembolsámos|devolvemos|creditámos)`,
		`(?:iremos|vamos) (?:reembolsar|devolver)`,
	]),
	...wordings('change', [`(?:cancelei|cancelámos|alterei|alterámos) (?:a|o|os|as)`]),
];
const french: readonly PromisePattern[] = [
	...wordings(
		'visit',
		[`(?:visite|rendez-vous|intervention) (?:est|a été) (?:réservée?|confirmée?|programmée?|planifiée?|fixée?)`],
		true,
	),
	...wordings('told', [
		`(?:j'ai|j’ai|nous avons|on a) (?:déjà |bien )?(?:prévenu|averti|informé|transmis|transféré|contacté|signalé|notifié|enregistré|alerté)`,
		`je (?:vous )?(?:transfère|mets en relation|préviens|transmets|passe à|passe un)`,
		`je vous (?:passe|mets)`,
		`(?:demande|message|dossier) (?:a été|est) (?:transmise?|enregistrée?|envoyée?)`,
	]),
	...wordings('contact', [
		`vous (?:appellera|contactera|répondra|rappellera|écrira|appellerons|contacterons|rappellerons|répondrons)`,
		`(?:va|allons|vais) vous (?:appeler|contacter|répondre|rappeler|écrire)`,
		`(?:prendra|prendrons|prendront) contact`,
	]),
	...wordings('visit', [
		`(?:j'ai|j’ai|nous avons|on a) (?:déjà |bien )?(?:réservé|planifié|programmé|confirmé|fixé|organisé)`,
		`technicien ~ (?:passera|viendra|se déplacera)`,
		`technicien (?:passera|viendra|se déplacera)`,
	]),
	...wordings('order', [`(?:j'ai|j’ai|nous avons) (?:déjà |bien )?commandé`]),
	...wordings('refund', [
		`(?:j'ai|j’ai|nous avons) (?:déjà |bien )?(?:remboursé|crédité)`,
		`(?:vous serez remboursée?|nous vous rembourserons)`,
	]),
	...wordings('change', [`(?:j'ai|j’ai|nous avons) (?:déjà |bien )?(?:annulé|modifié|changé|mis à jour)`]),
];
const basque: readonly PromisePattern[] = [
	...wordings('told', [
		`(?:abisatu|jakinarazi|esan|pasatu|bidali|eman) (?:dut|dugu|diot|diogu|diet|diegu)`,
		`(?:abisatuko|jakinaraziko|pasatuko) (?:dut|dugu|diot|diogu|zaitut|zaitugu)`,
		`pertsona batekin (?:jarriko|jartzen)`,
	]),
	...wordings('contact', [
		`(?:deituko|erantzungo|idatziko) (?:dizu|dizute|dizugu|dizuegu)`,
		`harremanetan jarriko`,
		`jarriko ~ harremanetan`,
	]),
	...wordings('visit', [
		`(?:erreserbatu|hitzartu|programatu|baieztatu) (?:dut|dugu|dizut|dizugu)`,
		`bisita (?:baieztatuta|erreserbatuta|hitzartuta) dago`,
	]),
	...wordings('order', [`eskatu (?:dut|dugu) (?:pieza|ordezkoa)`]),
	...wordings('refund', [`itzuliko (?:dizugu|dizut)`]),
];
const italian: readonly PromisePattern[] = [
	...wordings('told', [
		`(?:ho|abbiamo) (?:già )?(?:avvisato|informato|avvertito|inoltrato|trasmesso|contattato|segnalato)`,
		`la metto in contatto`,
	]),
	...wordings('contact', [
		`(?:la|ti|vi) (?:chiamerà|contatterà|richiamerà|chiameremo|contatteremo|risponderà)`,
		`si metterà in contatto`,
	]),
	...wordings('visit', [
		`(?:ho|abbiamo) (?:già )?(?:prenotato|fissato|programmato|confermato)`,
		`(?:visita|appuntamento) (?:è stat[oa]|è) (?:prenotat[oa]|confermat[oa]|fissat[oa])`,
	]),
	...wordings('order', [`(?:ho|abbiamo) (?:già )?ordinato`]),
	...wordings('refund', [`(?:ho|abbiamo) (?:già )?(?:rimborsato|accreditato)`]),
];
const german: readonly PromisePattern[] = [
	...wordings('told', [
		`(?:habe|haben) ~ (?:informiert|benachrichtigt|weitergeleitet|verständigt|weitergegeben|kontaktiert)`,
		`(?:ich|wir) (?:verbinde|verbinden|leite|leiten) (?:sie|ihre)`,
	]),
	...wordings('contact', [`(?:wird|werden) ~ (?:anrufen|melden|kontaktieren|antworten|zurückrufen)`]),
	...wordings('visit', [
		`(?:habe|haben) ~ (?:gebucht|vereinbart|reserviert|eingeplant)`,
		`termin ~ (?:gebucht|bestätigt|vereinbart|reserviert)`,
		`techniker ~ (?:kommt|kommen|vorbeikommen)`,
	]),
	...wordings('order', [`(?:habe|haben) ~ bestellt`]),
	...wordings('refund', [`(?:habe|haben) ~ (?:erstattet|zurückerstattet|gutgeschrieben)`]),
];

/** Claims in the other languages of our customers: their usual wordings, lower case. */
export const OTHER_LANGUAGES: readonly PromisePattern[] = [
	...catalan,
	...galician,
	...portuguese,
	...french,
	...basque,
	...italian,
	...german,
];
