// On the pages for people who write: passkeys, which a browser offers to a script alone. Without it
// people sign in with password and code.
import { enhancePasskeys } from './passkey';

enhancePasskeys();
