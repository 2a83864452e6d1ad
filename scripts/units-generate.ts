import { writeFileSync } from "node:fs";
import { officialUnits, sourceList, toUnitsText, UNITS_FILE } from "./official-units";

const file = officialUnits(sourceList());
writeFileSync(UNITS_FILE, toUnitsText(file));
console.log(`${UNITS_FILE}: ${file.units.length} units of the structure ${file.structure}`);
