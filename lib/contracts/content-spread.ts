/** How many contents the communes below a unit meet: criteria and services, each met or not met. */
export interface ContentSpread {
  /** Contents a commune is asked for under the plan. */
  readonly of: number;
  /** From all of them down to none; every number of contents stands once. */
  readonly rows: readonly ContentSpreadRow[];
  /** Communes without a value for any content under the lens: in no row, because a missing report is no failure. */
  readonly silent: number;
  /** Communes of the rows to which some content does not apply. */
  readonly partlyExcused: number;
  /** Communes to which no content applies: in no row. */
  readonly whollyExcused: number;
}

export interface ContentSpreadRow {
  readonly met: number;
  readonly communes: number;
  /** Of them, those still without a value for a content under the lens. */
  readonly open: number;
}
