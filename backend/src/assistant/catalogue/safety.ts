import type { HazardKind } from '../../contract/turn.ts';

/**
 * What goes out at once when somebody reports a danger. DRAFTS: written from the public advice of Spanish civil protection
 * and gas distributors; each firm must read and approve them before it goes live. No model takes part in them.
 */
export interface SafetyTexts {
	/** @param phone the gas distributor's emergency number, or words that say where it is found */
	text: (kind: HazardKind, phone: string) => string;
	/** Stands in for the number while the firm has not set it. */
	phoneUnknown: string;
	/** After the safety text: that a person has been called in. */
	personComes: string;
}

const es: SafetyTexts = {
	phoneUnknown: 'al teléfono de urgencias de su distribuidora de gas, que aparece en la factura',
	personComes: 'Aviso ahora mismo a una persona de nuestro equipo. No espere nuestra respuesta para ponerse a salvo.',
	text: (kind, phone) => ES[kind](phone),
};

const ES: Readonly<Record<HazardKind, (phone: string) => string>> = {
	gas: (phone) => `**Posible fuga de gas. Haga esto ya:**
1. No encienda ni apague luces ni aparatos, no toque interruptores ni enchufes, no llame al timbre.
2. No encienda llamas ni fume.
3. Si puede hacerlo sin riesgo, cierre la llave del gas y abra puertas y ventanas.
4. Salga con todos los que estén en casa, por la escalera, sin usar el ascensor. No arranque el coche cerca.
5. Ya en la calle y lejos, llame al **112** y ${phone}.
6. No vuelva a entrar hasta que se lo digan los bomberos o la distribuidora.`,
	carbon_monoxide: (phone) => `**Posible monóxido de carbono: no huele y puede matar. Haga esto ya:**
1. Salga al aire libre con todos los que estén en casa, también los animales. No se quede a buscar la causa.
2. Si le pilla de paso, abra ventanas y apague el aparato. No se entretenga.
3. Desde fuera, llame al **112**. Diga si alguien se marea, tiene dolor de cabeza, vómitos o sueño.
4. Si alguien no responde, dígalo lo primero.
5. No vuelva a entrar ni use la caldera, el calentador o la estufa hasta que los revise un profesional. Si son de gas, avise también ${phone}.`,
	fire: () => `**Fuego o humo. Haga esto ya:**
1. Salga con todos, agachados si hay humo, y cierre las puertas al salir. No use el ascensor.
2. Llame al **112** desde fuera.
3. No vuelva a entrar a por nada.
4. No eche agua a un aparato eléctrico ni a aceite ardiendo.
5. Solo si lo tiene a mano y sin acercarse al fuego ni al humo, corte la luz en el cuadro y cierre el gas.`,
	electric: () => `**Peligro eléctrico. Haga esto ya:**
1. No toque el aparato, el cable ni nada metálico o mojado que esté en contacto. Aleje a los niños.
2. Si puede llegar al cuadro eléctrico sin riesgo y con las manos secas, corte el interruptor general.
3. Si alguien está en contacto con la corriente, no lo toque: corte primero la luz y llame al **112**.
4. Si hay humo, llamas o alguien ha recibido una descarga, llame al **112**, aunque se encuentre bien.
5. No vuelva a conectar la luz ni el aparato hasta que lo revise un profesional.`,
	flood_electric: () => `**Agua cerca de la electricidad. Haga esto ya:**
1. No entre en la zona mojada ni toque enchufes, aparatos o el cuadro si están mojados o si usted pisa agua.
2. Solo si el cuadro está seco y puede llegar sin pisar agua, corte el interruptor general.
3. Cierre la llave de paso del agua si está en un lugar seco.
4. Si el agua llega al cuadro o a los contadores, o ve chispas, salga y llame al **112**.
5. No vuelva a conectar la luz hasta que lo revise un profesional.`,
	injury: () => `**Si hay una persona herida, llame ya al 112.**
1. Diga dónde está y qué ha pasado, y siga lo que le indiquen.
2. Si ha sido con la electricidad, no toque a la persona hasta cortar la luz.
3. Si puede haber gas o humo, salgan todos al aire libre antes de llamar.
4. En una quemadura, ponga agua fresca del grifo, no helada, durante 20 minutos. No aplique cremas ni quite la ropa pegada.
5. Si ha caído de altura, no la mueva.`,
};

const en: SafetyTexts = {
	phoneUnknown: 'the emergency number of your gas distributor, which is on your bill',
	personComes: 'I am calling in a person of our team right now. Do not wait for our answer to get to safety.',
	text: (kind, phone) => EN[kind](phone),
};

const EN: Readonly<Record<HazardKind, (phone: string) => string>> = {
	gas: (phone) => `**Possible gas leak. Do this now:**
1. Do not switch lights or appliances on or off, do not touch switches or plugs, do not ring the bell.
2. No flames, no smoking.
3. If you can do so without risk, close the gas valve and open doors and windows.
4. Leave with everybody by the stairs, not the lift. Do not start a car nearby.
5. Once outside and at a distance, call **112** and ${phone}.
6. Do not go back in until the fire service or the distributor says so.`,
	carbon_monoxide: (phone) => `**Possible carbon monoxide: it has no smell and it can kill. Do this now:**
1. Get everybody out into the open air, pets too. Do not stay to look for the cause.
2. If it is on your way, open windows and switch the appliance off. Do not linger.
3. From outside call **112**. Say whether anybody is dizzy, sleepy, vomits or has a headache.
4. If somebody does not respond, say so first.
5. Do not go back in or use the appliance until a professional has checked it. If it runs on gas, also call ${phone}.`,
	fire: () => `**Fire or smoke. Do this now:**
1. Leave with everybody, low if there is smoke, and close doors behind you. Do not use the lift.
2. Call **112** from outside.
3. Do not go back in for anything.
4. Do not put water on electrical appliances or burning oil.
5. Only if it is at hand and away from fire and smoke, switch the power off at the fuse box and close the gas.`,
	electric: () => `**Electrical danger. Do this now:**
1. Do not touch the appliance, the cable or anything metal or wet that touches it. Keep children away.
2. If you can reach the fuse box safely and with dry hands, switch off the main switch.
3. If somebody is in contact with the current, do not touch them: cut the power first and call **112**.
4. If there is smoke or fire, or somebody had a shock, call **112**, even if they feel well.
5. Do not switch the power or the appliance on again until a professional has checked it.`,
	flood_electric: () => `**Water close to electricity. Do this now:**
1. Do not walk into the wet area or touch sockets, appliances or the fuse box if they are wet or you stand in water.
2. Only if the fuse box is dry and you can reach it without stepping in water, switch off the main switch.
3. Close the water valve if it is in a dry place.
4. If water reaches the fuse box or the meters, or you see sparks, leave and call **112**.
5. Do not switch the power on again until a professional has checked it.`,
	injury: () => `**If somebody is hurt, call 112 now.**
1. Say where you are and what happened, and do as they tell you.
2. If it was electricity, do not touch the person until the power is off.
3. If there may be gas or smoke, everybody out into the open air before calling.
4. For a burn: cool tap water, not icy, for 20 minutes. No creams; leave clothes that stick.
5. If they fell from a height, do not move them.`,
};

const TEXTS: Readonly<Record<string, SafetyTexts>> = { es, en };

/** The safety texts in a language; Spanish where we have none. */
export function safetyTexts(language: string): SafetyTexts {
	return TEXTS[language] ?? es;
}
