import { type FoldedText, findPattern, type Span } from './folded-text.ts';

const KEY =
	'(?:contratos?|contracte|contrat|contract|kontratu\\p{L}*|polizas?|clientes?|client|customer|bezero\\p{L}*|abonado|pedidos?|pedido de compra|comanda|encomenda|orders?|commande|eskaera\\p{L}*|facturas?|fatura|factures?|invoices?|faktura\\p{L}*|recibo|albaran|presupuesto|pressupost|orzamento|devis|quote|expediente|incidencia|parte|aviso|ticket|siniestro|envio|seguimiento|localizador)';
const BETWEEN =
	'(?:[\\s:,.#]|de compra|es|is|el|la|con|obligatorio en factura|numero|numeros|number|num|no\\b|n[ºo°.]|ref|referencia|de cliente|de contrato|de pedido)*';
const NUMBER =
	'(?<found>(?=[\\p{L}\\d./-]*\\d\\d)[\\p{L}]{0,6}(?: (?=\\d{4}))?[-/.]?\\d[\\p{L}\\d]*(?:[-/.][\\p{L}\\d]+)*)';
/** What makes a number an amount, a time or a size. */
const NO_AMOUNT =
	'(?!\\s*(?:€|%|euros?|eur\\b|anos?|meses|dias|horas|h\\b|litros|l\\b|kw|metros|m2|grados|pavos|visitas|equipos|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept|octubre|nov|dic)))';
const NAMED = new RegExp(`(?<![\\p{L}])${KEY}${BETWEEN}(?<![\\p{L}\\d])${NUMBER}(?![\\p{L}\\d])${NO_AMOUNT}`, 'u');
const YEAR = /^20[12]\d$/;

/** Numbers of contracts, orders, invoices and customers that a message names. */
export function findContracts(text: FoldedText): Span[] {
	return findPattern(text, NAMED).filter(({ start, end }) => {
		const written = text.original.slice(start, end);
		return !YEAR.test(written) && !/^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$/.test(written);
	});
}
