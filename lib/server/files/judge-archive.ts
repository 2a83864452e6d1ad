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

export type ArchiveVerdict = "fits" | "too-large" | "not-an-archive";

/**
 * Whether a zip archive stays within `largest` bytes once unpacked. What its directory claims is not believed: every
 * entry is unpacked up to the limit, so that an archive built to fill the memory is found before anything loads it.
 */
export function judgeArchive(archive: Uint8Array, largest: number): ArchiveVerdict {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const end = findEnd(bytes);
    if (end === null) return "not-an-archive";
    const entries = bytes.readUInt16LE(end + 10);
    if (entries > MOST_ENTRIES) return "too-large";
    let [place, left] = [bytes.readUInt32LE(end + 16), largest];
    for (let entry = 0; entry < entries; entry += 1) {
      if (bytes.readUInt32LE(place) !== DIRECTORY_ENTRY) return "not-an-archive";
      left -= unpackedSize(bytes, place, left);
      if (left < 0) return "too-large";
      place +=
        46 + bytes.readUInt16LE(place + 28) + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
    }
    return "fits";
  } catch (error) {
    return isTooLarge(error) ? "too-large" : "not-an-archive";
  }
}

function findEnd(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let place = bytes.length - END_LENGTH; place >= first; place -= 1) {
    if (bytes.readUInt32LE(place) === END_OF_DIRECTORY) return place;
  }
  return null;
}

function unpackedSize(bytes: Buffer, place: number, left: number): number {
  const method = bytes.readUInt16LE(place + 10);
  const packed = bytes.readUInt32LE(place + 20);
  const local = bytes.readUInt32LE(place + 42);
  if (bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw new RangeError("no entry where the directory says");
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packed > bytes.length) throw new RangeError("entry reaches beyond the archive");
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new RangeError("unknown compression");
  return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(1, left) }).length;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
