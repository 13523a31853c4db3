import type { Texts } from './texts.ts';

/** "of", as it is said before a vowel and before anything else. */
const of = (name: string): string => (/^h?[aeiouàâéèêëíîïóòôúüœ]/i.test(name) ? `d’${name}` : `de ${name}`);

export const ca: Texts = {
	disclosure: {
		hello: 'Bon dia.',
		first: (company) =>
			`Soc l’assistent automàtic ${of(company)}: li respon una intel·ligència artificial, no pas una persona. ` +
			'Si prefereix parlar amb una persona, digui-m’ho en qualsevol moment.',
		again: (company) =>
			`Li recordo que soc l’assistent automàtic (intel·ligència artificial) ${of(company)}. ` +
			'Si prefereix parlar amb una persona, digui-m’ho.',
		privacy: (url) => `Així tractem les seves dades: ${url}`,
		truth: (company) =>
			`Soc un assistent automàtic (intel·ligència artificial) ${of(company)}, no pas una persona. ` +
			'Si prefereix parlar amb una persona, digui-m’ho i l’hi poso en contacte.',
	},
	person: {
		handOver: 'Passo la conversa a una persona del nostre equip.',
		soon: 'Li respondrà en aquest mateix xat tan aviat com pugui; mentrestant, pot escriure aquí el que hi vulgui afegir.',
		closed: 'Ara estem fora d’horari. Li respondrà en aquest mateix xat quan tornem a atendre.',
		from: ({ day, weekday, date, time }) => {
			const days = { today: 'avui', tomorrow: `demà, ${weekday} ${date},`, later: `${weekday} ${date}` };
			return `Ara estem fora d’horari. Li respondran ${days[day]} a partir de les ${time}.`;
		},
		phone: (number) => `Si no pot esperar, truqui al ${number}.`,
		asWished: 'D’acord.',
		frustrated: 'Em sap molt greu.',
		repeated: 'Em sap greu no haver resolt la seva pregunta.',
		unsolved: 'Em sap greu no haver-ho resolt.',
		notUnderstood: 'Em sap greu no haver entès bé què necessita.',
		unsourced: 'Sobre preus, garanties i seguretat no li vull donar cap dada sense comprovar.',
		late: 'Disculpi l’espera.',
		button: 'Parlar amb una persona',
	},
	silence: {
		granted:
			'D’acord, no li escriuré més. Si algun dia vol que li torni a respondre, escrigui «tornar a escriure»; si vol parlar amb algú del nostre equip, escrigui «parlar amb una persona». Si a més vol que esborrem les seves dades, digui-li-ho i ho farem.',
		ask: 'Vol que deixi d’escriure-li?',
		yes: 'Sí, no m’escrigui més',
		no: 'No, continuem',
		goOn: 'D’acord, continuem. Expliqui’m què necessita.',
		resumed: 'D’acord, li torno a respondre per aquí. Expliqui’m què necessita.',
	},
	attachments: {
		received: {
			photo: 'He rebut la seva foto, però no la puc veure.',
			audio: 'He rebut la seva nota de veu, però no la puc escoltar.',
			video: 'He rebut el seu vídeo, però no el puc veure.',
			location: 'He rebut la seva ubicació, però no la puc obrir.',
			contact: 'He rebut el contacte, però no el puc obrir.',
			file: 'He rebut el seu fitxer, però no el puc obrir.',
			other: 'He rebut el seu missatge, però no puc llegir què conté.',
		},
		describe:
			'M’ho pot explicar amb paraules? Si ho prefereix, passo la conversa a una persona de l’equip, que sí que ho podrà veure.',
	},
	sources: { one: 'Font', many: 'Fonts', page: (page) => `pàg. ${page}` },
	local: {
		greeting:
			'Bon dia. Expliqui’m què necessita: una avaria, una revisió, un pressupost o un dubte sobre el seu equip.',
		thanks: 'Gràcies a vostè. Si necessita res més, escrigui’m per aquí.',
		sorryNotUseful:
			'Em sap greu no haver-lo ajudat. M’ho explica amb unes altres paraules o prefereix parlar amb una persona?',
		outOfScope:
			'Amb això no el puc ajudar. El puc atendre en avaries, revisions, pressupostos i dubtes sobre calderes, aire condicionat, electricitat i energia solar.',
		unknown:
			'No ho sé: no trobo la resposta a la documentació que tinc. Em dona més detalls, per exemple la marca, el model o el codi que veu a la pantalla? Si ho prefereix, aviso una persona de l’equip.',
		unknownToPerson: 'No ho sé del cert i no li vull donar una dada equivocada.',
		takenNote: 'Gràcies per avisar-nos.',
		alreadySaid:
			'Sobre això no tinc més que el que ja li he dit. Què li falta saber? Si ho prefereix, aviso una persona de l’equip.',
		fine: 'D’acord. Si necessita res més, escrigui’m per aquí.',
		complaint: 'Em sap greu el que ha passat; algú revisarà el seu cas.',
		appointment:
			'Les visites les confirma una persona de l’equip. Si encara no ho ha fet, escrigui la seva adreça i els dies i les hores que li van bé.',
		order:
			'L’estat de les comandes i els recanvis el consulta una persona de l’equip. Si encara no ho ha fet, escrigui el número de comanda o la peça i el model.',
		quoteLead: 'Això és el que diu la nostra documentació:',
		whichDevice: 'Depèn de l’equip:',
		ifNotSolved: 'Si amb això no se soluciona, digui-m’ho i aviso una persona de l’equip.',
		askPerson: 'Si vol una visita, o un preu o un termini per al seu cas, digui-m’ho i aviso una persona de l’equip.',
		cannotTranslate:
			'Ara mateix no puc traduir: cal el motor de llenguatge, que no està disponible. Torni-ho a provar més tard.',
		draftOpening: 'Bon dia,',
		draftNothing: 'Gràcies pel seu missatge. Ho estem mirant i li respondrem tan aviat com ho sapiguem.',
		draftClosing: 'Quedem a la seva disposició.',
	},
	onboarding: {
		ask: {
			name: 'Per atendre’l millor, com es diu?',
			zone: 'En quina població o codi postal es troba?',
			interest: 'En què el podem ajudar? Triï una opció o escrigui-ho amb les seves paraules.',
		},
		thanks: (name) => (name ? `Gràcies, ${name}.` : 'D’acord.'),
		askAgain: {
			name: 'Disculpi, no l’he entès. Em diu el seu nom, si us plau?',
			zone: 'Disculpi, no he reconegut el lloc. M’indica la seva població o el seu codi postal, si us plau?',
			interest: 'Disculpi, no l’he entès. Sobre quin d’aquests serveis vol informació?',
		},
		finished: (name) =>
			`Moltes gràcies${name ? `, ${name}` : ''}. Ja tinc les seves dades. Expliqui’m què necessita i l’ajudo.`,
		alreadyFinished: 'Ja tinc les seves dades, gràcies. Expliqui’m què necessita i l’ajudo.',
		interests: ['Calderes', 'Aire condicionat', 'Electricitat', 'Energia solar', 'Manteniment'],
		other: 'Un altre',
	},
};
