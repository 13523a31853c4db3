import type { SafetyTexts } from './texts.ts';

/** Galician. */
export const gl: SafetyTexts = {
	phoneUnknown: 'teléfono de urxencias da súa distribuidora de gas, que vén na factura',
	personComes: 'Aviso agora mesmo a unha persoa do noso equipo. Non agarde a nosa resposta para poñerse a salvo.',
	reassurance:
		'O noso equipo xa está avisado. Se empeora ou hai alguén en perigo, chame ao **112** sen agardar a nosa resposta.',
	nearGas:
		'**Pode haber gas ademais do que conta: non toque interruptores, enchufes nin o cadro eléctrico.** Saia xa ao aire libre con todos e, desde fóra e lonxe, chame ao **112** e conte as dúas cousas. Non volva entrar ata que llo digan.',
	check: {
		gas: 'Cheira a gas agora mesmo?',
		carbon_monoxide: 'Hai alguén mareado, con dor de cabeza ou con sono, ou soa un detector de monóxido de carbono?',
		fire: 'Ve fume ou lume agora mesmo?',
		electric: 'Hai faíscas, calambres ou cables á vista agora mesmo?',
		flood_electric: 'Hai auga preto de enchufes, aparellos ou do cadro eléctrico agora mesmo?',
		injury: 'Hai alguén ferido agora mesmo?',
	},
	texts: {
		gas: `**Posible fuga de gas. Faga isto xa:**
1. Non acenda nin apague luces nin aparellos, non toque interruptores nin enchufes, non chame ao timbre.
2. Non acenda lapas nin fume.
3. Se o pode facer sen risco, peche a chave do gas e abra portas e fiestras.
4. Saia con todos, pola escaleira, sen usar o ascensor. Non arrinque ningún coche preto.
5. Xa na rúa e lonxe, chame ao **112** e ao {phone}.
6. Non volva entrar ata que llo digan os bombeiros ou a distribuidora.`,
		carbon_monoxide: `**Posible monóxido de carbono: non cheira e pode matar. Faga isto xa:**
1. Saia ao aire libre con todos, tamén os animais. Non quede a buscar a causa.
2. Se lle queda de paso, abra fiestras e apague o aparello. Non se entreteña.
3. Desde fóra, chame ao **112**. Diga se alguén se marea, ten dor de cabeza, vómitos ou sono.
4. Se alguén non responde, dígao antes de nada.
5. Non volva entrar nin use a caldeira, o quentador ou a estufa ata que os revise un profesional. Se son de gas, avise tamén ao {phone}.`,
		fire: `**Lume ou fume. Faga isto xa:**
1. Saia con todos, agachados se hai fume, e peche as portas ao saír. Non use o ascensor.
2. Chame ao **112** desde fóra.
3. Non volva entrar a por nada.
4. Non bote auga a un aparello eléctrico nin a aceite ardendo.
5. Só se o ten á man e lonxe do lume e do fume, corte a luz no cadro e peche o gas.`,
		electric: `**Perigo eléctrico. Faga isto xa:**
1. Non toque o aparello, o cable nin nada metálico ou mollado que estea en contacto. Afaste os nenos.
2. Se pode chegar ao cadro eléctrico sen risco e coas mans secas, baixe o interruptor xeral.
3. Se alguén está en contacto coa corrente, non o toque: corte primeiro a luz e chame ao **112**.
4. Se hai fume, lapas ou alguén recibiu unha descarga, chame ao **112**, aínda que se atope ben.
5. Non volva conectar a luz nin o aparello ata que o revise un profesional.`,
		flood_electric: `**Auga preto da electricidade. Faga isto xa:**
1. Non entre na zona mollada nin toque enchufes, aparellos ou o cadro se están mollados ou se vostede pisa auga.
2. Só se o cadro está seco e pode chegar sen pisar auga, baixe o interruptor xeral.
3. Peche a chave de paso da auga se está nun lugar seco.
4. Se a auga chega ao cadro ou aos contadores, ou ve faíscas, saia e chame ao **112**.
5. Non volva conectar a luz ata que o revise un profesional.`,
		injury: `**Se hai unha persoa ferida, chame xa ao 112.**
1. Diga onde está e que pasou, e faga o que lle indiquen.
2. Se foi coa electricidade, non toque a persoa ata cortar a luz.
3. Se pode haber gas ou fume, saian todos ao aire libre antes de chamar.
4. Nunha queimadura, poña auga fresca da billa, non xeada, durante 20 minutos. Non aplique cremas nin quite a roupa pegada.
5. Se caeu de altura, non a mova.`,
	},
};
