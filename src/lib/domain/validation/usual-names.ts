import {apiName, longestColumn} from './limits.ts';

/**
 * Whether names are such that no rule has anything to say of them: each of them could be an API
 * name and is no address, and no two are the same in another case. A large configuration has half
 * a million, so each character is looked at once; a few good names may count as unusual, and are
 * then looked at by the rules themselves.
 */
export function areUsual(names: readonly string[]): boolean {
  const size = 1 << (33 - Math.clz32(names.length));
  const seen = new Int32Array(size);
  return names.every((name) => {
    const hash = hashOf(name);
    if (hash === 0) return false;
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    while (seen[slot] !== 0) {
      if (seen[slot] === hash) return false;
      slot = (slot + 1) & (size - 1);
    }
    seen[slot] = hash;
    return true;
  });
}

/** The characters that a name may go on with; with the first there are fewer. */
const inNames = Uint8Array.from({length: 128}, (_, code) =>
  apiName.test(`a${String.fromCharCode(code)}`) ? 1 : 0,
);

/** A number that is the same for the same letters in any case; 0 for a name that is not usual. */
function hashOf(name: string): number {
  const {length} = name;
  if (length > longestColumn || name.endsWith('ddress') || name.charCodeAt(0) < 65) return 0;
  let hash = 0;
  for (let index = 0; index < length; index += 1) {
    const code = name.charCodeAt(index);
    if (inNames[code] !== 1) return 0;
    hash = (Math.imul(hash, 31) + (code | 0x20)) | 0;
  }
  return name.startsWith('_') ? 0 : hash;
}
