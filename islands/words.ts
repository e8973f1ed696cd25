// What the islands say: sentences of messages/, written by the server on the script's own tag.
export type Words = { filter: string; shown: string; copy: string; copied: string };

export function wordsOf(script: HTMLScriptElement): Words {
  const { filter = '', shown = '', copy = '', copied = '' } = script.dataset;
  return { filter, shown, copy, copied };
}
