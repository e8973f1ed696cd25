// Lighthouse as a telephone, the median of five runs each for the three pages that are read most.
// Run it alone on the machine: npm ci && node lighthouse.mjs
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { end, portal, source } from './portal.mjs';

const runs = Number(process.argv[2] ?? 5);
const wanted = { performance: 0.98, accessibility: 1, 'best-practices': 1 };
const program = path.join(source, 'tests/browser/node_modules/.bin/lighthouse');
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

async function once(url) {
  const profile = mkdtempSync(path.join(tmpdir(), 'acta-lighthouse-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
    '--disable-background-networking', '--disable-component-update', `--user-data-dir=${profile}`];
  try {
    const { stdout } = await promisify(execFile)(program, [url, '--quiet', '--output=json',
      `--only-categories=${Object.keys(wanted)}`, `--chrome-flags=${flags.join(' ')}`],
    { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' }, maxBuffer: 1 << 26 });
    const { categories, audits } = JSON.parse(stdout);
    return { ...Object.fromEntries(Object.keys(wanted).map((key) => [key, categories[key].score])),
      'largest-contentful-paint': audits['largest-contentful-paint'].numericValue,
      'cumulative-layout-shift': audits['cumulative-layout-shift'].numericValue,
      'total-blocking-time': audits['total-blocking-time'].numericValue };
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

let missed = 0;
for (const page of ['/en/', '/en/commitments/CM06', '/en/overlaps']) {
  const all = [];
  for (let i = 0; i < runs; i++) all.push(await once(await portal() + page));
  const result = Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((run) => run[key]))]));
  console.log(page, JSON.stringify(result));
  for (const [key, least] of Object.entries(wanted)) if (result[key] < least) missed += 1;
}
await end();
process.exitCode = missed ? 1 : 0;
