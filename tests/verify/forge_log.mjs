#!/usr/bin/env node
// Writes a small log with a key of its own: a sealed entry, and a tombstone that names any entry and
// leaf. The keeper of a key can sign such a statement; whoever checks the log must not believe it.
//
//   node forge_log.mjs FOLDER ENTRY LEAF     LEAF "right": that of the first entry
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';

const [folder, entry, leaf] = process.argv.slice(2);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const name = 'forged.example/acta';
const key = Buffer.concat([Buffer.of(1), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
const id = sha256(`${name}\n`, key).subarray(0, 4);
const signed = (text) => sign(null, Buffer.from(text), privateKey);

const leafOf = (at, kind, payload) => {
  const time = Buffer.alloc(8);
  time.writeBigInt64BE(BigInt(at));
  return Buffer.concat([time, Buffer.of(kind), Buffer.from(payload)]);
};
const hashOf = (bytes) => sha256(Buffer.of(0), bytes);
const sealed = leafOf(1, 1, Buffer.alloc(32, 7));
const said = { basis: 'GDPR Art. 17', decided: '2026-01-01T00:00:00.000000Z', entry: Number(entry),
  leaf: leaf === 'right' ? hashOf(sealed).toString('hex') : leaf, reason: 'A person objected.' };
const signature = signed(`acta tombstone 1\n${JSON.stringify(said)}`).toString('base64');
const leaves = [sealed, leafOf(2, 2, JSON.stringify({ ...said, signature }))];

const put = (path, bytes) => {
  mkdirSync(`${folder}/${path}`.replace(/\/[^/]*$/, ''), { recursive: true });
  writeFileSync(`${folder}/${path}`, bytes);
};
const hashes = leaves.map(hashOf);
const text = `${name}\n${leaves.length}\n${sha256(Buffer.of(1), ...hashes).toString('base64')}\n`;
const signatureLine = Buffer.concat([id, signed(text)]).toString('base64');
put('log.pub', `${name}+${id.toString('hex')}+${key.toString('base64')}\n`);
put('checkpoint', `${text}\n— ${name} ${signatureLine}\n`);
put('tile/0/000.p/2', Buffer.concat(hashes));
put('tile/entries/000.p/2', Buffer.concat(leaves.flatMap((one) => [Buffer.of(one.length >> 8, one.length & 255), one])));
