/** The shape an English catalogue must have: every key of the Vietnamese one, each a text. */
export type Messages<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Messages<Catalogue[Key]>;
};
