import type { SafetyTexts } from './texts.ts';

/** Spanish. */
export const es: SafetyTexts = {
	phoneUnknown: 'teléfono de urgencias de su distribuidora de gas, que aparece en la factura',
	personComes: 'Aviso ahora mismo a una persona de nuestro equipo. No espere nuestra respuesta para ponerse a salvo.',
	reassurance:
		'Nuestro equipo ya está avisado. Si empeora o hay alguien en peligro, llame al **112** sin esperar nuestra respuesta.',
	nearGas:
		'**Puede haber gas además de lo que cuenta: no toque interruptores, enchufes ni el cuadro eléctrico.** Salga ya al aire libre con todos y, desde fuera y lejos, llame al **112** y cuente las dos cosas. No vuelva a entrar hasta que se lo digan.',
	check: {
		gas: '¿Huele a gas ahora mismo?',
		carbon_monoxide:
			'¿Hay alguien mareado, con dolor de cabeza o con sueño, o suena un detector de monóxido de carbono?',
		fire: '¿Ve humo o fuego ahora mismo?',
		electric: '¿Hay chispas, calambres o cables a la vista ahora mismo?',
		flood_electric: '¿Hay agua cerca de enchufes, aparatos o del cuadro eléctrico ahora mismo?',
		injury: '¿Hay alguien herido ahora mismo?',
	},
	texts: {
		gas: `**Posible fuga de gas. Haga esto ya:**
1. No encienda ni apague luces ni aparatos, no toque interruptores ni enchufes, no llame al timbre.
2. No encienda llamas ni fume.
3. Si puede hacerlo sin riesgo, cierre la llave del gas y abra puertas y ventanas.
4. Salga con todos los que estén en casa, por la escalera, sin usar el ascensor. No arranque el coche cerca.
5. Ya en la calle y lejos, llame al **112** y al {phone}.
6. No vuelva a entrar hasta que se lo digan los bomberos o la distribuidora.`,
		carbon_monoxide: `**Posible monóxido de carbono: no huele y puede matar. Haga esto ya:**
1. Salga al aire libre con todos los que estén en casa, también los animales. No se quede a buscar la causa.
2. Si le pilla de paso, abra ventanas y apague el aparato. No se entretenga.
3. Desde fuera, llame al **112**. Diga si alguien se marea, tiene dolor de cabeza, vómitos o sueño.
4. Si alguien no responde, dígalo lo primero.
5. No vuelva a entrar ni use la caldera, el calentador o la estufa hasta que los revise un profesional. Si son de gas, avise también al {phone}.`,
		fire: `**Fuego o humo. Haga esto ya:**
1. Salga con todos, agachados si hay humo, y cierre las puertas al salir. No use el ascensor.
2. Llame al **112** desde fuera.
3. No vuelva a entrar a por nada.
4. No eche agua a un aparato eléctrico ni a aceite ardiendo.
5. Solo si lo tiene a mano y sin acercarse al fuego ni al humo, corte la luz en el cuadro y cierre el gas.`,
		electric: `**Peligro eléctrico. Haga esto ya:**
1. No toque el aparato, el cable ni nada metálico o mojado que esté en contacto. Aleje a los niños.
2. Si puede llegar al cuadro eléctrico sin riesgo y con las manos secas, corte el interruptor general.
3. Si alguien está en contacto con la corriente, no lo toque: corte primero la luz y llame al **112**.
4. Si hay humo, llamas o alguien ha recibido una descarga, llame al **112**, aunque se encuentre bien.
5. No vuelva a conectar la luz ni el aparato hasta que lo revise un profesional.`,
		flood_electric: `**Agua cerca de la electricidad. Haga esto ya:**
1. No entre en la zona mojada ni toque enchufes, aparatos o el cuadro si están mojados o si usted pisa agua.
2. Solo si el cuadro está seco y puede llegar sin pisar agua, corte el interruptor general.
3. Cierre la llave de paso del agua si está en un lugar seco.
4. Si el agua llega al cuadro o a los contadores, o ve chispas, salga y llame al **112**.
5. No vuelva a conectar la luz hasta que lo revise un profesional.`,
		injury: `**Si hay una persona herida, llame ya al 112.**
1. Diga dónde está y qué ha pasado, y siga lo que le indiquen.
2. Si ha sido con la electricidad, no toque a la persona hasta cortar la luz.
3. Si puede haber gas o humo, salgan todos al aire libre antes de llamar.
4. En una quemadura, ponga agua fresca del grifo, no helada, durante 20 minutos. No aplique cremas ni quite la ropa pegada.
5. Si ha caído de altura, no la mueva.`,
	},
};
