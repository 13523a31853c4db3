/** Abbreviations after which a full stop ends no sentence. */
const ABBREVIATION =
	/(?:^|[\s(])(?:Sr|Sra|Srta|Dr|Dra|Ud|Uds|etc|aprox|máx|mín|núm|nº|pág|tel|avda|art|fig|ej|p|c|vs|ref|mod)\.$/i;

/** The sentences of a text, with their full stops. Decimal points, codes (F.22) and usual abbreviations do not end one. */
export function sentences(text: string): string[] {
	const found: string[] = [];
	let open = '';
	for (const piece of text.split(/(?<=[.!?…])\s+(?=[\p{Lu}¿¡«"(\d*])/u)) {
		open = open === '' ? piece : `${open} ${piece}`;
		if (ABBREVIATION.test(open)) continue;
		found.push(open.trim());
		open = '';
	}
	if (open.trim() !== '') found.push(open.trim());
	return found.filter((sentence) => sentence !== '');
}
