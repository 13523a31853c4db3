import type { Texts } from './texts.ts';

/** "of", as it is said before a vowel and before anything else. */
const of = (name: string): string => (/^h?[aeiouàâéèêëíîïóòôúüœ]/i.test(name) ? `d’${name}` : `de ${name}`);

export const fr: Texts = {
	disclosure: {
		hello: 'Bonjour.',
		first: (company) =>
			`Je suis l’assistant automatique ${of(company)} : c’est une intelligence artificielle qui vous répond, pas une personne. ` +
			'Si vous préférez parler à une personne, dites-le-moi à tout moment.',
		again: (company) =>
			`Pour rappel, je suis l’assistant automatique (intelligence artificielle) ${of(company)}. ` +
			'Si vous préférez parler à une personne, dites-le-moi.',
		privacy: (url) => `Voici comment nous traitons vos données : ${url}`,
		truth: (company) =>
			`Je suis un assistant automatique (intelligence artificielle) ${of(company)}, pas une personne. ` +
			'Si vous préférez parler à une personne, dites-le-moi et je vous mets en relation.',
	},
	person: {
		handOver: 'Je vous mets en relation avec une personne de notre équipe.',
		soon: 'Elle vous répondra dans ce chat dès qu’elle le pourra ; en attendant, vous pouvez écrire ici ce que vous voulez ajouter.',
		closed: 'Nos bureaux sont fermés pour le moment. Elle vous répondra dans ce chat dès notre retour.',
		from: ({ day, weekday, date, time }) => {
			const days = { today: 'aujourd’hui', tomorrow: `demain, ${weekday} ${date},`, later: `le ${weekday} ${date}` };
			return `Nos bureaux sont fermés pour le moment. On vous répondra ${days[day]} à partir de ${time.replace(':', ' h ')}.`;
		},
		phone: (number) => `Si cela ne peut pas attendre, appelez le ${number}.`,
		asWished: 'D’accord.',
		frustrated: 'Je suis vraiment désolé.',
		repeated: 'Je suis désolé de ne pas avoir répondu à votre question.',
		unsolved: 'Je suis désolé de ne pas avoir réglé la question.',
		notUnderstood: 'Je suis désolé de ne pas avoir bien compris ce qu’il vous faut.',
		unsourced: 'Sur les prix, les garanties et la sécurité, je ne veux rien vous dire qui n’ait été vérifié.',
		late: 'Je suis désolé pour l’attente.',
		button: 'Parler à une personne',
	},
	silence: {
		granted:
			'D’accord, je ne vous écrirai plus. Si un jour vous voulez que je vous réponde à nouveau, écrivez « recommencer à écrire » ; si vous voulez parler à quelqu’un de notre équipe, écrivez « parler à une personne ». Si vous voulez aussi que vos données soient effacées, dites-le-lui et nous le ferons.',
		ask: 'Voulez-vous que j’arrête de vous écrire ?',
		yes: 'Oui, ne m’écrivez plus',
		no: 'Non, continuons',
		goOn: 'D’accord, continuons. Dites-moi ce qu’il vous faut.',
		resumed: 'D’accord, je vous réponds à nouveau ici. Dites-moi ce qu’il vous faut.',
	},
	attachments: {
		received: {
			photo: 'J’ai reçu votre photo, mais je ne peux pas la voir.',
			audio: 'J’ai reçu votre message vocal, mais je ne peux pas l’écouter.',
			video: 'J’ai reçu votre vidéo, mais je ne peux pas la regarder.',
			location: 'J’ai reçu votre position, mais je ne peux pas l’ouvrir.',
			contact: 'J’ai reçu le contact, mais je ne peux pas l’ouvrir.',
			file: 'J’ai reçu votre fichier, mais je ne peux pas l’ouvrir.',
			other: 'J’ai reçu votre message, mais je ne peux pas lire ce qu’il contient.',
		},
		describe:
			'Pouvez-vous me l’expliquer avec des mots ? Si vous préférez, je vous mets en relation avec une personne de l’équipe, qui pourra le voir.',
	},
	sources: { one: 'Source', many: 'Sources', page: (page) => `p. ${page}` },
	local: {
		greeting:
			'Bonjour. Dites-moi ce qu’il vous faut : une panne, un entretien, un devis ou une question sur votre appareil.',
		thanks: 'Merci à vous. S’il vous faut autre chose, écrivez-moi ici.',
		sorryNotUseful:
			'Je suis désolé de ne pas vous avoir aidé. Pouvez-vous l’expliquer autrement, ou préférez-vous parler à une personne ?',
		outOfScope:
			'Je ne peux pas vous aider pour cela. Je peux vous aider pour les pannes, les entretiens, les devis et les questions sur les chaudières, la climatisation, l’électricité et l’énergie solaire.',
		unknown:
			'Je ne sais pas : je ne trouve pas la réponse dans ma documentation. Pouvez-vous me donner plus de détails, par exemple la marque, le modèle ou le code affiché à l’écran ? Si vous préférez, je préviens une personne de l’équipe.',
		unknownToPerson: 'Je n’en suis pas sûr et je ne veux pas vous donner une information fausse.',
		takenNote: 'Merci de nous avoir prévenus.',
		alreadySaid:
			'Là-dessus, je n’ai rien de plus que ce que je vous ai dit. Que vous manque-t-il ? Si vous préférez, je préviens une personne de l’équipe.',
		fine: 'D’accord. S’il vous faut autre chose, écrivez-moi ici.',
		complaint: 'Je suis désolé de ce qui s’est passé ; quelqu’un examinera votre cas.',
		appointment:
			'C’est une personne de l’équipe qui confirme les visites. Si vous ne l’avez pas encore fait, écrivez votre adresse et les jours et heures qui vous conviennent.',
		order:
			'C’est une personne de l’équipe qui vérifie les commandes et les pièces. Si vous ne l’avez pas encore fait, écrivez le numéro de commande, ou la pièce et le modèle.',
		quoteLead: 'Voici ce que dit notre documentation :',
		whichDevice: 'Cela dépend de l’appareil :',
		ifNotSolved: 'Si cela ne résout pas le problème, dites-le-moi et je préviens une personne de l’équipe.',
		askPerson:
			'Si vous voulez une visite, ou un prix ou un délai pour votre cas, dites-le-moi et je préviens une personne de l’équipe.',
		cannotTranslate:
			'Je ne peux pas traduire pour le moment : il faut le moteur de langage, qui n’est pas disponible. Réessayez plus tard.',
		draftOpening: 'Bonjour,',
		draftNothing: 'Merci pour votre message. Nous regardons cela et vous répondrons dès que nous le saurons.',
		draftClosing: 'Nous restons à votre disposition.',
	},
	onboarding: {
		ask: {
			name: 'Pour mieux vous aider, quel est votre nom ?',
			zone: 'Dans quelle ville ou à quel code postal vous trouvez-vous ?',
			interest: 'En quoi pouvons-nous vous aider ? Choisissez une option ou écrivez-le avec vos mots.',
		},
		thanks: (name) => (name ? `Merci, ${name}.` : 'D’accord.'),
		askAgain: {
			name: 'Excusez-moi, je n’ai pas compris. Pouvez-vous me dire votre nom, s’il vous plaît ?',
			zone: 'Excusez-moi, je n’ai pas reconnu le lieu. Pouvez-vous m’indiquer votre ville ou votre code postal, s’il vous plaît ?',
			interest: 'Excusez-moi, je n’ai pas compris. Sur lequel de ces services voulez-vous des informations ?',
		},
		finished: (name) =>
			`Merci beaucoup${name ? `, ${name}` : ''}. J’ai vos coordonnées. Dites-moi ce qu’il vous faut et je vous aide.`,
		alreadyFinished: 'J’ai déjà vos coordonnées, merci. Dites-moi ce qu’il vous faut et je vous aide.',
		interests: ['Chaudières', 'Climatisation', 'Électricité', 'Énergie solaire', 'Entretien'],
		other: 'Autre',
	},
};
