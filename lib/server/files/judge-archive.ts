import "server-only";

import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const MOST_ENTRIES = 500;
const BRACKET = 0x3c;

export type ArchiveVerdict = "fits" | "too-large" | "not-an-archive";

export interface ArchiveLimits {
  /** Bytes once unpacked. */
  readonly bytes: number;
  /** Opening brackets of XML: each element becomes an object many times its size. */
  readonly brackets: number;
}

/**
 * Whether a zip archive stays within limits once unpacked. What its directory claims is not believed: every entry is
 * unpacked up to the limit, so that an archive built to fill the memory is found before anything loads it. The directory
 * must end where the archive ends: another reader could find other entries otherwise.
 */
export function judgeArchive(archive: Uint8Array, limits: ArchiveLimits): ArchiveVerdict {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const end = findEnd(bytes);
    if (end === null || !isPlainEnd(bytes, end)) return "not-an-archive";
    const entries = bytes.readUInt16LE(end + 10);
    if (entries > MOST_ENTRIES) return "too-large";
    let place = bytes.readUInt32LE(end + 16);
    let [bytesLeft, bracketsLeft] = [limits.bytes, limits.brackets];
    for (let entry = 0; entry < entries; entry += 1) {
      if (bytes.readUInt32LE(place) !== DIRECTORY_ENTRY) return "not-an-archive";
      const content = unpacked(bytes, place, bytesLeft);
      bytesLeft -= content.length;
      bracketsLeft -= countBrackets(content, bracketsLeft);
      if (bytesLeft < 0 || bracketsLeft < 0) return "too-large";
      place +=
        46 + bytes.readUInt16LE(place + 28) + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
    }
    return place === end ? "fits" : "not-an-archive";
  } catch (error) {
    return isTooLarge(error) ? "too-large" : "not-an-archive";
  }
}

/** One disk, as many entries on it as in all, and the comment up to the last byte. */
function isPlainEnd(bytes: Buffer, end: number): boolean {
  return (
    bytes.readUInt32LE(end + 4) === 0 &&
    bytes.readUInt16LE(end + 8) === bytes.readUInt16LE(end + 10) &&
    end + END_LENGTH + bytes.readUInt16LE(end + 20) === bytes.length &&
    bytes.readUInt32LE(end + 12) + bytes.readUInt32LE(end + 16) === end
  );
}

function countBrackets(content: Uint8Array, most: number): number {
  let count = 0;
  for (
    let place = content.indexOf(BRACKET);
    place >= 0 && count <= most;
    place = content.indexOf(BRACKET, place + 1)
  )
    count += 1;
  return count;
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let place = bytes.length - END_LENGTH; place >= first; place -= 1) {
    if (bytes.readUInt32LE(place) === END_OF_DIRECTORY) return place;
  }
  return null;
}

function unpacked(bytes: Buffer, place: number, left: number): Uint8Array {
  const method = bytes.readUInt16LE(place + 10);
  const packed = bytes.readUInt32LE(place + 20);
  const local = bytes.readUInt32LE(place + 42);
  if (bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw new RangeError("no entry where the directory says");
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > bytes.length) throw new RangeError("entry reaches beyond the archive");
  if (method === STORED) return bytes.subarray(start, start + packed);
  if (method !== DEFLATED) throw new RangeError("unknown compression");
  return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, left) });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
