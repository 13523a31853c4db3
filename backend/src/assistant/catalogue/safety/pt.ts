import type { SafetyTexts } from './texts.ts';

/** Portuguese. */
export const pt: SafetyTexts = {
	phoneUnknown: 'número de urgência da sua distribuidora de gás, que vem na fatura',
	personComes:
		'Estou a avisar agora mesmo uma pessoa da nossa equipa. Não espere pela nossa resposta para se pôr a salvo.',
	reassurance:
		'A nossa equipa já está avisada. Se piorar ou houver alguém em perigo, ligue para o **112** sem esperar pela nossa resposta.',
	nearGas:
		'**Pode haver gás além do que conta: não toque em interruptores, tomadas nem no quadro elétrico.** Saia já para o ar livre com todos e, lá fora e longe, ligue para o **112** e conte as duas coisas. Não volte a entrar até lhe dizerem.',
	check: {
		gas: 'Cheira a gás neste momento?',
		carbon_monoxide:
			'Há alguém com tonturas, dor de cabeça ou sono, ou está a tocar um detetor de monóxido de carbono?',
		fire: 'Vê fumo ou fogo neste momento?',
		electric: 'Há faíscas, choques ou cabos à vista neste momento?',
		flood_electric: 'Há água perto de tomadas, aparelhos ou do quadro elétrico neste momento?',
		injury: 'Há alguém ferido neste momento?',
	},
	texts: {
		gas: `**Possível fuga de gás. Faça isto já:**
1. Não acenda nem apague luzes ou aparelhos, não toque em interruptores nem tomadas, não toque à campainha.
2. Não acenda chamas nem fume.
3. Se o puder fazer sem risco, feche a válvula do gás e abra portas e janelas.
4. Saia com todos, pelas escadas, sem usar o elevador. Não ligue nenhum carro por perto.
5. Já na rua e longe, ligue para o **112** e para o {phone}.
6. Não volte a entrar até os bombeiros ou a distribuidora o dizerem.`,
		carbon_monoxide: `**Possível monóxido de carbono: não tem cheiro e pode matar. Faça isto já:**
1. Saia para o ar livre com todos, também os animais. Não fique à procura da causa.
2. Se ficar de passagem, abra janelas e desligue o aparelho. Não se demore.
3. Já fora, ligue para o **112**. Diga se alguém tem tonturas, dor de cabeça, vómitos ou sono.
4. Se alguém não responder, diga-o antes de tudo.
5. Não volte a entrar nem use a caldeira, o esquentador ou o aquecedor até um profissional os verificar. Se forem a gás, ligue também para o {phone}.`,
		fire: `**Fogo ou fumo. Faça isto já:**
1. Saia com todos, agachados se houver fumo, e feche as portas ao sair. Não use o elevador.
2. Ligue para o **112** já no exterior.
3. Não volte a entrar por nada.
4. Não deite água num aparelho elétrico nem em óleo a arder.
5. Só se estiver à mão e longe do fogo e do fumo, corte a luz no quadro e feche o gás.`,
		electric: `**Perigo elétrico. Faça isto já:**
1. Não toque no aparelho, no cabo nem em nada metálico ou molhado que esteja em contacto. Afaste as crianças.
2. Se puder chegar ao quadro elétrico sem risco e com as mãos secas, desligue o interruptor geral.
3. Se alguém estiver em contacto com a corrente, não lhe toque: corte primeiro a luz e ligue para o **112**.
4. Se houver fumo, chamas ou alguém tiver apanhado um choque, ligue para o **112**, mesmo que se sinta bem.
5. Não volte a ligar a luz nem o aparelho até um profissional os verificar.`,
		flood_electric: `**Água perto da eletricidade. Faça isto já:**
1. Não entre na zona molhada nem toque em tomadas, aparelhos ou no quadro se estiverem molhados ou se estiver a pisar água.
2. Só se o quadro estiver seco e puder lá chegar sem pisar água, desligue o interruptor geral.
3. Feche a torneira geral da água se estiver num sítio seco.
4. Se a água chegar ao quadro ou aos contadores, ou vir faíscas, saia e ligue para o **112**.
5. Não volte a ligar a luz até um profissional a verificar.`,
		injury: `**Se houver uma pessoa ferida, ligue já para o 112.**
1. Diga onde está e o que aconteceu, e faça o que lhe indicarem.
2. Se foi com a eletricidade, não toque na pessoa até cortar a luz.
3. Se puder haver gás ou fumo, saiam todos para o ar livre antes de ligar.
4. Numa queimadura, ponha água fresca da torneira, não gelada, durante 20 minutos. Não aplique cremes nem tire a roupa colada.
5. Se caiu de uma altura, não a mova.`,
	},
};
