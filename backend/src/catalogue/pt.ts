import type { Texts } from './texts.ts';

export const pt: Texts = {
	disclosure: {
		hello: 'Olá.',
		first: (company) =>
			`Sou o assistente automático da ${company}: quem lhe responde é uma inteligência artificial, não uma pessoa. ` +
			'Se preferir falar com uma pessoa, diga-me a qualquer momento.',
		again: (company) =>
			`Lembro-lhe que sou o assistente automático (inteligência artificial) da ${company}. ` +
			'Se preferir falar com uma pessoa, diga-me.',
		privacy: (url) => `É assim que tratamos os seus dados: ${url}`,
		truth: (company) =>
			`Sou um assistente automático (inteligência artificial) da ${company}, não uma pessoa. ` +
			'Se preferir falar com uma pessoa, diga-me e passo a conversa.',
	},
	person: {
		handOver: 'Vou passar a conversa a uma pessoa da nossa equipa.',
		soon: 'Responder-lhe-á neste mesmo chat assim que puder; entretanto, pode escrever aqui o que quiser acrescentar.',
		closed: 'Agora estamos fora do horário. Responder-lhe-á neste mesmo chat quando voltarmos a atender.',
		from: ({ day, weekday, date, time }) => {
			const days = { today: 'hoje', tomorrow: `amanhã, ${weekday}, ${date},`, later: `${weekday}, ${date},` };
			return `Agora estamos fora do horário. Terá resposta ${days[day]} a partir das ${time}.`;
		},
		phone: (number) => `Se não puder esperar, ligue para o ${number}.`,
		asWished: 'Com certeza.',
		frustrated: 'Lamento muito o incómodo.',
		repeated: 'Lamento não ter resolvido a sua questão.',
		unsolved: 'Lamento não o ter resolvido.',
		notUnderstood: 'Lamento não ter percebido bem o que precisa.',
		unsourced: 'Sobre preços, garantias e segurança não lhe quero dar nenhuma informação por confirmar.',
		late: 'Peço desculpa pela demora.',
		button: 'Falar com uma pessoa',
	},
	silence: {
		granted:
			'Com certeza, não lhe escreverei mais. Se um dia quiser que volte a responder, escreva «voltar a escrever»; se quiser falar com alguém da nossa equipa, escreva «falar com uma pessoa». Se também quiser que apaguemos os seus dados, diga-lhe e assim faremos.',
		ask: 'Quer que deixe de lhe escrever?',
		yes: 'Sim, não me escreva mais',
		no: 'Não, continuemos',
		goOn: 'Muito bem, continuemos. Diga-me o que precisa.',
		resumed: 'Muito bem, volto a responder-lhe por aqui. Diga-me o que precisa.',
	},
	attachments: {
		received: {
			photo: 'Recebi a sua fotografia, mas não a consigo ver.',
			audio: 'Recebi a sua nota de voz, mas não a consigo ouvir.',
			video: 'Recebi o seu vídeo, mas não o consigo ver.',
			location: 'Recebi a sua localização, mas não a consigo abrir.',
			contact: 'Recebi o contacto, mas não o consigo abrir.',
			file: 'Recebi o seu ficheiro, mas não o consigo abrir.',
			other: 'Recebi a sua mensagem, mas não consigo ler o que contém.',
		},
		describe:
			'Pode explicar-me por palavras? Se preferir, passo a conversa a uma pessoa da equipa, que já o poderá ver.',
	},
	sources: { one: 'Fonte', many: 'Fontes', page: (page) => `p. ${page}` },
	local: {
		greeting:
			'Olá. Diga-me o que precisa: uma avaria, uma revisão, um orçamento ou uma dúvida sobre o seu equipamento.',
		thanks: 'Obrigado. Se precisar de mais alguma coisa, escreva-me por aqui.',
		sorryNotUseful: 'Lamento não ter ajudado. Pode explicar por outras palavras ou prefere falar com uma pessoa?',
		outOfScope:
			'Com isso não posso ajudar. Posso atendê-lo em avarias, revisões, orçamentos e dúvidas sobre caldeiras, ar condicionado, eletricidade e energia solar.',
		unknown:
			'Não sei: não encontro a resposta na documentação que tenho. Pode dar-me mais pormenores, por exemplo a marca, o modelo ou o código que vê no ecrã? Se preferir, aviso uma pessoa da equipa.',
		unknownToPerson: 'Não sei ao certo e não lhe quero dar uma informação errada.',
		takenNote: 'Obrigado por nos avisar.',
		alreadySaid:
			'Sobre isto não tenho mais do que já lhe disse. O que lhe falta saber? Se preferir, aviso uma pessoa da equipa.',
		fine: 'Está bem. Se precisar de mais alguma coisa, escreva-me por aqui.',
		complaint: 'Lamento o sucedido; alguém vai analisar o seu caso.',
		appointment:
			'As visitas são confirmadas por uma pessoa da equipa. Se ainda não o fez, escreva a sua morada e os dias e horas que lhe convêm.',
		order:
			'O estado das encomendas e das peças é consultado por uma pessoa da equipa. Se ainda não o fez, escreva o número da encomenda ou a peça e o modelo.',
		quoteLead: 'É isto que diz a nossa documentação:',
		whichDevice: 'Depende do equipamento:',
		ifNotSolved: 'Se assim não ficar resolvido, diga-me e aviso uma pessoa da equipa.',
		askPerson: 'Se quiser uma visita, ou um preço ou um prazo para o seu caso, diga-me e aviso uma pessoa da equipa.',
		cannotTranslate:
			'Neste momento não consigo traduzir: é preciso o motor de linguagem, que não está disponível. Tente mais tarde.',
		draftOpening: 'Bom dia,',
		draftNothing: 'Obrigado pela sua mensagem. Estamos a ver e respondemos assim que soubermos.',
		draftClosing: 'Ficamos ao seu dispor.',
	},
	onboarding: {
		ask: {
			name: 'Para o atender melhor, como se chama?',
			zone: 'Em que localidade ou código postal se encontra?',
			interest: 'Em que podemos ajudar? Escolha uma opção ou escreva por palavras suas.',
		},
		thanks: (name) => (name ? `Obrigado, ${name}.` : 'Muito bem.'),
		askAgain: {
			name: 'Desculpe, não percebi. Diz-me o seu nome, por favor?',
			zone: 'Desculpe, não reconheci o local. Indica-me a sua localidade ou o seu código postal, por favor?',
			interest: 'Desculpe, não percebi. Sobre qual destes serviços quer informação?',
		},
		finished: (name) =>
			`Muito obrigado${name ? `, ${name}` : ''}. Já tenho os seus dados. Diga-me o que precisa e eu ajudo.`,
		alreadyFinished: 'Já tenho os seus dados, obrigado. Diga-me o que precisa e eu ajudo.',
		interests: ['Caldeiras', 'Ar condicionado', 'Eletricidade', 'Energia solar', 'Manutenção'],
		other: 'Outro',
	},
};
