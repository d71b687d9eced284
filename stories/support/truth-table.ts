/** The outcome of one button in one situation. */
export interface TableEnding {
  endsWell: boolean;
  /** What went wrong, or what our hook reported meanwhile; empty for Clerk's button, which reports nothing. */
  text: string;
}

/** A situation of the table, with both buttons. */
export interface TableRow {
  fault: string;
  target: string;
  clerk: TableEnding;
  ours: TableEnding;
}

/** The columns of Core 3 in docs/truth-table.md, which `npm run truth` writes. */
export function readTruthTable(markdown: string): TableRow[] {
  const [, section = ''] = markdown.split('## Every situation');
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))
    .slice(1)
    .map(([fault = '', target = '', , , clerk = '', ours = '']) => ({
      fault,
      target,
      clerk: readEnding(clerk),
      ours: readEnding(ours),
    }));
}

function readEnding(cell: string): TableEnding {
  return { endsWell: cell.startsWith('✓'), text: cell.replace(/^✓ ?/, '').replaceAll('`', '') };
}
