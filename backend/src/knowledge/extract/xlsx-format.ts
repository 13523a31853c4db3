import { format as formatNumber, isDateFormat } from 'numfmt';
import { elements, readXml } from './xml.ts';

/** How a cell's stored value is shown. */
export type ShowValue = (value: string, type: string, style: number) => string;

/** Excel's own number formats, by number; dates in the order of Spain. */
const BUILT_IN: Readonly<Record<number, string>> = {
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	9: '0%',
	10: '0.00%',
	11: '0.00E+00',
	12: '# ?/?',
	13: '# ??/??',
	14: 'dd/mm/yyyy',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	22: 'dd/mm/yyyy h:mm',
	37: '#,##0;(#,##0)',
	38: '#,##0;(#,##0)',
	39: '#,##0.00;(#,##0.00)',
	40: '#,##0.00;(#,##0.00)',
	44: '#,##0.00 "€"',
	45: 'mm:ss',
	46: '[h]:mm:ss',
	47: 'mm:ss.0',
	49: '@',
};
/** Days between Excel's two ways to count dates. */
const DAYS_TO_1904 = 1462;

/** The formats of a workbook. A format that can't be read shows the plain number. */
export function readFormats(stylesXml: string | null, is1904: boolean): ShowValue {
	const styles = readXml(stylesXml ?? '<none/>');
	const own = new Map(
		elements(styles, 'numFmt').map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? '']),
	);
	const cells = elements(styles, 'cellXfs')[0];
	const codes = (cells ? elements(cells, 'xf') : []).map(({ attributes }) => {
		const id = Number(attributes.numFmtId);
		return own.get(id) ?? BUILT_IN[id] ?? 'General';
	});
	return (value, type, style) => {
		if (type === 'b') return value === '1' ? 'VERDADERO' : 'FALSO';
		if (type === 'e') return '';
		const number = Number(value);
		if (type !== 'n' || value.trim() === '' || !Number.isFinite(number)) return value;
		const code = codes[style] ?? 'General';
		try {
			const shift = is1904 && isDateFormat(code) ? DAYS_TO_1904 : 0;
			return formatNumber(code, number + shift, { locale: 'es', throws: true }).trim();
		} catch {
			return value;
		}
	};
}
