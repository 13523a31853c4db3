import type { SafetyTexts } from './texts.ts';

/** Basque. */
export const eu: SafetyTexts = {
	phoneUnknown: 'gas-banatzailearen larrialdietako telefonoa, fakturan agertzen dena',
	personComes: 'Oraintxe bertan gure taldeko pertsona bati abisatzen diot. Ez itxaron gure erantzunari babesteko.',
	reassurance:
		'Gure taldeari abisatu diogu. Okerrera egiten badu edo norbait arriskuan badago, deitu **112**ra gure erantzunari itxaron gabe.',
	nearGas:
		'**Kontatzen duzunaz gain gasa ere egon daiteke: ez ukitu etengailurik, entxuferik ez koadro elektrikoa.** Atera berehala kanpora denekin eta, kanpotik eta urrutitik, deitu **112**ra eta kontatu bi gauzak. Ez sartu berriro esan arte.',
	check: {
		gas: 'Gas-usaina dago orain?',
		carbon_monoxide:
			'Norbait zorabiatuta, buruko minez edo logurez dago, edo karbono monoxidoaren detektagailua jotzen ari da?',
		fire: 'Kea edo sua ikusten duzu orain?',
		electric: 'Txinpartak, kalanbreak edo kable agerikoak daude orain?',
		flood_electric: 'Ura dago entxufeetatik, tresnetatik edo koadrotik gertu orain?',
		injury: 'Norbait zaurituta dago orain?',
	},
	texts: {
		gas: `**Gas-ihesa izan daiteke. Egin hau berehala:**
1. Ez piztu eta ez itzali argirik edo tresnarik, ez ukitu etengailurik edo entxuferik, ez jo txirrina.
2. Ez piztu surik eta ez erre.
3. Arriskurik gabe egin badezakezu, itxi gasaren giltza eta ireki ateak eta leihoak.
4. Atera etxeko guztiekin, eskaileretatik, igogailurik erabili gabe. Ez abiarazi autorik gertu.
5. Kalean eta urrun zaudenean, deitu **112**ra eta hona: {phone}.
6. Ez itzuli barrura suhiltzaileek edo banatzaileak esan arte.`,
		carbon_monoxide: `**Karbono monoxidoa izan daiteke: ez du usainik eta hil egin dezake. Egin hau berehala:**
1. Atera kanpora etxeko guztiekin, baita animaliekin ere. Ez geratu zergatiaren bila.
2. Bidean badago, ireki leihoak eta itzali tresna. Ez galdu denborarik.
3. Kanpotik, deitu **112**ra. Esan norbaitek zorabioa, buruko mina, gorakoa edo logura duen.
4. Norbaitek erantzuten ez badu, esan hori lehenik.
5. Ez itzuli barrura eta ez erabili galdara, berogailua edo berotzekoa profesional batek begiratu arte. Gasezkoak badira, deitu hona ere: {phone}.`,
		fire: `**Sua edo kea. Egin hau berehala:**
1. Atera guztiekin, makurtuta kea badago, eta itxi ateak irtetean. Ez erabili igogailua.
2. Deitu **112**ra kanpotik.
3. Ez itzuli barrura ezeren bila.
4. Ez bota urik tresna elektriko bati edo sutan dagoen olioari.
5. Eskura badago eta sutik eta ketik urrun bakarrik, moztu argia koadroan eta itxi gasa.`,
		electric: `**Arrisku elektrikoa. Egin hau berehala:**
1. Ez ukitu tresna, kablea edo haiek ukitzen dituen metalik edo gauza bustirik. Urrundu haurrak.
2. Koadro elektrikora arriskurik gabe eta eskuak lehor irits bazaitezke, jaitsi etengailu nagusia.
3. Norbait korrontea ukitzen ari bada, ez ukitu: moztu lehenik argia eta deitu **112**ra.
4. Kea edo sua badago, edo norbaitek deskarga bat hartu badu, deitu **112**ra, ondo egon arren.
5. Ez piztu berriro argia edo tresna profesional batek begiratu arte.`,
		flood_electric: `**Ura elektrizitatetik gertu. Egin hau berehala:**
1. Ez sartu gune bustian eta ez ukitu entxuferik, tresnarik edo koadroa bustita badaude edo zu ur gainean bazaude.
2. Koadroa lehor badago eta urik zapaldu gabe irits bazaitezke bakarrik, jaitsi etengailu nagusia.
3. Itxi uraren giltza leku lehor batean badago.
4. Ura koadrora edo kontagailuetara iristen bada, edo txinpartak ikusten badituzu, atera eta deitu **112**ra.
5. Ez piztu berriro argia profesional batek begiratu arte.`,
		injury: `**Norbait zaurituta badago, deitu orain 112ra.**
1. Esan non zauden eta zer gertatu den, eta egin esaten dizutena.
2. Elektrizitatearekin izan bada, ez ukitu pertsona argia moztu arte.
3. Gasa edo kea egon badaiteke, atera denak kanpora deitu aurretik.
4. Erredura bada, jarri iturriko ur freskoa, ez izoztua, 20 minutuz. Ez jarri kremarik eta ez kendu itsatsitako arropa.
5. Altueratik erori bada, ez mugitu.`,
	},
};
