import { words } from './fold.ts';

/** Spanish words that carry no content of their own, without accents. */
const GRAMMAR = `a al algo alguien algun alguna algunas alguno algunos ante antes aquel aquella aquello asi aun aunque bajo bien cada
como con contra cual cuales cualquier cuando cuanto cuanta cuantos cuantas de del desde despues donde dos durante e el ella
ellas ello ellos en entonces entre era eran eres es esa esas ese eso esos esta estaba estaban estado estais estamos estan estar
estas este esto estos estoy fue fueron ha habeis haber habia habian hace hacen hacer hacia hago han has hasta hay haya he hecho
hemos hola igual iba incluso ir la las le les lo los luego mal mas me menos mi mia mientras mio mis misma mismo mucha muchas
mucho muchos muy nada nadie ni ningun ninguna ninguno no nos nosotros nuestra nuestro o os otra otras otro otros para pero poca
poco por porque pues que quien quienes se sea sean segun ser si sido siempre sin sobre solo somos son soy su sus suya suyo tal
tambien tampoco tan tanto te teneis tenemos tener tengo ti tiene tienen toda todas todavia todo todos tras tu tus un una unas
uno unos usted ustedes va vais vamos van vez veces voy vosotros vuestra vuestras vuestro vuestros y ya yo u`;

/** What a question is wrapped in: greetings, requests, courtesy. */
const CHAT = `hola buenas buenos dias tardes noches gracias favor porfa porfavor perdon disculpe disculpa saludos necesito necesitaria quiero
quisiera queria querria puedo puede pueden podria podrian podeis puedes saber decir digame dime decidme ayuda ayudar ayudarme
pregunta preguntar duda consulta consultar explicar explicarme indicar indicarme verdad vale ok oye oiga mire mira
tal aqui ahi alli ahora mismo creo parece quiere significa ocurre pasa sucede debo debe deben hola sirve sirven dice
can you how what is the my does do where when are and for have with com qual hi hello please caso cosa cosas manera forma tema gustaria haria cabe tipo`;

const STOP_WORDS: ReadonlySet<string> = new Set(words(`${GRAMMAR} ${CHAT}`));

/** Whether a folded word says nothing about the subject of a text. */
export function isStopWord(word: string): boolean {
	return STOP_WORDS.has(word);
}
