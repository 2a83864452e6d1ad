/** Numbers of legal documents (924/QĐ-TTg, 02/2019/TT-BTTTT), days (31/12/2025) and codes (CQS-2, KTS-1-LK). */
const UNBROKEN =
  /(\d+(?:\/\d{4})?\/\p{Lu}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*|\d{1,2}\/\d{1,2}\/\d{4}|\p{Lu}{2,}-\d+\p{Lu}?(?:-\p{Lu}+)?)/u;

/** A text whose numbers and codes stay on one line: no character is added, so that what is copied is what is written. */
export function Unbroken({ text }: { readonly text: string }) {
  return text.split(UNBROKEN).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <span key={`${place}${part}`} className="unbroken">
        {part}
      </span>
    ),
  );
}
