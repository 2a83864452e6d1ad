/** What must be mended, at the top of a refused form; each line leads to its field. */
export function ErrorSummary({
  title,
  errors,
}: {
  readonly title: string;
  readonly errors: readonly { readonly field: string | null; readonly message: string }[];
}) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" tabIndex={-1}>
      {/* The role sits inside the focusable box: JAWS reads it twice otherwise. */}
      <div role="alert">
        <h2>{title}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field ?? ""}${message}`}>
              {field === null ? message : <a href={`#${field}`}>{message}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
