// The order of two cells of a table in the page's language. Unknown comes last in either direction,
// because it is not zero.

// "1.234,5" of a Spanish page; null where the cell says that nothing is known.
export function numberIn(text: string, language: string): number | null {
  const decimal = language === 'en' ? '.' : ',';
  const digits = [...text].filter((c) => (c >= '0' && c <= '9') || c === decimal || c === '-' || c === '−');
  const plain = digits.join('').replace('−', '-').replace(decimal, '.');
  const value = Number.parseFloat(plain);
  return Number.isNaN(value) ? null : value;
}

export type Value = { text: string; unknown: boolean; numeric: boolean };

export function compare(a: Value, b: Value, down: boolean, language: string): number {
  if (a.unknown || b.unknown) return Number(a.unknown) - Number(b.unknown);
  const sign = down ? -1 : 1;
  if (!a.numeric) {
    return sign * a.text.localeCompare(b.text, language, { numeric: true, sensitivity: 'base' });
  }
  const [x, y] = [numberIn(a.text, language), numberIn(b.text, language)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  return sign * (x - y);
}
