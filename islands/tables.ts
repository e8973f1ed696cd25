import { compare, type Value } from './order';
import type { Words } from './words';

const fewest = 12; // rows from which on a table is worth filtering

// A cell's own order is in data-v where its words do not sort: dates.
function valueOf(row: HTMLTableRowElement, column: number): Value {
  const cell = row.cells[column];
  const text = cell?.dataset.v ?? cell?.textContent?.trim() ?? '';
  const unknown = text === '' || cell?.querySelector(':scope > .muted:only-child') !== null;
  return { text, unknown, numeric: cell?.classList.contains('n') ?? false };
}

function sort(table: HTMLTableElement, column: number, down: boolean): void {
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
  rows.sort((a, b) => compare(a.value, b.value, down, document.documentElement.lang));
  body.append(...rows.map(({ row }) => row));
}

function makeSortable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th[scope=col]')];
  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      sort(table, head.cellIndex, down);
    });
  }
}

function makeFilterable(table: HTMLTableElement, words: Words): void {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const label = document.createElement('label');
  const field = document.createElement('input');
  const said = document.createElement('span');
  label.className = 'filter';
  field.type = 'search';
  said.setAttribute('role', 'status');
  label.append(words.filter, ' ', field, ' ', said);
  (table.parentElement ?? table).before(label);
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = rows.map((row) => fold(row.textContent ?? ''));
  field.addEventListener('input', () => {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !wanted.every((word) => texts[i]?.includes(word));
      if (!row.hidden) ++shown;
    });
    said.textContent = wanted.length === 0 ? ''
      : words.shown.replace('{shown}', String(shown)).replace('{all}', String(rows.length));
  });
}

export function enhanceTables(words: Words): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table.list')) {
    const rows = table.tBodies[0]?.rows.length ?? 0;
    if (rows > 1) makeSortable(table);
    if (rows >= fewest) makeFilterable(table, words);
  }
}
