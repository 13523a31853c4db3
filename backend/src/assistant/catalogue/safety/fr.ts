import type { SafetyTexts } from './texts.ts';

/** French. */
export const fr: SafetyTexts = {
	phoneUnknown: 'numéro d’urgence de votre distributeur de gaz, qui figure sur la facture',
	personComes:
		'Je préviens tout de suite une personne de notre équipe. N’attendez pas notre réponse pour vous mettre à l’abri.',
	reassurance:
		'Notre équipe est prévenue. Si la situation s’aggrave ou si quelqu’un est en danger, appelez le **112** sans attendre notre réponse.',
	nearGas:
		'**Il peut y avoir du gaz en plus de ce que vous dites : ne touchez ni interrupteurs, ni prises, ni tableau électrique.** Sortez tout de suite à l’air libre avec tout le monde et, dehors et à distance, appelez le **112** et dites les deux choses. Ne rentrez pas avant qu’on vous le dise.',
	check: {
		gas: 'Sentez-vous le gaz en ce moment ?',
		carbon_monoxide:
			'Quelqu’un a-t-il des vertiges, mal à la tête ou sommeil, ou un détecteur de monoxyde de carbone sonne-t-il ?',
		fire: 'Voyez-vous de la fumée ou du feu en ce moment ?',
		electric: 'Y a-t-il des étincelles, des décharges ou des fils à nu en ce moment ?',
		flood_electric: 'Y a-t-il de l’eau près des prises, des appareils ou du tableau électrique en ce moment ?',
		injury: 'Quelqu’un est-il blessé en ce moment ?',
	},
	texts: {
		gas: `**Fuite de gaz possible. Faites ceci tout de suite :**
1. N’allumez et n’éteignez ni lumières ni appareils, ne touchez ni interrupteurs ni prises, ne sonnez pas.
2. Pas de flamme, ne fumez pas.
3. Si c’est possible sans risque, fermez le robinet du gaz et ouvrez portes et fenêtres.
4. Sortez avec tout le monde par l’escalier, sans ascenseur. Ne démarrez aucune voiture à proximité.
5. Une fois dehors et à distance, appelez le **112** et le {phone}.
6. Ne rentrez pas avant que les pompiers ou le distributeur ne le disent.`,
		carbon_monoxide: `**Monoxyde de carbone possible : il n’a pas d’odeur et peut tuer. Faites ceci tout de suite :**
1. Sortez à l’air libre avec tout le monde, animaux compris. Ne restez pas à chercher la cause.
2. Si c’est sur votre passage, ouvrez les fenêtres et éteignez l’appareil. Ne vous attardez pas.
3. Dehors, appelez le **112**. Dites si quelqu’un a des vertiges, mal à la tête, des vomissements ou sommeil.
4. Si quelqu’un ne répond pas, dites-le en premier.
5. Ne rentrez pas et n’utilisez ni chaudière, ni chauffe-eau, ni poêle avant le contrôle d’un professionnel. S’ils sont au gaz, appelez aussi le {phone}.`,
		fire: `**Feu ou fumée. Faites ceci tout de suite :**
1. Sortez avec tout le monde, baissés s’il y a de la fumée, et fermez les portes derrière vous. Pas d’ascenseur.
2. Appelez le **112** de l’extérieur.
3. Ne rentrez sous aucun prétexte.
4. Ne jetez pas d’eau sur un appareil électrique ni sur de l’huile en feu.
5. Seulement si c’est à portée de main et loin du feu et de la fumée, coupez le courant au tableau et fermez le gaz.`,
		electric: `**Danger électrique. Faites ceci tout de suite :**
1. Ne touchez ni l’appareil, ni le câble, ni rien de métallique ou mouillé à leur contact. Éloignez les enfants.
2. Si vous pouvez atteindre le tableau électrique sans risque et les mains sèches, coupez l’interrupteur général.
3. Si quelqu’un est en contact avec le courant, ne le touchez pas : coupez d’abord le courant et appelez le **112**.
4. S’il y a de la fumée, des flammes ou si quelqu’un a reçu une décharge, appelez le **112**, même s’il se sent bien.
5. Ne remettez ni le courant ni l’appareil en marche avant le contrôle d’un professionnel.`,
		flood_electric: `**De l’eau près de l’électricité. Faites ceci tout de suite :**
1. N’entrez pas dans la zone mouillée et ne touchez ni prises, ni appareils, ni tableau s’ils sont mouillés ou si vous avez les pieds dans l’eau.
2. Seulement si le tableau est sec et accessible sans marcher dans l’eau, coupez l’interrupteur général.
3. Fermez l’arrivée d’eau si elle est dans un endroit sec.
4. Si l’eau atteint le tableau ou les compteurs, ou si vous voyez des étincelles, sortez et appelez le **112**.
5. Ne remettez pas le courant avant le contrôle d’un professionnel.`,
		injury: `**Si quelqu’un est blessé, appelez tout de suite le 112.**
1. Dites où vous êtes et ce qui s’est passé, et faites ce qu’on vous indique.
2. Si c’est l’électricité, ne touchez pas la personne avant d’avoir coupé le courant.
3. S’il peut y avoir du gaz ou de la fumée, sortez tous à l’air libre avant d’appeler.
4. Pour une brûlure, mettez de l’eau fraîche du robinet, non glacée, pendant 20 minutes. Pas de crème, n’enlevez pas les vêtements collés.
5. En cas de chute de hauteur, ne la déplacez pas.`,
	},
};
