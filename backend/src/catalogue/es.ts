import type { Texts } from './texts.ts';

export const es: Texts = {
	disclosure: {
		hello: 'Hola.',
		first: (company) =>
			`Soy el asistente automático de ${company}: le responde una inteligencia artificial, no una persona. ` +
			'Si prefiere hablar con una persona, dígamelo en cualquier momento.',
		again: (company) =>
			`Le recuerdo que soy el asistente automático (inteligencia artificial) de ${company}. ` +
			'Si prefiere hablar con una persona, dígamelo.',
		privacy: (url) => `Así tratamos sus datos: ${url}`,
		truth: (company) =>
			`Soy un asistente automático (inteligencia artificial) de ${company}, no una persona. ` +
			'Si prefiere hablar con una persona, dígamelo y le paso con ella.',
	},
	person: {
		handOver: 'Le paso con una persona de nuestro equipo.',
		soon: 'Le responderá por este mismo chat en cuanto pueda; mientras tanto, puede escribir aquí lo que quiera añadir.',
		closed: 'Ahora estamos fuera de horario. Le responderá por este mismo chat cuando volvamos a atender.',
		from: ({ day, weekday, date, time }) => {
			const days = { today: 'hoy', tomorrow: `mañana, ${weekday} ${date},`, later: `el ${weekday} ${date}` };
			return `Ahora estamos fuera de horario. Le responderán ${days[day]} a partir de ${time.startsWith('1:') ? 'la' : 'las'} ${time}.`;
		},
		phone: (number) => `Si no puede esperar, llame al ${number}.`,
		asWished: 'De acuerdo.',
		frustrated: 'Siento mucho las molestias.',
		repeated: 'Siento no haber resuelto su pregunta.',
		unsolved: 'Siento no haberlo resuelto.',
		notUnderstood: 'Siento no haber entendido bien lo que necesita.',
		unsourced: 'Sobre precios, garantías y seguridad no quiero darle un dato sin comprobar.',
		late: 'Siento la espera.',
		button: 'Hablar con una persona',
	},
	silence: {
		granted:
			'De acuerdo, no le escribiré más. Si algún día quiere que vuelva a responderle, escriba «volver a escribir»; si quiere hablar con alguien de nuestro equipo, escriba «hablar con una persona». Si además quiere que borremos sus datos, dígaselo y lo haremos.',
		ask: '¿Quiere que deje de escribirle?',
		yes: 'Sí, no me escriba más',
		no: 'No, sigamos',
		goOn: 'De acuerdo, seguimos. Cuénteme qué necesita.',
		resumed: 'De acuerdo, vuelvo a responderle por aquí. Cuénteme qué necesita.',
	},
	attachments: {
		received: {
			photo: 'He recibido su foto, pero no puedo verla.',
			audio: 'He recibido su nota de voz, pero no puedo escucharla.',
			video: 'He recibido su vídeo, pero no puedo verlo.',
			location: 'He recibido su ubicación, pero no puedo abrirla.',
			contact: 'He recibido el contacto, pero no puedo abrirlo.',
			file: 'He recibido su archivo, pero no puedo abrirlo.',
			other: 'He recibido su mensaje, pero no puedo leer lo que contiene.',
		},
		describe: '¿Me lo cuenta con palabras? Si lo prefiere, le paso con una persona del equipo, que sí podrá verlo.',
	},
	sources: { one: 'Fuente', many: 'Fuentes', page: (page) => `pág. ${page}` },
	local: {
		greeting: 'Hola. Cuénteme qué necesita: una avería, una revisión, un presupuesto o una duda sobre su equipo.',
		thanks: 'Gracias a usted. Si necesita algo más, escríbame por aquí.',
		sorryNotUseful: 'Siento no haberle ayudado. ¿Me lo explica con otras palabras o prefiere hablar con una persona?',
		outOfScope:
			'Con eso no puedo ayudarle. Puedo atenderle en averías, revisiones, presupuestos y dudas sobre calderas, aire acondicionado, electricidad y energía solar.',
		unknown:
			'No lo sé: no encuentro la respuesta en la documentación que tengo. ¿Me da más detalles, por ejemplo la marca, el modelo o el código que ve en pantalla? Si lo prefiere, aviso a una persona del equipo.',
		unknownToPerson: 'No lo sé con seguridad y no quiero darle un dato equivocado.',
		takenNote: 'Gracias por avisarnos.',
		alreadySaid:
			'Sobre esto no tengo más que lo que ya le he dicho. ¿Qué le falta por saber? Si lo prefiere, aviso a una persona del equipo.',
		fine: 'De acuerdo. Si necesita algo más, escríbame por aquí.',
		complaint: 'Siento lo ocurrido; alguien revisará su caso.',
		appointment:
			'Las visitas las confirma una persona del equipo. Si aún no lo ha hecho, escriba su dirección y los días y horas que le vienen bien.',
		order:
			'El estado de los pedidos y los recambios lo consulta una persona del equipo. Si aún no lo ha hecho, escriba el número de pedido o la pieza y el modelo.',
		quoteLead: '',
		whichDevice: 'Depende del equipo:',
		ifNotSolved: 'Si con esto no se soluciona, dígamelo y aviso a una persona del equipo.',
		askPerson: 'Si quiere una visita, o un precio o un plazo para su caso, dígamelo y aviso a una persona del equipo.',
		cannotTranslate:
			'Ahora mismo no puedo traducir: hace falta el motor de lenguaje, que no está disponible. Inténtelo más tarde.',
		draftOpening: 'Buenos días:',
		draftNothing: 'Gracias por su mensaje. Lo estamos mirando y le respondemos en cuanto lo sepamos.',
		draftClosing: 'Quedamos a su disposición.',
	},
	onboarding: {
		ask: {
			name: 'Para atenderle mejor, ¿cómo se llama?',
			zone: '¿En qué población o código postal se encuentra?',
			interest: '¿En qué podemos ayudarle? Elija una opción o escríbalo con sus palabras.',
		},
		thanks: (name) => (name ? `Gracias, ${name}.` : 'De acuerdo.'),
		askAgain: {
			name: 'Disculpe, no le he entendido. ¿Me dice su nombre, por favor?',
			zone: 'Disculpe, no he reconocido el lugar. ¿Me indica su población o su código postal, por favor?',
			interest: 'Disculpe, no le he entendido. ¿Sobre cuál de estos servicios quiere información?',
		},
		finished: (name) =>
			`Muchas gracias${name ? `, ${name}` : ''}. Ya tengo sus datos. Cuénteme qué necesita y le ayudo.`,
		alreadyFinished: 'Ya tengo sus datos, gracias. Cuénteme qué necesita y le ayudo.',
		interests: ['Calderas', 'Aire acondicionado', 'Electricidad', 'Energía solar', 'Mantenimiento'],
		other: 'Otro',
	},
};
