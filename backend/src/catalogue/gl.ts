import type { Texts } from './texts.ts';

export const gl: Texts = {
	disclosure: {
		hello: 'Bo día.',
		first: (company) =>
			`Son o asistente automático de ${company}: respóndelle unha intelixencia artificial, non unha persoa. ` +
			'Se prefire falar cunha persoa, dígamo en calquera momento.',
		again: (company) =>
			`Lémbrolle que son o asistente automático (intelixencia artificial) de ${company}. ` +
			'Se prefire falar cunha persoa, dígamo.',
		privacy: (url) => `Así tratamos os seus datos: ${url}`,
		truth: (company) =>
			`Son un asistente automático (intelixencia artificial) de ${company}, non unha persoa. ` +
			'Se prefire falar cunha persoa, dígamo e paso a conversa.',
	},
	person: {
		handOver: 'Paso a conversa a unha persoa do noso equipo.',
		soon: 'Responderalle neste mesmo chat en canto poida; mentres tanto, pode escribir aquí o que queira engadir.',
		closed: 'Agora estamos fóra de horario. Responderalle neste mesmo chat cando volvamos atender.',
		from: ({ day, weekday, date, time }) => {
			const days = { today: 'hoxe', tomorrow: `mañá, ${weekday} ${date},`, later: `o ${weekday} ${date}` };
			return `Agora estamos fóra de horario. Responderanlle ${days[day]} a partir das ${time}.`;
		},
		phone: (number) => `Se non pode agardar, chame ao ${number}.`,
		asWished: 'De acordo.',
		frustrated: 'Sinto moito as molestias.',
		repeated: 'Sinto non ter resolto a súa pregunta.',
		unsolved: 'Sinto non telo resolto.',
		notUnderstood: 'Sinto non ter entendido ben o que precisa.',
		unsourced: 'Sobre prezos, garantías e seguridade non quero darlle un dato sen comprobar.',
		late: 'Desculpe a espera.',
		button: 'Falar cunha persoa',
	},
	silence: {
		granted:
			'De acordo, non lle escribirei máis. Se algún día quere que lle volva responder, escriba «volver escribir»; se quere falar con alguén do noso equipo, escriba «falar cunha persoa». Se ademais quere que borremos os seus datos, dígallo e farémolo.',
		ask: 'Quere que deixe de escribirlle?',
		yes: 'Si, non me escriba máis',
		no: 'Non, sigamos',
		goOn: 'De acordo, seguimos. Cónteme que precisa.',
		resumed: 'De acordo, volvo responderlle por aquí. Cónteme que precisa.',
	},
	attachments: {
		received: {
			photo: 'Recibín a súa foto, pero non podo vela.',
			audio: 'Recibín a súa nota de voz, pero non podo escoitala.',
			video: 'Recibín o seu vídeo, pero non podo velo.',
			location: 'Recibín a súa localización, pero non podo abrila.',
			contact: 'Recibín o contacto, pero non podo abrilo.',
			file: 'Recibín o seu ficheiro, pero non podo abrilo.',
			other: 'Recibín a súa mensaxe, pero non podo ler o que contén.',
		},
		describe: 'Pode contarmo con palabras? Se o prefire, paso a conversa a unha persoa do equipo, que si poderá velo.',
	},
	sources: { one: 'Fonte', many: 'Fontes', page: (page) => `páx. ${page}` },
	local: {
		greeting:
			'Bo día. Cónteme que precisa: unha avaría, unha revisión, un orzamento ou unha dúbida sobre o seu equipo.',
		thanks: 'Grazas a vostede. Se precisa algo máis, escríbame por aquí.',
		sorryNotUseful: 'Sinto non terlle axudado. Explícamo con outras palabras ou prefire falar cunha persoa?',
		outOfScope:
			'Con iso non podo axudarlle. Podo atendelo en avarías, revisións, orzamentos e dúbidas sobre caldeiras, aire acondicionado, electricidade e enerxía solar.',
		unknown:
			'Non o sei: non atopo a resposta na documentación que teño. Pode darme máis detalles, por exemplo a marca, o modelo ou o código que ve na pantalla? Se prefire que avise a unha persoa do equipo, dígamo.',
		unknownToPerson: 'Non o sei con seguridade e non quero darlle un dato equivocado.',
		takenNote: 'Grazas por avisarnos.',
		alreadySaid:
			'Sobre isto non teño máis que o que xa lle dixen. Que lle falta por saber? Se prefire que avise a unha persoa do equipo, dígamo.',
		fine: 'De acordo. Se precisa algo máis, escríbame por aquí.',
		complaint: 'Sinto o ocorrido; alguén revisará o seu caso.',
		appointment:
			'As visitas confírmaas unha persoa do equipo. Se aínda non o fixo, escriba o seu enderezo e os días e horas que lle veñen ben.',
		order:
			'O estado dos pedidos e das pezas consúltao unha persoa do equipo. Se aínda non o fixo, escriba o número de pedido ou a peza e o modelo.',
		quoteLead: 'Isto é o que di a nosa documentación:',
		whichDevice: 'Depende do equipo:',
		ifNotSolved: 'Se con isto non se soluciona, pida que o atenda unha persoa do equipo.',
		askPerson:
			'Se quere unha visita, ou un prezo ou un prazo para o seu caso, pida que o atenda unha persoa do equipo.',
		cannotTranslate:
			'Agora mesmo non podo traducir: fai falla o motor de linguaxe, que non está dispoñible. Inténteo máis tarde.',
		draftOpening: 'Bos días:',
		draftNothing: 'Grazas pola súa mensaxe. Estámolo mirando e respondémoslle en canto o saibamos.',
		draftClosing: 'Quedamos á súa disposición.',
	},
	onboarding: {
		ask: {
			name: 'Para atendelo mellor, como se chama?',
			zone: 'En que poboación ou código postal se atopa?',
			interest: 'En que podemos axudarlle? Elixa unha opción ou escríbao coas súas palabras.',
		},
		thanks: (name) => (name ? `Grazas, ${name}.` : 'De acordo.'),
		askAgain: {
			name: 'Desculpe, non o entendín. Dime o seu nome, por favor?',
			zone: 'Desculpe, non recoñecín o lugar. Indícame a súa poboación ou o seu código postal, por favor?',
			interest: 'Desculpe, non o entendín. Sobre cal destes servizos quere información?',
		},
		finished: (name) =>
			`Moitas grazas${name ? `, ${name}` : ''}. Xa teño os seus datos. Cónteme que precisa e axúdolle.`,
		alreadyFinished: 'Xa teño os seus datos, grazas. Cónteme que precisa e axúdolle.',
		interests: ['Caldeiras', 'Aire acondicionado', 'Electricidade', 'Enerxía solar', 'Mantemento'],
		other: 'Outro',
	},
};
