import type { Texts } from './texts.ts';

export const en: Texts = {
	disclosure: {
		hello: 'Hello.',
		first: (company) =>
			`I am the automatic assistant of ${company}: an artificial intelligence answers you, not a person. ` +
			'If you would rather talk to a person, just tell me at any time.',
		again: (company) =>
			`A reminder: I am the automatic assistant (artificial intelligence) of ${company}. ` +
			'If you would rather talk to a person, just tell me.',
		privacy: (url) => `How we treat your data: ${url}`,
		truth: (company) =>
			`I am an automatic assistant (artificial intelligence) of ${company}, not a person. ` +
			'If you would rather talk to a person, tell me and I will hand you over.',
	},
	person: {
		handOver: 'I am handing you over to a person of our team.',
		soon: 'They will answer in this chat as soon as they can; meanwhile you can write anything you want to add.',
		closed: 'Our office is closed now. They will answer in this chat when we are back.',
		from: ({ day, weekday, date, time }) => {
			const days = { today: 'today', tomorrow: `tomorrow, ${weekday} ${date},`, later: `on ${weekday} ${date}` };
			return `Our office is closed now. They will answer ${days[day]} from ${time}.`;
		},
		phone: (number) => `If it cannot wait, call ${number}.`,
		asWished: 'All right.',
		frustrated: 'I am very sorry for the trouble.',
		repeated: 'I am sorry that I have not answered your question.',
		unsolved: 'I am sorry that I could not solve it.',
		notUnderstood: 'I am sorry that I have not understood what you need.',
		unsourced: 'On prices, guarantees and safety I do not want to tell you anything that has not been checked.',
		late: 'I am sorry for the wait.',
		button: 'Talk to a person',
	},
	silence: {
		granted:
			'All right, I will not write to you any more. If you ever want me to answer again, write “write to me again”; if you want to talk to somebody of our team, write “talk to a person”. If you also want your data deleted, tell them and we will do it.',
		ask: 'Do you want me to stop writing to you?',
		yes: 'Yes, stop writing to me',
		no: 'No, go on',
		goOn: 'All right, let us go on. Tell me what you need.',
		resumed: 'All right, I will answer you here again. Tell me what you need.',
	},
	attachments: {
		received: {
			photo: 'I have received your photo, but I cannot see it.',
			audio: 'I have received your voice note, but I cannot listen to it.',
			video: 'I have received your video, but I cannot watch it.',
			location: 'I have received your location, but I cannot open it.',
			contact: 'I have received the contact, but I cannot open it.',
			file: 'I have received your file, but I cannot open it.',
			other: 'I have received your message, but I cannot read what it contains.',
		},
		describe:
			'Could you tell me in words? If you prefer, I can hand you over to a person of the team, who will be able to see it.',
	},
	sources: { one: 'Source', many: 'Sources', page: (page) => `page ${page}` },
	local: {
		greeting: 'Hello. Tell me what you need: a breakdown, a service, a quote or a question about your equipment.',
		thanks: 'Thank you. If you need anything else, just write here.',
		sorryNotUseful:
			'I am sorry that did not help. Could you put it in other words, or would you rather talk to a person?',
		outOfScope:
			'I cannot help with that. I can help with breakdowns, servicing, quotes and questions about boilers, air conditioning, electricity and solar power.',
		unknown:
			'I do not know: I cannot find the answer in my documents. Could you give me more details, such as the brand, the model or the code on the display? If you prefer, I can bring in a person.',
		unknownToPerson: 'I am not sure and I do not want to tell you something wrong.',
		takenNote: 'Thank you for letting us know.',
		alreadySaid:
			'On this I have nothing beyond what I have told you. What else do you need to know? If you prefer, I can bring in a person.',
		fine: 'All right. If you need anything else, just write here.',
		complaint: 'I am sorry about that; somebody will look into it.',
		appointment:
			'A person confirms the visits. If you have not yet, write your address and the days and times that suit you.',
		order:
			'A person checks orders and spare parts. If you have not yet, write the order number, or the part and the model.',
		quoteLead: 'This is what our documents say:',
		whichDevice: 'It depends on the equipment:',
		ifNotSolved: 'If this does not solve it, tell me and I will bring in a person.',
		askPerson: 'If you want a visit, or a price or a date for your case, tell me and I will bring in a person.',
		cannotTranslate:
			'I cannot translate right now: that needs the language engine, which is not available. Please try again later.',
		draftOpening: 'Good morning,',
		draftNothing: 'Thank you for your message. We are looking into it and will answer as soon as we know.',
		draftClosing: 'Kind regards.',
	},
	onboarding: {
		ask: {
			name: 'To help you better, what is your name?',
			zone: 'Which town or postcode are you in?',
			interest: 'How can we help you? Choose an option or say it in your own words.',
		},
		thanks: (name) => (name ? `Thank you, ${name}.` : 'All right.'),
		askAgain: {
			name: 'Sorry, I did not understand. Could you tell me your name, please?',
			zone: 'Sorry, I did not recognise the place. Could you tell me your town or postcode, please?',
			interest: 'Sorry, I did not understand. Which of these services would you like to know about?',
		},
		finished: (name) =>
			`Thank you very much${name ? `, ${name}` : ''}. I have your details. Tell me what you need and I will help.`,
		alreadyFinished: 'I already have your details, thank you. Tell me what you need and I will help.',
		interests: ['Boilers', 'Air conditioning', 'Electricity', 'Solar power', 'Maintenance'],
		other: 'Other',
	},
};
