/** A table, without the columns that would be empty in every row. */
export function table(heads: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const columns = heads
    .map((_, column) => column)
    .filter((column) => column === 0 || rows.some((row) => row[column]));
  const line = (cells: string[]) =>
    `| ${columns.map((column) => escaped(cells[column] ?? '')).join(' | ')} |`;
  return [line(heads), `|${columns.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

/** The parts that are not empty, with an empty line between them. */
export function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}

function escaped(cell: string): string {
  return cell.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
}
