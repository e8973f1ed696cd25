// The program under test and the browser that reads it: started when first asked for, once a run,
// and ended with it. ACTA_URL reads a portal that already runs; ACTA names the program;
// CHROMIUM the browser.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const source = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
export const program = process.env.ACTA ?? path.join(source, 'build/release/acta');

// What is to be closed when the run ends, last opened first.
const open = [];
export async function end() {
  while (open.length) await open.pop()();
}

export const atTheEnd = (close) => open.push(close);

export function once(make) {
  let made;
  return () => (made ??= make());
}

// The address of a portal over the founding data, without its last slash.
export const portal = once(async () => {
  if (process.env.ACTA_URL) return process.env.ACTA_URL.replace(/\/$/, '');
  const store = mkdtempSync(path.join(tmpdir(), 'acta-browser-'));
  open.push(() => rmSync(store, { recursive: true, force: true }));
  execFileSync(program, ['load', path.join(source, 'packs/los-angeles'), '--store', store], { stdio: 'pipe' });
  const server = spawn(program, ['serve', '--store', store, '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  open.push(() => (server.kill('SIGTERM'), ended));
  const said = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (data) => (text += data).includes('\n') && resolve(text));
    server.on('exit', (code) => reject(new Error(`acta serve ended with ${code}`)));
  });
  return /http:\/\/\S+/.exec(said)[0].replace(/\/$/, '');
});

export const browser = once(async () => {
  const launched = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
      '--disable-background-networking', '--disable-component-update'],
  });
  open.push(() => launched.close());
  return launched;
});

// The ways in which a page is read.
export const views = {
  light: { viewport: { width: 1320, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1320, height: 900 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
};

// A window of its own in which `read` looks at pages; closed when it is done.
export async function reading(options, read) {
  const context = await (await browser()).newContext(options);
  try {
    return await read(await context.newPage());
  } finally {
    await context.close();
  }
}

// Two at a time: as many as the smallest machine has cores.
export async function inParallel(list, work, width = 2) {
  const left = [...list];
  const results = [];
  await Promise.all(Array.from({ length: width }, async () => {
    while (left.length) results.push(await work(left.shift()));
  }));
  return results;
}
