import type { Texts } from './texts.ts';

export const eu: Texts = {
	disclosure: {
		hello: 'Kaixo.',
		first: (company) =>
			`${company} enpresaren laguntzaile automatikoa naiz: adimen artifizial batek erantzuten dizu, ez pertsona batek. ` +
			'Pertsona batekin hitz egin nahi baduzu, esaidazu edozein unetan.',
		again: (company) =>
			`Gogorarazten dizut ${company} enpresaren laguntzaile automatikoa (adimen artifiziala) naizela. ` +
			'Pertsona batekin hitz egin nahi baduzu, esaidazu.',
		privacy: (url) => `Honela tratatzen ditugu zure datuak: ${url}`,
		truth: (company) =>
			`${company} enpresaren laguntzaile automatikoa (adimen artifiziala) naiz, ez pertsona bat. ` +
			'Pertsona batekin hitz egin nahi baduzu, esaidazu eta harekin jarriko zaitut.',
	},
	person: {
		handOver: 'Gure taldeko pertsona batekin jarriko zaitut.',
		soon: 'Txat honetan bertan erantzungo dizu ahal duenean; bitartean, nahi duzuna gehi dezakezu hemen.',
		closed: 'Orain ordutegitik kanpo gaude. Txat honetan bertan erantzungo dizu berriro lanean gaudenean.',
		from: ({ day, weekday, date, time }) => {
			const on = date.replace('(a)', '');
			const days = { today: 'gaur', tomorrow: `bihar, ${on}a, ${weekday},`, later: `${on}an, ${weekday},` };
			return `Orain ordutegitik kanpo gaude. Honako egun eta ordutik aurrera erantzungo dizute: ${days[day]} ${time}.`;
		},
		phone: (number) => `Ezin baduzu itxaron, deitu ${number} telefonora.`,
		asWished: 'Ados.',
		frustrated: 'Asko sentitzen ditut eragozpenak.',
		repeated: 'Sentitzen dut zure galdera argitu ez izana.',
		unsolved: 'Sentitzen dut konpondu ez izana.',
		notUnderstood: 'Sentitzen dut behar duzuna ondo ulertu ez izana.',
		unsourced: 'Prezioei, bermeei eta segurtasunari buruz ez dizut egiaztatu gabeko daturik eman nahi.',
		late: 'Barkatu itxaronaldia.',
		button: 'Pertsona batekin hitz egin',
	},
	silence: {
		granted:
			'Ados, ez dizut gehiago idatziko. Egunen batean berriro erantzutea nahi baduzu, idatzi «idatzi berriro»; gure taldeko norbaitekin hitz egin nahi baduzu, idatzi «pertsona batekin hitz egin». Zure datuak ezabatzea ere nahi baduzu, esaiozu eta egingo dugu.',
		ask: 'Idazteari uztea nahi duzu?',
		yes: 'Bai, ez idatzi gehiago',
		no: 'Ez, jarraitu',
		goOn: 'Ados, jarraitu dezagun. Esaidazu zer behar duzun.',
		resumed: 'Ados, berriro erantzungo dizut hemen. Esaidazu zer behar duzun.',
	},
	attachments: {
		received: {
			photo: 'Zure argazkia jaso dut, baina ezin dut ikusi.',
			audio: 'Zure ahots-mezua jaso dut, baina ezin dut entzun.',
			video: 'Zure bideoa jaso dut, baina ezin dut ikusi.',
			location: 'Zure kokapena jaso dut, baina ezin dut ireki.',
			contact: 'Kontaktua jaso dut, baina ezin dut ireki.',
			file: 'Zure fitxategia jaso dut, baina ezin dut ireki.',
			other: 'Zure mezua jaso dut, baina ezin dut barruan duena irakurri.',
		},
		describe:
			'Hitzez azalduko didazu? Nahiago baduzu, taldeko pertsona batekin jarriko zaitut, hark ikusi ahal izango du eta.',
	},
	sources: { one: 'Iturria', many: 'Iturriak', page: (page) => `${page}. or.` },
	local: {
		greeting:
			'Kaixo. Esaidazu zer behar duzun: matxura bat, berrikuspen bat, aurrekontu bat edo zure ekipoari buruzko zalantza bat.',
		thanks: 'Eskerrik asko zuri. Beste ezer behar baduzu, idatzi hemen.',
		sorryNotUseful:
			'Sentitzen dut lagundu ez izana. Beste hitz batzuekin azalduko didazu, ala nahiago duzu pertsona batekin hitz egin?',
		outOfScope:
			'Horretan ezin dizut lagundu. Matxuretan, berrikuspenetan, aurrekontuetan eta galdarei, aire girotuari, elektrizitateari eta eguzki-energiari buruzko zalantzetan lagun zaitzaket.',
		unknown:
			'Ez dakit: ez dut erantzuna aurkitzen dudan dokumentazioan. Xehetasun gehiago emango dizkidazu, adibidez marka, modeloa edo pantailan ikusten duzun kodea? Nahi baduzu, taldeko pertsona bati abisatuko diot.',
		unknownToPerson: 'Ez dakit ziur eta ez dizut datu okerrik eman nahi.',
		takenNote: 'Eskerrik asko abisatzeagatik.',
		alreadySaid:
			'Honi buruz ez dut esan dizudana baino gehiago. Zer falta zaizu jakiteko? Nahi baduzu, taldeko pertsona bati abisatuko diot.',
		fine: 'Ados. Beste ezer behar baduzu, idatzi hemen.',
		complaint: 'Sentitzen dut gertatutakoa; norbaitek aztertuko du zure kasua.',
		appointment:
			'Bisitak taldeko pertsona batek berresten ditu. Oraindik ez baduzu egin, idatzi zure helbidea eta ondo datozkizun egunak eta orduak.',
		order:
			'Eskaeren eta ordezko piezen egoera taldeko pertsona batek begiratzen du. Oraindik ez baduzu egin, idatzi eskaera-zenbakia edo pieza eta modeloa.',
		quoteLead: 'Hau dio gure dokumentazioak:',
		whichDevice: 'Ekipoaren araberakoa da:',
		ifNotSolved: 'Honekin konpontzen ez bada, eskatu taldeko pertsona batekin hitz egitea.',
		askPerson:
			'Bisita bat, edo zure kasurako prezio edo epe bat nahi baduzu, eskatu taldeko pertsona batekin hitz egitea.',
		cannotTranslate:
			'Une honetan ezin dut itzuli: hizkuntza-motorra behar da, eta ez dago erabilgarri. Saiatu geroago.',
		draftOpening: 'Egun on:',
		draftNothing: 'Eskerrik asko zure mezuagatik. Begiratzen ari gara, eta jakin bezain laster erantzungo dizugu.',
		draftClosing: 'Zure esanetara gaude.',
	},
	onboarding: {
		ask: {
			name: 'Hobeto laguntzeko, nola duzu izena?',
			zone: 'Zein herritan edo posta-kodetan zaude?',
			interest: 'Zertan lagun zaitzakegu? Aukeratu bat edo idatzi zure hitzekin.',
		},
		thanks: (name) => (name ? `Eskerrik asko, ${name}.` : 'Ados.'),
		askAgain: {
			name: 'Barkatu, ez dizut ulertu. Esango didazu zure izena, mesedez?',
			zone: 'Barkatu, ez dut lekua ezagutu. Esango didazu zure herria edo posta-kodea, mesedez?',
			interest: 'Barkatu, ez dizut ulertu. Zerbitzu hauetako zeini buruzko informazioa nahi duzu?',
		},
		finished: (name) =>
			`Eskerrik asko${name ? `, ${name}` : ''}. Baditut zure datuak. Esaidazu zer behar duzun eta lagunduko dizut.`,
		alreadyFinished: 'Baditut zure datuak, eskerrik asko. Esaidazu zer behar duzun eta lagunduko dizut.',
		interests: ['Galdarak', 'Aire girotua', 'Elektrizitatea', 'Eguzki-energia', 'Mantentze-lanak'],
		other: 'Beste bat',
	},
};
