// Comfort for who has JavaScript; every page answers without it.
import { enhanceCitation } from './cite';
import { enhanceTables } from './tables';
import { wordsOf } from './words';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const words = wordsOf(script);
  enhanceTables(words);
  enhanceCitation(words);
}
