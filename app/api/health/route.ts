import { isDatabaseAnswering } from "@/lib/server/queries/health/is-database-answering";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const isUp = await isDatabaseAnswering();
  return Response.json(
    { status: isUp ? "ok" : "unavailable" },
    { status: isUp ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
