/** Tables as the clipboard's plain text carries them: what Excel, LibreOffice and Google Sheets write and read. */

/** Cells row by row. Quoted cells may hold tabs, line ends and doubled quotes; a quote that never closes is a letter. */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  const closeRow = () => {
    rows.push(row);
    row = [];
  };
  while (place <= text.length) {
    const quoted = text[place] === '"' ? readQuoted(text, place) : null;
    const end = quoted ? quoted.end : nextBreak(text, place);
    row.push(quoted ? quoted.value : text.slice(place, end));
    const separator = text[end];
    if (separator === undefined) {
      closeRow();
      break;
    }
    place = end + 1;
    if (separator === '\t') continue;
    closeRow();
    if (separator === '\r' && text[place] === '\n') place++;
    // Spreadsheets close the last line too; it is no row of its own.
    if (place === text.length) break;
  }
  return rows;
}

function nextBreak(text: string, from: number): number {
  let place = from;
  while (place < text.length && text[place] !== '\t' && text[place] !== '\n' && text[place] !== '\r') place++;
  return place;
}

/** The quoted cell at `start`, if its closing quote is followed by a separator or the end. */
function readQuoted(text: string, start: number): {readonly value: string; readonly end: number} | null {
  let place = start + 1;
  for (;;) {
    const quote = text.indexOf('"', place);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      place = quote + 2;
      continue;
    }
    const after = text[quote + 1];
    if (after !== undefined && after !== '\t' && after !== '\n' && after !== '\r') return null;
    const inner = text
      .slice(start + 1, quote)
      .replaceAll('""', '"')
      .replaceAll('\r\n', '\n');
    return {value: inner, end: quote + 1};
  }
}

/** Inverse of `parseTsv`: lines end in CR LF, as spreadsheets write them. */
export function printTsv(rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.map(printCell).join('\t')).join('\r\n');
}

function printCell(text: string): string {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The same table as HTML, which spreadsheets prefer. Text cells are marked as text, so that `=1+1` or `0012` stay what
 * they are; `token` tells this grid that the table is its own.
 */
export function printHtmlTable(
  rows: readonly (readonly string[])[],
  isText: readonly boolean[],
  token: string,
): string {
  const line = (row: readonly string[]) =>
    `<tr>${row.map((text, col) => `<td${isText[col] ? AS_TEXT : ''}>${escapeHtml(text)}</td>`).join('')}</tr>`;
  return `<meta charset="utf-8"><table data-watchbook="${escapeHtml(token)}">${rows.map(line).join('')}</table>`;
}

const AS_TEXT = ` style="mso-number-format:'\\@'"`;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br style="mso-data-placement:same-cell">');
}

/** The token of a table that a grid of this app put on the clipboard, or `null`. */
export function htmlToken(html: string): string | null {
  return /<table data-watchbook="([\w-]+)"/.exec(html)?.[1] ?? null;
}
