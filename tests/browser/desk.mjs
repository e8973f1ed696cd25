// Desks over the founding data, with one person in each office who is needed; ended with the run.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decoded } from './office.mjs';
import { atTheEnd, once, program, source } from './portal.mjs';

const offices = { ana: 'focal-COL', luis: 'focal-COL', rui: 'secretariat', sol: 'secretariat', pia: 'publishing', ivo: 'assessment', adm: 'administration', gua: 'focal-GTM' };

// A desk of a store of its own: { url, people: { ana: { address, password, codes, secret } }, run }.
// `options` are those of `serve`. Recovery codes sign in as often as a test wants; a code of the
// authenticator is good once.
export async function startDesk(names, options = () => ['--desk', '127.0.0.1:0']) {
  const store = mkdtempSync(path.join(tmpdir(), 'acta-desk-'));
  atTheEnd(() => rmSync(store, { recursive: true, force: true }));
  const run = (...words) => execFileSync(program, [...words, '--store', store], { encoding: 'utf8', stdio: 'pipe' });
  run('load', path.join(source, 'packs/los-angeles'));
  const people = {};
  for (const name of names) {
    const told = run('account', 'add', `${name}@x.example`, '--name', name, '--office', offices[name], '--lang', 'en');
    people[name] = {
      address: `${name}@x.example`,
      password: /Password: (\S+)/.exec(told)[1],
      secret: decoded(/secret=([A-Z2-7]+)/.exec(told)[1]),
      codes: [...told.matchAll(/^ {2}([A-Z2-7]+)$/gm)].map((m) => m[1]),
    };
  }
  const server = spawn(program, ['serve', '--store', store, '--listen', '127.0.0.1:0', '--lang', 'en', ...options(store)],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  atTheEnd(() => (server.kill('SIGTERM'), ended));
  const said = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (data) => (text += data).match(/http.*\n[^]*http.*\n/) && resolve(text));
    server.on('exit', (code) => reject(new Error(`acta serve ended with ${code}: ${text}`)));
  });
  const port = /:(\d+)\/?\s*$/.exec(said.trim())[1];
  return { url: `http://localhost:${port}`, people, run };  // a name: passkeys are bound to one
}

// One with everybody, started when first asked for.
export const desk = once(() => startDesk(['ana', 'luis', 'rui', 'sol', 'pia', 'ivo', 'adm']));

// In the window of `page`: signed in, and at the desk.
export async function signIn(page, name, language = 'en', where = desk) {
  const { url, people } = await where();
  await page.goto(`${url}/${language}/sign-in`);
  await page.locator('#address').fill(people[name].address);
  await page.locator('#password').fill(people[name].password);
  await page.locator('#code').fill(people[name].codes.pop());
  await page.locator('form.desk button:visible').first().click();
  await page.waitForURL(`**/${language}/desk`);
}
