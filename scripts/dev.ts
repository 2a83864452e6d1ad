import { launch } from "@/scripts/runtime/launch";
import { runCommand } from "@/scripts/runtime/run-command";

await runCommand(() => launch({ dev: true }));
