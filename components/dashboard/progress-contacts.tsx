import type { ReportingContact } from "@/lib/contracts/progress";

/** Name, position and number of those to call. */
export function ProgressContacts({ contacts }: { readonly contacts: readonly ReportingContact[] }) {
  return contacts.map(({ name, position, phone }, place) => (
    <span key={`${name}${phone ?? ""}`}>
      {place === 0 ? "" : "; "}
      {name}
      {position === null ? null : (
        <>
          {" ("}
          <span lang="vi">{position}</span>)
        </>
      )}
      {phone === null ? null : (
        <>
          {" "}
          <a href={`tel:${phone.replaceAll(/[^+\d]/gu, "")}`} className="nowrap">
            {phone}
          </a>
        </>
      )}
    </span>
  ));
}
