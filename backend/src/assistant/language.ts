import { eld } from 'eld/extrasmall';
import { words } from '../text/fold.ts';

/** Languages that letter statistics know; Galician is not among them and has its words below. */
const CANDIDATES = ['es', 'ca', 'eu', 'pt', 'fr', 'en', 'de', 'it', 'ro'];
eld.setLanguageSubset(CANDIDATES);

/**
 * Common words of each language, folded: small words, courtesy, and what customers of the trade speak of. A word that
 * several languages have counts for each of them, and so tells them only from the rest.
 */
const WORDS: Readonly<Record<string, string>> = {
	es: `huele huelo guele uele gas humo umo fuego quema quemado arde ardiendo llamas chispas chispazo calambre calambres mareo mareado mareada desmayado cable cables enchufe explosion cocina sotano vecino vecina abuela abuelo mama papa salen echa echando saliendo pita pitando detector monoxido ayuda auxilio socorro rapido oler olor peste quemo corriente cuadro agarre electricidad ninos nino hijo hija bebe estamos dentro fuera a al algo alguien antes aqui asi ayer bien buenas buenos caldera calefaccion calienta caliente casa cita como con contrato cosa cual cuando cuanto
		cuesta cuestan da de del desde desea dia dias dice dinero donde el ella ellos en enciende enfria era es esa ese eso esta estaba estan este esto estoy factura
		fue fuga funciona garantia gracias gotea ha habeis hace hacer han hasta hay he hola hoy instalar la las le les llamar llame lo los luz mal manana mando mantenimiento
		mas me mensajes mi mucho muchas muy nada necesito no nos nuestra o os para pedido pero persona pieza podeis poner por porque precio presupuesto puede pueden puedo
		que queda queria quien quiero quisiera revision ruido sale se si sigue sin sobre solo somos son su tarde tardes teneis tengo tiene tienen tecnico termo todo un una va vais
		venir vez viene visita vosotros voy vuestra vuestro y ya yo usted ustedes nadie ninguna ningun ahora cada dos tres noche noches dejad borrad llamadme arreglar averia ola k q xq hora pedir mandeis mandais escribais mensaje chat baja correo direccion numero pago pagar cobrado recibo transferencia aire acondicionado split placas equipo maquina piso bomba urgente rapido servicio empresa trabajo perfecto genial vale claro verdad mejor peor año años mes semana viernes lunes martes miercoles jueves sabado domingo manda dime decidme decir sabeis saber quitadme quitad recibir ningun nunca siempre tampoco tambien ademas entonces aunque desde donde ni idea error`,
	ca: `fa olor pudor fum foc crema cremant espurnes enrampa enrampada maregem marejat mareja vei veina cuina fils nen nena socors ajuda endoll detector inundat terra mullat cable surten fuig de pressa aigua aquest aquesta aqui ara amb avui aire al als bon bona caldera calefaccio calenta cap com contracte cita cosa de degota del dels dema des dia dijous dilluns dimarts dimecres divendres
		diumenge em en encara engega es esta estem et factura feu fer fins fuita funciona gracies garantia ha hem heu ho hola jo espatllat espatllada trencat avaria vosaltres quins quines aquestes aquests qui fins teniu esteu la les li llum manteniment massa me merci mes meu meva missatges molt molta
		moltes molts necessito no nosaltres o on parlar pel per pero persona podeu podria porta pot pressio pressupost preu puc quan quant quin quina que rebre res revisio sense si siusplau sisplau soc soroll
		som son surt tarda tecnic tenim tinc tot truqueu una un us va vam vau veniu venir vindra visita voldria volem vull ja nit plau adeu escalfa refreda aparell termo`,
	gl: `cheira cheiro fume lume arde queima queimado faiscas mareo mareado cocina cociña vecina vecino fillo filla neno nena axuda socorro enchufe salta corrente inundado estase sae saen hai agora aire ao aos a as ata auga ben boas bo bos tardes noites caldeira calefaccion canto cando casa chama chamade cheira cita coa co con contrato cousa cun cunha da das de dende desde dia dias do dos
		e ela eles en enviade esta estou estades facer facedes factura falar fai foi funciona garantia gracinas grazas hai hoxe isto la lles luz ma mais mantemento mensaxes mes meu mina moi moitas moito molestedes na nas nin
		non nos noso nosa o onte orzamento os ou para pero persoa pode podedes podo pola polo por prezo preciso quen quenta quente queda que quero revision ruido se sen si son son soamente tarde
		tecnico tede tedes temos teno ten unha un va vai vide vindes vir visita xa xoves luns venres mercores saude noite ola graciñas`,
	eu: `gas gasa usaina kea kee sua su erre erretzen txinpartak zorabio zorabiatuta lagundu sukaldea sukaldean haurra umea auzokoa kablea entxufea kalanbrea elektrizitatea usain dator dago ari ura lurra adiskide agur aire aldatu arazo argi arratsalde aste asteazken asteartea astelehen atzo aurrekontu aurrekontua auzo bai baina barkatu baten batekin bat bero berogailu berogailua berokuntza beroa bermea bidali bihar bisita
		da daiteke dago dabil dezaket dezakezue didazue digu ditu dit diot du duzue duzu dut dute egin egun ekarri emaidazu errore eskerrik asko esan etorri etxe etxean ez eta faktura funtzionatzen galdara galdera gabon gabe gaur gehiago
		giro girotua goiz gora hau hemen hitz hitzordu hitzordua hobeto hori hotz hotza inor ikuskapena itzali jarri jaso kaixo konpondu kontratua kontratu kostatzen lagundu mantentze mesedez mezu mezurik mila nahi naiz nago
		nire nola noiz non nor norbait nork norekin noski oso on ordaindu ordua orain pertsona piztu pieza prezioa saltzen teknikaria telefonoz txarto tanta ur ura urik utzi zaizkit zara zarete zein zer zerbitzu zergatik zenbat
		zenbatean zuek zuen euskaraz badaukazue daukat daukazue behar zait zaigu dabilen isuri jario`,
	pt: `cheira cheiro gas fumo fumaca fogo faisca faiscas choque tontura tonto tonta queimado queimando pegando chamas socorro ajuda cozinha filho filha bebe vizinho vizinha tomada fios saindo sai incendio desmaiou explodiu a agora agua ajuda ainda alguem amanha ao aos ar as ate avaria bem boa bom caldeira casa chamar chegou com como conserto consulta contrato consigo conta da das de depois desde dia dias do dos e ela ele eles em
		encomenda enviar esta estao estou eu fatura faz fazer favor fiquei foi frio funciona fuga garantia gostaria ha hoje hora ir isso isto ja la ligar liga luz mais manha manutencao marcar mas me mensagens mesmo meu minha
		muito muita muitas na nada nao nas nem no noite nos nosso nossa o obrigada obrigado oi ola onde ontem orcamento os ou para pela pelo pessoa pode podem podia posso por porque preciso preco pressao problema quando quanto quanta quem
		quente quero que queria receber recibo revisao ruido sabado se sem ser seu sim sou sua tarde tecnico tem temos tenho tudo um uma vai vem vez vir visita voces voce vossa aquecedor esquentador aquece arrefece aquecimento sexta segunda`,
	fr: `sent odeur gaz fumee feu brule brulee etincelles vertiges tete cuisine enfant bebe voisin voisine prise cable secours aidez aide inondation electrocute sens ressens malaise alarme detecteur incendie a ai air allo alors appeler apres arrive assez au aujourd aussi aux avec avez avoir beaucoup bien bonjour bonsoir bonne bruit ca ce cela ces cette chaud chaude chaudiere chauffage chauffe chez clim climatisation combien comment
		commande contrat cout dans de demain depuis des devis deux dois donc du eau elle en encore entretien envoyer est et etes etre facture fait faire froid fuit fuite garantie gaz hier humain il ils j jamais je jour journee l la le les
		leur lui ma madame mais marche matin me meme merci mes messages mon monsieur n ne ni nos notre nous on ou oui panne par parler pas payer peut peux personne piece plait plus pour pourquoi pouvez prix probleme puis quand que quel
		quelle quelqu qui quoi rappeler recevoir rendez rien s sa salut sans se ses si soir son sont souhaite sous suis svp sur technicien thermostat tout toujours tres trop un une va veux viendra vient vos votre voudrais vous y`,
	en: `smell smells smelling gas smoke smoking fire flames sparks sparking burning burnt shock shocks dizzy faint kitchen basement child kids baby neighbour neighbor socket wire wires cable emergency alarm detector carbon monoxide explosion headache getting coming out going off house a about afternoon again air am an and any anybody anyone appointment are as at be because been bill boiler book broken bye call came can cannot cant change charged charge coming contract cost could cover day did do does
		doesn don don't down error evening fix for from get goodbye good got great had has have heating hello help hey hi hot how human i if in install invoice is isn it its just last leak leaking like ll long me message
		messages more morning much my need never new next nice no nobody not now of off on one or order our out over pay person phone please price problem quote real repair response right send service should
		show since so some someone speak still stop take talk technician thank thanks that the their them then there they thing this time to today tomorrow tonight too turn unit unsubscribe up us very visit want warm was water
		we week were what when where which who why will with won work working works would yes yesterday you your radiator pressure filter thermostat remote`,
	de: `guten hallo danke ich nicht meine mein heizung bitte der die das ist und wir haben kein warmes wasser funktioniert mit einen eine termin rechnung`,
	it: `buongiorno ciao grazie funziona caldaia il lo gli della sono vorrei preventivo per favore ho acqua calda perche quanto costa appuntamento`,
};
const OWNERS = owners();
/** Spellings that only some of the languages have, in small letters with their accents. */
const SPELLINGS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/ñ|¿|¡/u, ['es', 'gl']],
	[/ã|õ|\p{L}(?:ção|ções|nh[ao]s?)(?!\p{L})/u, ['pt']],
	[/l·l|\p{L}ny(?!\p{L})|(?<!\p{L})[ldmnst]['’][aeiouhàèéíòóú]|['’](?:m|n|l|ls|ns|t|s)(?!\p{L})/u, ['ca', 'fr']],
	[/(?<!\p{L})(?:qu|c|j|n)['’]\p{L}|[êûœâîë]|\p{L}eaux?(?!\p{L})/u, ['fr']],
	[/tx|tz|(?:ko|ak|ek|rik|tik|zen|tzen)(?!\p{L})/u, ['eu']],
	[/(?:ció|ïn|ü[eè])(?!\p{L})|ig(?!\p{L})/u, ['ca']],
	[/(?<!\p{L})x(?:a|ente|unto|eito|oves)(?!\p{L})|\p{L}(?:ades|edes|ches|iña|iño)s?(?!\p{L})|unha/u, ['gl']],
	[/(?:ciones|éis|áis|ñas?|ños?)(?!\p{L})/u, ['es']],
	[/(?:n['’]t|['’](?:re|ve|ll|d))(?!\p{L})|\p{L}(?:ing|tion|ght|ould)(?!\p{L})/u, ['en']],
];

/** From so many words on, letter statistics have a say. */
const ENOUGH_WORDS = 4;
/** How many votes the letter statistics are worth. */
const STATISTICS = 1.2;
/** How much more than the default language another one must have. */
const LEAD = 0.9;
/** A text of which less than this share of the words is known in the language says nothing. */
const KNOWN_SHARE = 0.3;

/**
 * The language of a message, two letters. What is too short or too close to call keeps the default.
 */
export function findLanguage(text: string, defaultLanguage: string): string {
	const start = text.slice(0, 1000);
	const list = words(start);
	const votes = new Map<string, number>();
	const vote = (language: string, weight: number): void =>
		void votes.set(language, (votes.get(language) ?? 0) + weight);
	for (const word of list) {
		const among = OWNERS.get(word) ?? [];
		for (const language of among) vote(language, 1 / Math.sqrt(among.length));
	}
	const known = new Map(votes);
	for (const [pattern, languages] of SPELLINGS) {
		if (pattern.test(start.toLowerCase())) for (const language of languages) vote(language, 1 / languages.length);
	}
	if (list.length >= ENOUGH_WORDS) {
		const detected = eld.detect(start);
		if (detected.language !== '') vote(detected.language, STATISTICS);
		// To the statistics Galician is Portuguese or Spanish.
		if (detected.language === 'pt') vote('gl', STATISTICS * 0.8);
		if (detected.language === 'es') vote('gl', STATISTICS * 0.3);
	}
	const [best] = [...votes].sort((a, b) => b[1] - a[1]);
	if (best === undefined) return defaultLanguage;
	const [language, weight] = best;
	const isKnown = (known.get(language) ?? 0) >= KNOWN_SHARE * Math.min(list.length, 12);
	const lead = weight - (votes.get(defaultLanguage) ?? 0);
	return isKnown && lead >= (list.length < ENOUGH_WORDS ? LEAD / 2 : LEAD) ? language : defaultLanguage;
}

/** The languages that have a word. */
function owners(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const [language, list] of Object.entries(WORDS)) {
		for (const word of new Set(words(list))) found.set(word, [...(found.get(word) ?? []), language]);
	}
	return found;
}
