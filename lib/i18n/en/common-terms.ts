import type { Messages } from "@/lib/i18n/catalogue";
import type * as vi from "@/lib/i18n/vi/common-terms";

export const terms = {
  productName: "NTM Số",
  productLong: "NTM Số · Digital transformation in new-style rural areas",
  country: "Viet Nam",
  demonstration: "Demonstration data",
  period: "Period",
  plan: "Plan",
  lens: "Figures",
  lensApproved: "Approved figures",
  lensProvisional: "Provisional figures",
  lensApprovedShort: "approved",
  lensProvisionalShort: "provisional",
  show: "Show",
  all: "All",
  yes: "Yes",
  no: "No",
  unit: "Unit",
  target: "Target",
  numberedCriterion: "criterion {name}",
  status: "Status",
  result: "Result",
  noData: "No data",
  notApplicable: "Not applicable",
  dataTable: "Data table",
  previousPage: "Previous page",
  nextPage: "Next page",
  pageOf: "Page {page} of {pages}",
  errorsFound: "There is a problem",
  and: "and",
} satisfies Messages<typeof vi.terms>;

export const levels = {
  country: "country",
  province: "province",
  district: "district",
  commune: "commune",
} satisfies Messages<typeof vi.levels>;

export const nouns = {
  commune: "commune",
  district: "district",
  province: "province",
  "central-body": "central body",
  unit: "unit",
  file: "file",
  person: "person",
  model: "model",
} satisfies Messages<typeof vi.nouns>;

export const nounsMany = {
  commune: "communes",
  district: "districts",
  province: "provinces",
  "central-body": "central bodies",
  unit: "units",
  file: "files",
  person: "people",
  model: "models",
} satisfies Messages<typeof vi.nouns>;

export const registerLabels = {
  filesOnline: "work files handled online",
  files: "all work files",
  managersTrained: "managers trained",
  managers: "all programme managers",
  modelsDigital: "models that apply digital technology",
  models: "models tied to a raw-material area",
} satisfies Messages<typeof vi.registerLabels>;
