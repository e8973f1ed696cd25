#!/usr/bin/env node
// Checks a published log from its files alone (c2sp.org/tlog-tiles, docs/formats/ledger.md), with
// nothing of Acta and nothing but what Node brings along:
//
//   node check_log.mjs https://record.example/ [--key log.pub] [--checkpoint older.txt]
//   node check_log.mjs /media/usb/export       [--key log.pub] [--checkpoint older.txt]
//
// Without --key the log is checked with the key that it brings along, and nothing tells whose that is.
// Exit code 0: the log is sound, and continues the older checkpoint. 1: it is not, or cannot be read.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const WIDTH = 256, HASH = 32;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

class Unsound extends Error {}
const demand = (holds, otherwise) => { if (!holds) throw new Unsound(otherwise); };

// A verifier key of c2sp.org/signed-note: NAME+ID+KEY.
function readKey(line) {
  const [, name, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim()) ?? [];
  demand(name, 'this is not a verifier key');
  const bytes = Buffer.from(key, 'base64');
  demand(bytes.length === 33 && bytes[0] === 1, 'the key is not one of Ed25519');
  const expected = sha256(`${name}\n`, bytes).subarray(0, 4);
  demand(expected.toString('hex') === id, 'the key does not belong to its id');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id: expected, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

// A checkpoint (c2sp.org/tlog-checkpoint) that the key signed.
function readCheckpoint(note, key, what) {
  const end = note.indexOf('\n\n');
  demand(end > 0, `${what}: this is not a signed note`);
  const text = note.slice(0, end + 1);
  const signed = note.slice(end + 2).split('\n').some((line) => {
    const [, name, base64] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (name !== key.name) return false;
    const bytes = Buffer.from(base64, 'base64');
    return bytes.subarray(0, 4).equals(key.id) && verify(null, Buffer.from(text), key.key, bytes.subarray(4));
  });
  demand(signed, `${what}: not signed by ${key.name}`);
  const [origin, size, root] = text.split('\n');
  demand(origin === key.name && /^(0|[1-9]\d*)$/.test(size), `${what}: this is not a checkpoint of ${key.name}`);
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

function reader(place) {
  if (!/^https?:/.test(place)) return (name) => readFile(`${place}/${name}`);
  const base = place.endsWith('/') ? place : `${place}/`;
  return async (name) => {
    const answer = await fetch(base + name);
    demand(answer.ok, `${name}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
}

function tileName(level, index, width) {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0').match(/.{3}/g);
  const path = digits.map((part, i) => (i + 1 < digits.length ? `x${part}` : part)).join('/');
  return `tile/${level}/${path}${width === WIDTH ? '' : `.p/${width}`}`;
}

// All tiles of a level with so many hashes, one after the other.
async function readTiles(read, level, count) {
  const tiles = [];
  for (let index = 0; index * WIDTH < count; ++index) {
    const name = tileName(level, index, Math.min(WIDTH, count - index * WIDTH));
    tiles.push([name, await read(name)]);
  }
  return tiles;
}

function hashesOf(tiles, count) {
  const bytes = Buffer.concat(tiles.map(([, tile]) => tile));
  demand(bytes.length === count * HASH, `tile/${tiles[0]?.[0]}: not as long as the tree says`);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * HASH, (i + 1) * HASH));
}

function leavesOf(tiles) {
  const leaves = [];
  for (const [name, bundle] of tiles) {
    let at = 0;
    while (at < bundle.length) {
      demand(at + 2 <= bundle.length, `${name}: cut off`);
      const length = bundle.readUInt16BE(at);
      demand(at + 2 + length <= bundle.length, `${name}: cut off`);
      leaves.push(bundle.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return leaves;
}

// RFC 6962 §2.1: the root of the first `size` leaves.
function rootOf(hashes, size) {
  if (size === 0) return sha256('');
  let level = hashes.slice(0, size);
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i + 1 < level.length; i += 2) above.push(nodeHash(level[i], level[i + 1]));
    if (level.length % 2) above.push(level.at(-1));
    level = above;
  }
  return level[0];
}

// The signed statements that an entry was erased by law, by entry. Each names an earlier entry and its
// leaf hash, also where the content was sealed and its leaf stands as before.
function tombstonesOf(leaves, hashes, key) {
  const found = new Map();
  for (const [i, leaf] of leaves.entries()) {
    if (leaf.length < 9 || leaf[8] !== 2) continue;
    const { signature, ...said } = JSON.parse(leaf.subarray(9).toString());
    const text = `acta tombstone 1\n${JSON.stringify(said)}`;
    demand(verify(null, Buffer.from(text), key.key, Buffer.from(signature, 'base64')), 'a tombstone is not signed by the log');
    const earlier = Number.isInteger(said.entry) && said.entry >= 1 && said.entry <= i;
    demand(earlier && said.leaf === hashes[said.entry - 1].toString('hex'), `entry ${i + 1} says that entry ${said.entry} was erased, which is not what stands there`);
    found.set(said.entry, said.leaf);
  }
  return found;
}

async function check(place, keyFile, olderFile) {
  const read = reader(place);
  const key = readKey((keyFile ? await readFile(keyFile) : await read('log.pub')).toString());
  const { size, root } = readCheckpoint((await read('checkpoint')).toString(), key, 'checkpoint');

  const leaves = leavesOf(await readTiles(read, 'entries', size));
  demand(leaves.length === size, `${leaves.length} entries, the checkpoint counts ${size}`);
  let hashes = hashesOf(await readTiles(read, 0, size), size);
  const tombstones = tombstonesOf(leaves, hashes, key);
  let before = 0n;
  leaves.forEach((leaf, i) => {
    if (leaf.length === 0) {
      demand(tombstones.has(i + 1), `entry ${i + 1} is gone without a statement why`);
      return;
    }
    demand(leafHash(leaf).equals(hashes[i]), `entry ${i + 1} is not the one that the tree was built over`);
    const recorded = leaf.readBigInt64BE(0);
    demand(recorded >= before, `entry ${i + 1} was recorded before the one before it`);
    before = recorded;
  });
  demand(rootOf(hashes, size).equals(root), 'the entries do not give the root that was signed');
  const leafHashes = hashes;

  // The tiles above must say the same as those below.
  for (let level = 1; hashes.length >= WIDTH; ++level) {
    const count = Math.floor(hashes.length / WIDTH);
    const above = hashesOf(await readTiles(read, level, count), count);
    for (let i = 0; i < count; ++i)
      demand(rootOf(hashes.slice(i * WIDTH, (i + 1) * WIDTH), WIDTH).equals(above[i]), `tile ${level}: hash ${i} is not that of the tile below`);
    hashes = above;
  }

  if (olderFile) {
    const older = readCheckpoint((await readFile(olderFile)).toString(), key, olderFile);
    demand(older.size <= size, `the log ends at ${size}; it had ${older.size} entries`);
    demand(rootOf(leafHashes, older.size).equals(older.root), `the log was rewritten: its first ${older.size} entries are others`);
    console.log(`It continues the older checkpoint of ${older.size} entries.`);
  }
  console.log(`Sound: ${size} entries, ${tombstones.size} erased by law, signed by ${key.name}.\nRoot: ${root.toString('hex')}`);
  if (!keyFile) console.log('The key is the one that the log itself brings along: compare it with one that you know (--key).');
}

const words = process.argv.slice(2);
const option = (name) => { const at = words.indexOf(name); return at < 0 ? undefined : words.splice(at, 2)[1]; };
const keyFile = option('--key'), olderFile = option('--checkpoint');
if (words.length !== 1) {
  console.error('usage: check_log.mjs ADDRESS|FOLDER [--key FILE] [--checkpoint FILE]');
  process.exit(64);
}
try {
  await check(words[0], keyFile, olderFile);
} catch (error) {
  console.error(`NOT SOUND: ${error.message}`);
  process.exit(1);
}
