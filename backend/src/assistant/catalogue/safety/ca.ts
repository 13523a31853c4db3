import type { SafetyTexts } from './texts.ts';

/** Catalan. */
export const ca: SafetyTexts = {
	phoneUnknown: 'telèfon d’urgències de la seva distribuïdora de gas, que surt a la factura',
	personComes:
		'Aviso ara mateix una persona del nostre equip. No esperi la nostra resposta per posar-se fora de perill.',
	reassurance:
		'El nostre equip ja està avisat. Si empitjora o hi ha algú en perill, truqui al **112** sense esperar la nostra resposta.',
	nearGas:
		'**Pot haver-hi gas a més del que explica: no toqui interruptors, endolls ni el quadre elèctric.** Surti ara mateix a l’aire lliure amb tothom i, des de fora i lluny, truqui al **112** i expliqui les dues coses. No torni a entrar fins que li ho diguin.',
	check: {
		gas: 'Fa olor de gas ara mateix?',
		carbon_monoxide: 'Hi ha algú marejat, amb mal de cap o amb son, o sona un detector de monòxid de carboni?',
		fire: 'Veu fum o foc ara mateix?',
		electric: 'Hi ha espurnes, enrampades o cables a la vista ara mateix?',
		flood_electric: 'Hi ha aigua a prop d’endolls, aparells o del quadre elèctric ara mateix?',
		injury: 'Hi ha algú ferit ara mateix?',
	},
	texts: {
		gas: `**Possible fuita de gas. Faci això ara mateix:**
1. No encengui ni apagui llums ni aparells, no toqui interruptors ni endolls, no truqui al timbre.
2. No encengui cap flama ni fumi.
3. Si ho pot fer sense risc, tanqui la clau del gas i obri portes i finestres.
4. Surti amb tothom, per l’escala, sense agafar l’ascensor. No engegui cap cotxe a prop.
5. Ja al carrer i lluny, truqui al **112** i al {phone}.
6. No torni a entrar fins que ho diguin els bombers o la distribuïdora.`,
		carbon_monoxide: `**Possible monòxid de carboni: no fa olor i pot matar. Faci això ara mateix:**
1. Surti a l’aire lliure amb tothom, també els animals. No es quedi a buscar la causa.
2. Si li ve de pas, obri finestres i apagui l’aparell. No s’hi entretingui.
3. Des de fora, truqui al **112**. Digui si algú es mareja, té mal de cap, vòmits o son.
4. Si algú no respon, digui-ho primer de tot.
5. No torni a entrar ni faci servir la caldera, l’escalfador o l’estufa fins que els revisi un professional. Si són de gas, avisi també al {phone}.`,
		fire: `**Foc o fum. Faci això ara mateix:**
1. Surti amb tothom, ajupits si hi ha fum, i tanqui les portes en sortir. No agafi l’ascensor.
2. Truqui al **112** des de fora.
3. No torni a entrar a buscar res.
4. No tiri aigua a un aparell elèctric ni a oli encès.
5. Només si ho té a mà i lluny del foc i del fum, talli la llum al quadre i tanqui el gas.`,
		electric: `**Perill elèctric. Faci això ara mateix:**
1. No toqui l’aparell, el cable ni res metàl·lic o mullat que hi estigui en contacte. Allunyi els nens.
2. Si pot arribar al quadre elèctric sense risc i amb les mans seques, abaixi l’interruptor general.
3. Si algú està en contacte amb el corrent, no el toqui: talli primer la llum i truqui al **112**.
4. Si hi ha fum, flames o algú ha rebut una descàrrega, truqui al **112**, encara que es trobi bé.
5. No torni a connectar la llum ni l’aparell fins que ho revisi un professional.`,
		flood_electric: `**Aigua a prop de l’electricitat. Faci això ara mateix:**
1. No entri a la zona mullada ni toqui endolls, aparells o el quadre si estan mullats o si vostè trepitja aigua.
2. Només si el quadre està sec i hi pot arribar sense trepitjar aigua, abaixi l’interruptor general.
3. Tanqui la clau de pas de l’aigua si és en un lloc sec.
4. Si l’aigua arriba al quadre o als comptadors, o veu espurnes, surti i truqui al **112**.
5. No torni a connectar la llum fins que ho revisi un professional.`,
		injury: `**Si hi ha una persona ferida, truqui ja al 112.**
1. Digui on és i què ha passat, i faci el que li indiquin.
2. Si ha estat amb l’electricitat, no toqui la persona fins a tallar la llum.
3. Si hi pot haver gas o fum, surtin tots a l’aire lliure abans de trucar.
4. En una cremada, posi-hi aigua fresca de l’aixeta, no gelada, durant 20 minuts. No hi posi cremes ni tregui la roba enganxada.
5. Si ha caigut d’alçada, no la mogui.`,
	},
};
