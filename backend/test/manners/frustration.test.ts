import { isFrustrated } from '../../src/assistant/manners/frustration.ts';
import { lines } from './lines.ts';

const ANGRY = lines(`
	no me entiendes
	eres inútil
	sois unos inútiles
	menuda mierda de bot
	esto es una vergüenza
	¡¡ESTO ES UNA VERGÜENZA!!
	otra vez la misma respuesta
	siempre lo mismo
	ya te lo he dicho tres veces
	¿cuántas veces tengo que decirlo?
	estoy harto de vosotros
	estoy harta de hablar con máquinas
	me estáis tomando el pelo
	vaya asistente más malo
	gracias por nada
	muy útil eh
	qué servicio tan malo
	pésimo servicio
	no sirves para nada
	no te enteras
	no entiendes nada
	joder con el robot
	me cago en la puta
	eso no es lo que te he preguntado
	deja de repetir lo mismo
	menudos sinvergüenzas
	qué desastre de empresa
	no me estás ayudando
	contesta de una vez
	hasta las narices de este chat
	os voy a denunciar
	te estás riendo de mí
	estoy perdiendo el tiempo contigo
	eres tonto
	sois una panda de incompetentes
	no tenéis vergüenza
	me repites siempre lo mismo
	you are useless
	you don't understand me
	stupid bot
	this is ridiculous
	thanks for nothing
	how many times do I have to say it
	I'm fed up with this bot
	that's not what I asked
	are you kidding me
	fuck you
	wow so helpful
	no m'entens
	ets un inútil
	això és una presa de pèl
	gràcies per res
	no serveixes per a res
	non me entendes
	sodes uns inútiles
	isto é unha vergonza
	ez didazu ulertzen
	ez duzu ezertarako balio, ez duzu ezer ulertzen
	hau lotsagarria da
	nazkatuta nago
	não me entendes
	isto é uma vergonha
	sempre a mesma resposta
	são uns incompetentes
	vous ne comprenez rien
	c'est honteux
	j'en ai marre de ce robot
	merci pour rien
	tu es nul
`);

const CALM = lines(`
	otra vez pierde agua la caldera
	otra vez el mismo error F28
	la caldera es una mierda
	estoy harto de esta caldera
	no entiendo el manual
	no entiendo cómo se programa
	¡¡NO FUNCIONA LA CALDERA!!
	NO TENGO AGUA CALIENTE DESDE AYER!!!
	el baño huele a mierda
	menudo frío hace
	qué desastre, se ha inundado la cocina
	el termo va de pena
	el aire acondicionado va fatal
	esto ya me pasó el año pasado
	necesito que vengáis ya, es urgente
	llevo tres días sin calefacción
	siempre salta el diferencial
	siempre que llueve se va la luz
	la bomba hace un ruido horrible
	me han dado un presupuesto carísimo
	¿es muy útil el termostato inteligente?
	muy útil, gracias
	gracias por la ayuda
	muy bien explicado
	qué bien funciona
	no me funciona el mando
	no me sale agua
	no entiendo por qué se apaga
	estoy cansado de pasar frío
	qué rápido, gracias
	eres muy amable
	¿cuántas veces hay que purgar los radiadores?
	ya lo he reiniciado tres veces
	se repite el mismo fallo cada noche
	me sale lo mismo en la pantalla
	my boiler is useless
	the same error again
	it doesn't work
	I'm tired of being cold
	no entenc el manual
	la caldera fa un soroll horrible
	a caldeira volve fallar
	ez dut ulertzen nola jarri
	não funciona o ar condicionado
	la chaudière est nulle
	je ne comprends pas le mode d'emploi
	quiero poner una reclamación por la factura
	¿me cobran lo mismo los sábados?
`);

test.each(ANGRY)('«%s» is anger with us', (text) => {
	expect(isFrustrated(text)).toBe(true);
});

test.each(CALM)('«%s» is not', (text) => {
	expect(isFrustrated(text)).toBe(false);
});
