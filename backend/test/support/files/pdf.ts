import PDFDocument from 'pdfkit';

type Draw = (pdf: PDFKit.PDFDocument) => void;

/** A PDF of A4 pages, each drawn by one function. */
export async function makePdf(pages: readonly Draw[], options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
	const pdf = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false, ...options });
	const chunks: Buffer[] = [];
	pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
	const ended = new Promise((resolve) => pdf.on('end', resolve));
	for (const draw of pages) {
		pdf.addPage();
		pdf.font('Helvetica').fontSize(10);
		draw(pdf);
	}
	pdf.end();
	await ended;
	return new Uint8Array(Buffer.concat(chunks));
}

/** Text in another font and size, then back to the body's. */
export function heading(pdf: PDFKit.PDFDocument, text: string, size: number): void {
	pdf.font('Helvetica-Bold').fontSize(size).text(text).font('Helvetica').fontSize(10);
	pdf.moveDown(0.5);
}

/** One line where it is wanted; the page doesn't break for it. */
export function at(pdf: PDFKit.PDFDocument, x: number, y: number, text: string): void {
	const { bottom } = pdf.page.margins;
	pdf.page.margins.bottom = 0;
	pdf.text(text, x, y, { lineBreak: false });
	pdf.page.margins.bottom = bottom;
	pdf.x = 60;
}

/** Rows of a table whose cells wrap within their widths. */
export function table(
	pdf: PDFKit.PDFDocument,
	rows: readonly string[][],
	{ y, widths, padding = 6 }: { y: number; widths: readonly number[]; padding?: number },
): void {
	let top = y;
	for (const [index, row] of rows.entries()) {
		pdf.font(index === 0 ? 'Helvetica-Bold' : 'Helvetica').fontSize(9);
		let x = 60;
		const heights = row.map((cell, column) => {
			const width = (widths[column] ?? 0) - 10;
			pdf.text(cell, x, top, { width });
			x += widths[column] ?? 0;
			return pdf.heightOfString(cell, { width });
		});
		top += Math.max(...heights) + padding;
	}
	pdf.font('Helvetica').fontSize(10);
	pdf.x = 60;
	pdf.y = top;
}
