import { answerLocally } from '../src/engines/local/answer.ts';
import { addedForReader, tellsToWorkInside } from '../src/engines/local/reader.ts';
import type { Role } from '../src/contract/turn.ts';

test.each([
	['Retire la tapa frontal y compruebe el fusible.', true],
	['Desconecte el conector de la sonda.', true],
	['Abra la carcasa de la caldera con un destornillador.', true],
	['Mida la tensión en la regleta de alimentación.', true],
	['Con un polímetro, compruebe la continuidad.', true],
	['Remove the cover and disconnect the fan.', true],
	['Abra la llave de llenado hasta que el manómetro marque 1,5 bar.', false],
	['Abra las ventanas y ventile.', false],
	['Apague la calefacción y espere 10 minutos.', false],
	['Pulse el botón de rearme durante 3 segundos.', false],
	['Levante la rejilla y lave los filtros con agua tibia.', false],
	['Open the filling valve until the gauge shows 1.5 bar.', false],
])('«%s» has the reader work inside: %p', (text, expected) => {
	expect(tellsToWorkInside(text)).toBe(expected);
});

const passage =
	'Si la caldera no enciende, retire la tapa frontal y compruebe el electrodo. La presión del gas en el quemador es de 13 mbar. El par de apriete de la tapa es de 8 Nm. El electrodo se limpia con un cepillo.';
const quote = 'Si la caldera no enciende, retire la tapa frontal y compruebe el electrodo.';
const added = (role: Role, language = 'es') => addedForReader(role, language, { quote, passage, source: '[1]' });

test('a customer is told when to stop, in their language', () => {
	expect(added('customer')).toMatch(/^Si no está seguro, no abra el aparato/);
	expect(added('customer', 'en')).toMatch(/^If you are not sure, do not open/);
	expect(added('customer', 'xx')).toBe(added('customer'));
	expect(addedForReader('customer', 'es', { quote: 'Pulse rearme.', passage, source: '[1]' })).toBe('');
});

test('a technician gets the values with units that the quote lacks, word for word and with their source', () => {
	expect(added('technician')).toBe(
		'Otros valores del apartado:\nLa presión del gas en el quemador es de 13 mbar.\nEl par de apriete de la tapa es de 8 Nm. [1]',
	);
	expect(addedForReader('technician', 'es', { quote: passage, passage, source: '[1]' })).toBe('');
});

test('the office gets the quote as it is', () => {
	expect(added('administrative')).toBe('');
});

test('the local engine answers a customer and a technician from one passage in their own way', () => {
	const answer = (role: Role) =>
		answerLocally({
			text: 'la caldera no enciende, ¿qué compruebo del electrodo?',
			language: 'es',
			intent: 'technical_question',
			intentConfidence: 0.9,
			role,
			companyName: 'Levante Clima',
			history: [],
			passages: [
				{
					documentId: 'd',
					documentTitle: 'Manual de servicio',
					heading: 'Encendido',
					page: 12,
					position: 0,
					link: null,
					text: `${passage} ${'Siga las instrucciones del fabricante en cada paso del trabajo. '.repeat(9)}`,
					score: 9,
					coverage: 0.9,
				},
			],
			coverage: 0.9,
		}).reply;
	expect(answer('customer')).toMatch(/retire la tapa[^]*Si no está seguro/);
	expect(answer('customer')).not.toMatch(/Otros valores/);
	expect(answer('technician')).toMatch(/retire la tapa/);
	expect(answer('technician')).toMatch(/13 mbar/);
	expect(answer('technician')).not.toMatch(/Si no está seguro/);
});
