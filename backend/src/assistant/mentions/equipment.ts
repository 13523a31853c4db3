import { type FoldedText, type Span, findPattern } from './folded-text.ts';
import { findPhrases, readPhrases } from './phrases.ts';

/** What the firms of the trade install and repair, in the languages of Spain, Portuguese, English and French. */
const DEVICES = readPhrases(`
caldera de gas, caldera de gasoil, caldera de gasóleo, caldera de condensación, caldera de pellet, caldera de biomasa, caldera mural, caldera,
aire acondicionado, aire de techo, VRV, VRF, aire por conductos, aire de conductos, aire, split, multisplit, cassette, consola, climatizador, climatización, clima,
máquina de aire, unidad exterior, unidad interior, termo eléctrico, termo, termoacumulador, calentador, calentador de gas, acumulador, interacumulador, depósito de inercia,
radiador, radiador eléctrico, toallero, calefacción, suelo radiante, suelo refrescante, bomba de calor, bomba de la piscina, bomba circuladora, bomba de agua, bomba, aerotermia, geotermia, hidrokit,
inversor, inverter, placa solar, panel solar, placa fotovoltaica, panel fotovoltaico, placas, paneles, batería solar, batería, microinversor, optimizador, cargador, cargador de coche, punto de recarga, wallbox,
cuadro eléctrico, cuadro de luces, cuadro, diferencial, magnetotérmico, automático, contador, enchufe, interruptor, instalación eléctrica,
termostato, cronotermostato, sonda, vaso de expansión, válvula, válvula de tres vías, llave de paso, presostato, quemador, intercambiador, placa electrónica, compresor, ventilador, condensador, evaporador, filtro, mando, mando a distancia, sifón, cisterna, grifo, ducha, bajante,
estufa de pellet, estufa, chimenea, insertable, vitrocerámica, vitro, placa de inducción, inducción, horno, campana, extractor, campana extractora, recuperador de calor, recuperador, ventilación, conductos, rejilla,
cámara frigorífica, cámara de frío, cámara, nevera, congelador, frigorífico, lavadora, lavavajillas, secadora, arcón, enfriadora, rooftop, fancoil, fan coil, climatizadora, UTA, torre de refrigeración, grupo de presión, descalcificador, ósmosis, depuradora, piscina,
portero automático, videoportero, persiana, motor de la persiana, puerta de garaje, puerta automática, alarma, cámara de seguridad, antena, variador, autómata, PLC, grupo electrógeno, generador, SAI, luminaria, farola, ascensor,
detector de gas, detector de CO, detector de humo, detector de monóxido, extintor,
aire condicionat, calefacció, escalfador, bomba de calor, plaques solars, placa solar, terra radiant, radiador, carregador, càmera frigorífica, termòstat, comandament, quadre elèctric,
caldeira, quentador, chan radiante, calefacción, esquentador, ar condicionado, aquecimento, aquecedor, painel solar, painéis solares, piso radiante, carregador, termóstato, máquina de lavar,
boiler, combi boiler, heater, water heater, radiator, heating, underfloor heating, air conditioner, air conditioning, air con, aircon, AC, AC unit, heat pump, solar panel, inverter, battery, charger, thermostat, fuse box, cold room, fridge, freezer, pump, remote control, outdoor unit, indoor unit, pool pump,
chaudière, climatisation, climatiseur, clim, radiateur, chauffage, chauffe-eau, pompe à chaleur, panneau solaire, onduleur, borne de recharge, thermostat, plancher chauffant, chambre froide, tableau électrique, télécommande,
galdara, berogailu, berogailua, aire girotua, aire egokitua, eguzki-plaka, eguzki-plakak, bero-ponpa, erradiadore, termostatoa, inbertsorea, inbertsore, kargagailua, kargagailu`);

const BRANDS = readPhrases(`
Vaillant, Saunier Duval, Junkers, Bosch, Ferroli, Baxi, BaxiRoca, Roca, Ariston, Cointra, Fagor, Beretta, Immergas, Viessmann, Wolf, Riello, Chaffoteaux, Manaut, Domusa, Biasi, Hermann, Thermor, Fleck, Edesa, Tifell, Intergas, Remeha, De Dietrich, Buderus, Sime, Lamborghini, Tradesa,
Daikin, Mitsubishi Electric, Mitsubishi, Fujitsu, Panasonic, LG, Samsung, Toshiba, Hitachi, Haier, Hisense, Gree, Carrier, Ciat, Airwell, Lennox, Kosner, Midea, Hiyasu, Giatsu, Mundoclima, Trane, York, Johnson, Zanussi, Balay, Teka, Siemens, Electrolux, Orkli, Orbegozo, Toyotomi,
Huawei, Fronius, SMA, Growatt, GoodWe, Solis, SolarEdge, Enphase, Victron, Ingeteam, Sungrow, Kostal, Pylontech, BYD, Tesla, Orbis, V2C, Policharger, Schneider, Legrand, ABB, Hager, Chint,
Fermax, Tegui, Auta, Somfy, Grundfos, Wilo, Ebara, Espa, Honeywell, Tado, Netatmo, Salus, Airzone, Koolnova, Uponor, Giacomini, Danfoss, Edilkamin, Bronpi, Ecoforest, Lasian, MCZ`);

/** A product by its name and size: «Aitana 24», «Brisa 35», «ecoTEC plus 246». */
const MODEL =
	/(?<=[\p{L},] )(?<name>\p{Lu}[\p{L}]{2,14}) (?<size>\d{2,3})(?![\p{L}\p{N}%€.:/]|\s*(?:euros|€|litros|grados|metros|de |años|ºC|h\b|kW))/gu;
/** Words that stand before a number without being a product. */
const NOT_A_MODEL =
	/^(calle|carrer|rua|avenida|plaza|paseo|portal|piso|puerta|numero|num|error|codigo|fallo|son|unos|unas|hace|tengo|somos|para|los|las|con|hay|pedido|factura|contrato|cliente|desde|sobre|faltan|quiero|necesito|dia|nave|local|calle|poligono|kalea|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ref|serrano)$/;

/** Devices, brands and products that a message names. */
export function findEquipment(text: FoldedText): Span[] {
	const named = [...findPhrases(text, DEVICES), ...findPhrases(text, BRANDS)];
	const models = [...text.original.matchAll(MODEL)]
		.filter(({ groups }) => !NOT_A_MODEL.test((groups?.['name'] ?? '').toLowerCase()))
		.filter(({ index }) => !isAddress(text, index))
		.map((match) => ({ start: match.index, end: match.index + match[0].length }));
	return [...named, ...models];
}

/** Whether a street stands just before this place. */
function isAddress(text: FoldedText, at: number): boolean {
	return findPattern(text, /(?:calle|c\/|avda|avenida|plaza|paseo|carrer|rua)[^,;\n]{0,30}/).some(
		({ start, end }) => start <= at && at <= end,
	);
}
