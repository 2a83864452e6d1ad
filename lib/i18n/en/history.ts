import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/history";

export const history = {
  tab: "History",
  title: "{targets} over {periods} reporting {periods|period|periods}",
  lead: "{first}; {last}.",
  leadOne: "{only}.",
  stand: "{period}: {met} of {whole} {whole|target|targets} met, reference index {index}",
  standWithoutIndex: "{period}: {met} of {whole} {whole|target|targets} met",
  standWithoutTargets: "{period}: no target applies",
  note: "Cells give the result and the status of their period. Work files of a half-year compare only with other half-years, those of a year with other years.",
  target: "Target",
  index: "Reference index",
  met: "Targets met",
  present: { approved: "Approved figures", provisional: "Figures sent" },
  current: "the period in view",
} satisfies Messages<typeof vi.history>;
