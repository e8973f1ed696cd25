// Signing in through a provider of OpenID Connect: a certified one (oidc-provider), a browser, and the
// program between them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { startDesk } from './desk.mjs';
import { freePort } from './office.mjs';
import { atTheEnd, end, reading, views } from './portal.mjs';

after(end);

const Provider = await import('oidc-provider').then((module) => module.default, () => null);
const skip = Provider ? false : 'NOT TESTED: oidc-provider is not installed (npm ci)';

async function startProvider(port, back, algorithm) {
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'acta', client_secret: 'a secret & more', redirect_uris: [back], id_token_signed_response_alg: algorithm }],
    pkce: { required: () => true },
    jwks: { keys: [algorithm === 'ES256'
      ? await key({ name: 'ECDSA', namedCurve: 'P-256' })
      : await key({ name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' })] },
    cookies: { keys: ['for this test'] },
  });
  const server = provider.listen(port, '127.0.0.1');
  atTheEnd(() => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }));
  return issuer;
}

async function key(algorithm) {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, n, e, d, p, q, dp, dq, qi, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return JSON.parse(JSON.stringify({ kty, n, e, d, p, q, dp, dq, qi, crv, x, y, use: 'sig', kid: 'k1' }));
}

async function through(page, subject) {
  await page.locator('main a[href*="/sign-in/with/mre"]').click();
  await page.locator('input[name=login]').fill(subject);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();  // lets Acta know
}

for (const algorithm of ['RS256', 'ES256']) {
  test(`who is linked signs in through a provider, nobody else does (${algorithm})`, { skip }, async () => {
    // Each has to know the other's port before it starts.
    const [ours, theirs] = [await freePort(), await freePort()];
    const url = `http://localhost:${ours}`;
    const issuer = await startProvider(theirs, `${url}/sign-in/back`, algorithm);
    const { run } = await startDesk(['ana'], (store) => {
      const file = path.join(store, 'openid.json');
      writeFileSync(file, JSON.stringify({ providers: [{ id: 'mre', name: 'MRE', issuer, client_id: 'acta', client_secret: 'a secret & more' }] }), { mode: 0o600 });
      return ['--desk', `127.0.0.1:${ours}`, '--desk-url', url, '--openid', file];
    });
    await reading({ ...views.light, javaScriptEnabled: false, reducedMotion: 'reduce' }, async (page) => {
      await page.goto(`${url}/es/desk`);
      await through(page, 'u-4711');
      assert.match(page.url(), /\/sign-in\/back\?/);
      assert.match(await page.locator('[role=alert]').innerText(), /ninguna cuenta de aquí está vinculada/);
      await page.goto(`${url}/es/desk`);
      assert.match(page.url(), /\/es\/sign-in/);
    });
    run('account', 'link', 'ana@x.example', '--issuer', issuer, '--subject', 'u-4711');
    await reading({ ...views.light, javaScriptEnabled: false, reducedMotion: 'reduce' }, async (page) => {
      await page.goto(`${url}/es/desk/report/COL/CM02`);
      await through(page, 'u-4711');
      assert.equal(new URL(page.url()).pathname, '/es/desk/report/COL/CM02');
      assert.match(await page.locator('.deskbar').innerText(), /ana/);
    });
    run('account', 'unlink', 'ana@x.example', '--issuer', issuer, '--subject', 'u-4711');
    await reading({ ...views.light, javaScriptEnabled: false, reducedMotion: 'reduce' }, async (page) => {
      await page.goto(`${url}/es/desk`);
      await through(page, 'u-4711');
      assert.match(page.url(), /\/sign-in\/back\?/);
    });
  });
}
