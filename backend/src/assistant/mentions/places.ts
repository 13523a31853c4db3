import { type FoldedText, findPattern, type Span } from './folded-text.ts';
import { type FoundPhrase, findPhrases, readPhrases } from './phrases.ts';

/** Provinces, their capitals, and towns of Spain, in the spellings that people use. */
const PLACES = readPhrases(`
Álava, Araba, Albacete, Alicante, Alacant, Almería, Asturias, Ávila, Badajoz, Barcelona, Bizkaia, Vizcaya, Burgos, Cáceres, Cádiz, Cantabria, Castellón de la Plana, Castellón, Castelló, Ceuta, Ciudad Real, Córdoba, A Coruña, La Coruña, Coruña, Gipuzkoa, Guipúzcoa, Girona, Gerona, Guadalajara, Huelva, Huesca, Islas Baleares, Baleares, Mallorca, Menorca, Ibiza, Eivissa, Formentera, Jaén, La Rioja, Las Palmas de Gran Canaria, Las Palmas, Gran Canaria, Tenerife, Santa Cruz de Tenerife, Lanzarote, Fuerteventura, La Palma, La Gomera, El Hierro, León, Lleida, Lérida, Lugo, Madrid, Málaga, Melilla, Murcia, Navarra, Nafarroa, Ourense, Orense, Palencia, Pontevedra, Salamanca, Segovia, Sevilla, Tarragona, Teruel, Valencia, València, Valladolid, Zamora, Zaragoza,
Andalucía, Aragón, Cataluña, Catalunya, Galicia, Euskadi, País Vasco, Extremadura, Castilla-La Mancha, Castilla y León, Comunidad Valenciana, Canarias,
Bilbao, Bilbo, San Sebastián, Donostia, Vitoria-Gasteiz, Vitoria, Gasteiz, Pamplona, Iruña, Logroño, Santander, Oviedo, Gijón, Xixón, Avilés, Palma de Mallorca, Mérida, Santiago de Compostela, Santiago, Vigo, Ferrol, Badalona, Sabadell, Terrassa, Tarrasa, Mataró, L'Hospitalet de Llobregat, L'Hospitalet, Hospitalet, Cornellà, Cornellá, Sant Cugat del Vallès, Sant Cugat, Sant Boi, Rubí, Manresa, Vilanova i la Geltrú, Vilanova, Viladecans, El Prat, Castelldefels, Granollers, Cerdanyola, Mollet, Esplugues, Gavà, Igualada, Figueres, Olot, Blanes, Lloret de Mar, Lloret, Tortosa, Cambrils, Salou, El Vendrell, Sitges, Badía, Badia, Berga, Ripoll, Tàrrega, Móstoles, Alcalá de Henares, Fuenlabrada, Leganés, Getafe, Alcorcón, Torrejón de Ardoz, Torrejón, Parla, Alcobendas, Las Rozas, San Sebastián de los Reyes, Pozuelo de Alarcón, Pozuelo, Coslada, Rivas-Vaciamadrid, Rivas, Valdemoro, Majadahonda, Collado Villalba, Aranjuez, Arganda, Boadilla del Monte, Boadilla, Pinto, Colmenar Viejo, Tres Cantos, Galapagar, El Escorial, Vallecas, Carabanchel, Chamberí,
Elche, Elx, Torrevieja, Orihuela, Benidorm, Alcoy, Alcoi, San Vicente del Raspeig, Elda, Petrer, Dénia, Denia, Villena, Jávea, Xàbia, Calpe, Altea, Santa Pola, Villajoyosa, Torrent, Gandía, Gandia, Paterna, Sagunto, Sagunt, Alzira, Mislata, Burjassot, Ontinyent, Aldaia, Manises, Xàtiva, Játiva, Alaquàs, Xirivella, Catarroja, Sueca, Cullera, Oliva, Llíria, Requena, Vila-real, Villarreal, Burriana, Vinaròs, Vinaroz, Benicarló, Benicàssim, Benicasim, Oropesa, Peñíscola, Cartagena, Molina de Segura, Alcantarilla, Mazarrón, Cieza, Yecla, Jumilla, San Javier, Totana, Caravaca, San Pedro del Pinatar, Torre Pacheco, Puerto Lumbreras,
Jerez de la Frontera, Jerez, Algeciras, San Fernando, El Puerto de Santa María, Chiclana, La Línea, Sanlúcar, Dos Hermanas, Alcalá de Guadaíra, Utrera, Mairena, Écija, Los Palacios, Lebrija, Carmona, Morón, Coria del Río, Marbella, Mijas, Fuengirola, Vélez-Málaga, Torremolinos, Benalmádena, Estepona, Rincón de la Victoria, Antequera, Nerja, Motril, Almuñécar, Guadix, Roquetas de Mar, Roquetas, El Ejido, Níjar, Linares, Andújar, Úbeda, Martos, Lucena, Puente Genil, Montilla, Cabra, Priego, Lepe, Almonte, Isla Cristina, Ayamonte, Triana,
Talavera de la Reina, Talavera, Puertollano, Tomelloso, Valdepeñas, Manzanares, Hellín, Almansa, Azuqueca de Henares, Azuqueca, Illescas, Seseña, Ponferrada, Miranda de Ebro, Aranda de Duero, Medina del Campo, Benavente, Astorga, La Bañeza, Béjar, Plasencia, Don Benito, Almendralejo, Villanueva de la Serena, Navalmoral, Zafra, Calatayud, Utebo, Ejea, Barbastro, Monzón, Jaca, Fraga, Alcañiz, Tudela, Barañáin, Estella, Calahorra, Arnedo,
Barakaldo, Baracaldo, Getxo, Portugalete, Santurtzi, Basauri, Leioa, Durango, Galdakao, Sestao, Irún, Irun, Errenteria, Rentería, Eibar, Zarautz, Arrasate, Mondragón, Hernani, Tolosa, Lasarte, Azpeitia, Azkoitia, Bergara, Llodio, Torrelavega, Castro Urdiales, Camargo, Laredo, Reinosa, Siero, Langreo, Llanes, Narón, Oleiros, Arteixo, Carballo, Culleredo, Vilagarcía de Arousa, Vilagarcía, Redondela, Cangas, Marín, Lalín, Sanxenxo, Monforte, Viveiro, Verín, O Barco, Inca, Manacor, Llucmajor, Calvià, Calviá, Marratxí, Ciutadella, Mahón, Maó, Telde, La Laguna, Arona, Adeje, Arrecife, Puerto del Rosario, Puerto de la Cruz, La Orotava, Granadilla, Ingenio, Arucas, Maspalomas, Gáldar,
Lisboa, Porto, Andorra`);

/** Places whose name is a word or a family's name too: they need "en", "de" or the like before, and a capital letter. */
const DOUBTFUL = readPhrases(
	`Cuenca, Granada, Toledo, Soria, Rota, Ronda, Lorca, Águilas, Vic, Reus, Palma, Toro, Haro, Vera, Roses, Salt, Baza, Tarifa, Barbate, Conil, Palamós, Valls, Mieres, Silla, Picassent, La Unión, Aspe, Tui, Mora, Ribera, Santa Fe, Guía, Los Ángeles, Calafell, Mercado, Centro, Ensanche, Eixample, Gràcia, Sants, Lavapiés, Serrano, Ruzafa, Russafa, Lasarte, Cruces, Deba, Ordizia, Cabañas`,
);
/** Towns whose name is also a word, or a name of people. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
	'pinto,rubi,cabra,oliva,inca,marin,ingenio,fraga,laredo,santiago,linares,parla,sueca,altea,martos,carmona,cangas,rivas,camargo,leon,torrent,priego,tolosa,durango,estella,badia,manzanares,moron,el prat,mollet,porto,guadalajara,cartagena,zamora,merida,valencia,cordoba,san fernando,benavente,talavera,arona,granadilla,getafe'.split(
		',',
	),
);
const LEADS = /^(en|de|desde|hasta|a|por|para|d|del|em|in|from|near|zona)$/;

/** A street with its name and number: «calle Mayor 12», «c/ Serrano, 4». Names begin with a capital letter. */
const STREET =
	/(?<![\p{L}\p{N}])(?:[Cc]alle|[Cc]\/|[Aa]v(?:enida|da|d)?\.?|[Pp]laza|[Pp]za\.?|[Pp]aseo|[Cc]arrer|[Pp]laça|[Rr]úa|[Rr]ua|[Rr]ue|[Rr]onda|[Cc]amino|[Tt]ravesía|[Pp]olígono|[Uu]rbanización) ?(?:(?:de la|de las|de los|del|de|d'|la|las|los|el|do|da) ?)*\p{Lu}[\p{L}·'’.]*(?: (?:(?:de la|de las|de los|del|de|i|y) )?\p{Lu}[\p{L}·'’.]+){0,3}(?:,? (?:n[ºo°.]+ ?|número )?\d{1,4}(?!\d|[ ]?(?:€|euros)))?/gu;
const KALEA = /\p{Lu}\p{L}+ kalea(?: \d{1,4})?/gu;
/** Five digits, the first two of a province. */
const POSTCODE =
	/(?<![\p{L}\d.,/-])(?<found>(?:0[1-9]|[1-4]\d|5[0-2])(?!000)\d{3})(?![\p{L}\d]|[.,/-]\d|\s*(?:€|euros|km|kwh|w\b|frigorias|btu))/u;

/** Places that a message names: streets, towns, provinces, Spanish postcodes. */
export function findPlaces(text: FoldedText): Span[] {
	const towns = findPhrases(text, PLACES).filter((found) => !isPlainWord(text, found));
	const doubtful = findPhrases(text, DOUBTFUL).filter(
		({ before, start }) => LEADS.test(before?.folded ?? '') && /\p{Lu}/u.test(text.original.charAt(start)),
	);
	const streets = [STREET, KALEA].flatMap((pattern) =>
		[...text.original.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
	);
	return [...streets, ...towns, ...doubtful, ...findPattern(text, POSTCODE)];
}

/** Short names are also words ("pinto", "rubi", "cabra", "la palma"): in small letters they are not taken for the town. */
function isPlainWord(text: FoldedText, { before, phrase, start }: FoundPhrase): boolean {
	const isSmall = !/\p{Lu}/u.test(text.original.slice(start, start + phrase.length));
	if (isSmall && phrase.startsWith('la ')) return true;
	return isSmall && PLAIN_WORDS.has(phrase) && !LEADS.test(before?.folded ?? '');
}
