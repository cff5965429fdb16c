/** Rows of a comma-separated file without quotes, as objects by header; cells are trimmed. */
export function plainCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(line => line.trim() !== '');
  const header = (lines[0] ?? '').split(',').map(cell => cell.trim());
  return lines.slice(1).map(line => {
    const cells = line.split(',');
    return Object.fromEntries(header.map((name, at) => [name, (cells[at] ?? '').trim()]));
  });
}
