// The other opinion on canonical JSON (RFC 8785), which is defined by what ECMAScript writes:
//   node canonical_json_by_node.mjs SEED COUNT
// prints COUNT times two lines: a random JSON text in a random spelling, and its canonical form.

let state = BigInt(process.argv[2]);
function random(below) {  // splitmix64
  state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
  let z = state;
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return Number((z ^ (z >> 31n)) % BigInt(below));
}
const pick = (list) => list[random(list.length)];

const units = ['a', 'b', 'Z', '0', ' ', '"', '\\', '/', '\b', '\f', '\n', '\r', '\t', '\u0000', '\u001f',
  '\u007f', '\u0080', 'é', 'ñ', '€', '\u2028', '\ud7ff', '\ue000', '\ufb33', '\uffff', '😀', '\u{10ffff}'];
const text = () => Array.from({length: random(6)}, () => pick(units)).join('');

function number() {
  if (random(3) === 0) return random(2000) - 1000;
  if (random(3) === 0) return pick([1e21, 1e20, 123456789012345680000, 1e-6, 1e-7, 0.1, -0, 5e-324,
    1.7976931348623157e308, 9007199254740991, 9007199254740993, 333333333.33333329]);
  const bits = new DataView(new ArrayBuffer(8));
  do {
    bits.setUint32(0, random(4294967296));
    bits.setUint32(4, random(4294967296));
  } while (!Number.isFinite(bits.getFloat64(0)));
  return bits.getFloat64(0);
}

function value(depth) {
  switch (random(depth > 3 ? 4 : 6)) {
    case 0: return pick([null, true, false]);
    case 1: return number();
    case 2: case 3: return text();
    case 4: return Array.from({length: random(5)}, () => value(depth + 1));
    default: return new Map(Array.from({length: random(6)}, () => [text(), value(depth + 1)]));
  }
}

const space = () => pick(['', '', ' ', '\t', '  ', '\r']);
const escaped = (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0');
const spellText = (written) => '"' + Array.from(written, (character) =>
  random(4) === 0 ? character.split('').map(escaped).join('') : JSON.stringify(character).slice(1, -1)).join('') + '"';
const spellNumber = (n) => pick([String(n), n.toExponential(), n.toExponential().toUpperCase(), n.toExponential(20)]);

function spell(v) {
  const inside = (items, open, close) =>
    open + space() + items.join(space() + ',' + space()) + space() + close;
  if (v instanceof Map)
    return inside([...v].map(([name, one]) => spellText(name) + space() + ':' + space() + spell(one)), '{', '}');
  if (Array.isArray(v)) return inside(v.map(spell), '[', ']');
  if (typeof v === 'string') return spellText(v);
  return typeof v === 'number' ? spellNumber(v) : String(v);
}

function canonical(v) {
  if (v instanceof Map)
    return '{' + [...v.keys()].sort().map((name) => JSON.stringify(name) + ':' + canonical(v.get(name))).join(',') + '}';
  if (Array.isArray(v)) return '[' + v.map(canonical).join(',') + ']';
  return JSON.stringify(v);
}

for (let left = Number(process.argv[3]); left > 0; --left) {
  const made = value(0);
  console.log(spell(made));
  console.log(canonical(made));
}
