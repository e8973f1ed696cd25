// A process at work, for tests: a store with the founding data, a server with a desk whose clock can
// be put forward, and people with accounts who sit at it.
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { end, program, source } from './portal.mjs';

after(end);

const day = 24 * 3600;
// Debian keeps it below the folder of the machine's architecture.
const faketime = readdirSync('/usr/lib').map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`).find(existsSync);
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function decoded(text) {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

// RFC 6238 with the parameters of RFC 4226's example: SHA-1, 30 seconds, six digits.
export function totp(secret, seconds) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const mac = createHmac('sha1', secret).update(step).digest();
  const at = mac[mac.length - 1] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

export class Office {
  static async open(browser) {
    const office = new Office();
    office.browser = browser;
    office.store = mkdtempSync(path.join(tmpdir(), 'acta-office-'));
    office.days = 0;
    office.run('load', path.join(source, 'packs/los-angeles'));
    return office;
  }

  get environment() {
    return { ...process.env, LC_ALL: 'C.UTF-8', LD_PRELOAD: faketime, FAKETIME: `+${this.days}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  }

  // A command of the program on the store, at the office's time.
  run(command, ...words) {
    return execFileSync(program, [command, ...words, '--store', this.store],
      { encoding: 'utf8', env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  today(later = 0) {
    return new Date(Date.now() + (this.days + later) * day * 1000).toISOString().slice(0, 10);
  }

  // The personal links that reminders lead to, by name.
  remind() {
    const letters = path.join(this.store, 'letters');
    this.run('remind', '--mail-drop', letters, '--from', 'acta@x.example', '--desk-url', this.desk);
    return Object.fromEntries(readdirSync(letters).map((file) => {
      const letter = readFileSync(path.join(letters, file), 'utf8').replace(/=\r?\n/g, '');
      return [/^To:[^@]*?([a-z]+)@x\.example/m.exec(letter)[1], /http\S*\/form\/[0-9a-f]+/.exec(letter)[0]];
    }));
  }

  employ(name, seat) {
    const told = this.run('account', 'add', `${name}@x.example`, '--name', name, '--office', seat, '--lang', 'en');
    return new Person(this, name, /Password: (\S+)/.exec(told)[1], decoded(/secret=([A-Z2-7]+)/.exec(told)[1]));
  }

  // Served, from so many days later on.
  async serve(days = 0) {
    await this.stop();
    this.days += days;
    const port = await freePort();
    this.desk = `http://127.0.0.1:${port}`;
    this.server = spawn(program, ['serve', '--store', this.store, '--listen', '127.0.0.1:0',
      '--desk', `127.0.0.1:${port}`, '--lang', 'en'], { env: this.environment, stdio: ['ignore', 'pipe', 'inherit'] });
    this.ended = new Promise((resolve) => this.server.on('exit', resolve));
    let told = '';
    for await (const piece of this.server.stdout) {
      told += piece;
      if (told.includes(`:${port}/`)) break;
    }
    this.portal = /http:\/\/[^\s/]+/.exec(told)[0];
  }

  async stop() {
    if (this.server) this.server.kill('SIGTERM');
    await this.ended;
    this.server = undefined;
  }

  async close() {
    await this.stop();
    rmSync(this.store, { recursive: true, force: true });
  }

  // The last entry that pages without dates speak of.
  async entry() {
    return (await (await fetch(this.portal + '/healthz')).json()).entry;
  }

  async text(target) {
    const answer = await fetch(this.portal + target);
    if (answer.status !== 200) throw new Error(`${target}: ${answer.status}`);
    return answer.text();
  }
}

// Somebody at the desk, with a browser that runs no scripts.
class Person {
  constructor(office, name, password, secret) {
    Object.assign(this, { office, name, password, secret });
  }

  code() {
    return totp(this.secret, Date.now() / 1000 + this.office.days * day);
  }

  // Works at the desk; signs in where it is asked to, for a code counts once.
  async at(work) {
    // Without scripts the driver cannot see that a smooth scroll has ended.
    this.context ??= await this.office.browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce', viewport: { width: 390, height: 844 } });
    const page = await this.context.newPage();
    try {
      await page.goto(this.office.desk + '/en/desk');
      if (await page.locator('[name=address]').count()) {
        await page.locator('[name=address]').fill(`${this.name}@x.example`);
        await page.locator('[name=password]').fill(this.password);
        await page.locator('[name=code]').fill(this.code());
        await page.getByRole('button', { name: 'Sign in' }).click();
      }
      return await work(page);
    } finally {
      await page.close();
    }
  }
}
