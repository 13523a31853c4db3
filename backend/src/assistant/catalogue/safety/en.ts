import type { SafetyTexts } from './texts.ts';

/** English. */
export const en: SafetyTexts = {
	phoneUnknown: 'the emergency number of your gas distributor, which is on your bill',
	personComes: 'I am calling in a person of our team right now. Do not wait for our answer to get to safety.',
	reassurance:
		'Our team has been told. If it gets worse or anybody is in danger, call **112** without waiting for our answer.',
	nearGas:
		'**There may be gas as well: do not touch switches, sockets or the fuse box.** Get everybody out into the open air now and, from outside and at a distance, call **112** and tell them both things. Do not go back in until they say so.',
	check: {
		gas: 'Do you smell gas right now?',
		carbon_monoxide: 'Is anybody dizzy, sleepy or with a headache, or is a carbon monoxide alarm sounding?',
		fire: 'Do you see smoke or fire right now?',
		electric: 'Are there sparks, shocks or bare wires right now?',
		flood_electric: 'Is there water near sockets, appliances or the fuse box right now?',
		injury: 'Is anybody hurt right now?',
	},
	texts: {
		gas: `**Possible gas leak. Do this now:**
1. Do not switch lights or appliances on or off, do not touch switches or plugs, do not ring the bell.
2. No flames, no smoking.
3. If you can do so without risk, close the gas valve and open doors and windows.
4. Leave with everybody by the stairs, not the lift. Do not start a car nearby.
5. Once outside and at a distance, call **112** and {phone}.
6. Do not go back in until the fire service or the distributor says so.`,
		carbon_monoxide: `**Possible carbon monoxide: it has no smell and it can kill. Do this now:**
1. Get everybody out into the open air, pets too. Do not stay to look for the cause.
2. If it is on your way, open windows and switch the appliance off. Do not linger.
3. From outside call **112**. Say whether anybody is dizzy, sleepy, vomits or has a headache.
4. If somebody does not respond, say so first.
5. Do not go back in or use the appliance until a professional has checked it. If it runs on gas, also call {phone}.`,
		fire: `**Fire or smoke. Do this now:**
1. Leave with everybody, low if there is smoke, and close doors behind you. Do not use the lift.
2. Call **112** from outside.
3. Do not go back in for anything.
4. Do not put water on electrical appliances or burning oil.
5. Only if it is at hand and away from fire and smoke, switch the power off at the fuse box and close the gas.`,
		electric: `**Electrical danger. Do this now:**
1. Do not touch the appliance, the cable or anything metal or wet that touches it. Keep children away.
2. If you can reach the fuse box safely and with dry hands, switch off the main switch.
3. If somebody is in contact with the current, do not touch them: cut the power first and call **112**.
4. If there is smoke or fire, or somebody had a shock, call **112**, even if they feel well.
5. Do not switch the power or the appliance on again until a professional has checked it.`,
		flood_electric: `**Water close to electricity. Do this now:**
1. Do not walk into the wet area or touch sockets, appliances or the fuse box if they are wet or you stand in water.
2. Only if the fuse box is dry and you can reach it without stepping in water, switch off the main switch.
3. Close the water valve if it is in a dry place.
4. If water reaches the fuse box or the meters, or you see sparks, leave and call **112**.
5. Do not switch the power on again until a professional has checked it.`,
		injury: `**If somebody is hurt, call 112 now.**
1. Say where you are and what happened, and do as they tell you.
2. If it was electricity, do not touch the person until the power is off.
3. If there may be gas or smoke, everybody out into the open air before calling.
4. For a burn: cool tap water, not icy, for 20 minutes. No creams; leave clothes that stick.
5. If they fell from a height, do not move them.`,
	},
};
