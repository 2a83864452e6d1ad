import "server-only";

import { Prisma } from "@/lib/server/db/generated/client";

/** A piece of SQL with its bound values, to be set into a statement where it is needed. */
export type SqlPart = Prisma.Sql;

/** A piece as a tagged template: what stands in `${}` is bound, never pasted. */
export const sqlPart = Prisma.sql;

/** Pieces one after the other, `between` each two of them. Not for an empty list. */
export const joinParts = (parts: readonly SqlPart[], between: string): SqlPart =>
  Prisma.join([...parts], between);

/** Nothing. */
export const NO_PART: SqlPart = Prisma.empty;
