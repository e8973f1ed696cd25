// On the pages for people who write: passkeys, which a browser offers to a script alone, and what is
// typed kept until it was sent. Without it people sign in with password and code.
import { keepDrafts } from './drafts';
import { enhancePasskeys } from './passkey';

const script = document.currentScript;
enhancePasskeys();
if (script instanceof HTMLScriptElement) keepDrafts(script.dataset);
