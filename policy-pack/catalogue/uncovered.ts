import type { Uncovered } from "./clause";

/** Of 34 CFR part 99. */
export const FERPA_UNCOVERED: readonly Uncovered[] = [
  {
    paragraph: "99.7",
    asks: "A yearly notice of rights, which also says who counts as a school official with a legitimate interest.",
    why: "The institution's.",
    beside:
      "Rows and searches are narrowed to a school (99.31(a)(1)(ii)); whom the institution counts is its own to set.",
  },
  {
    paragraph: "99.20–99.22",
    asks: "Records that are inaccurate or misleading are amended on request, after a hearing where that is contested.",
    why: "No command amends what a record says: originals are sealed as they came, and locked ones cannot be changed.",
    beside: "Deletion of one subject's content by its key (99.35(b), 16 CFR 312.6).",
  },
  {
    paragraph: "99.31(a)(1)(i)(B)",
    asks: "Whoever works for the institution as an outside party is under its direct control as to use and upkeep of records.",
    why: "A matter of contract between institution and operator.",
    beside: "The audit trail shows the institution what was done; retention and erasure follow the manifest.",
  },
];

/** Of 16 CFR part 312. */
export const COPPA_UNCOVERED: readonly Uncovered[] = [
  {
    paragraph: "312.4",
    asks: "Notice to the parent (b), (c), and a notice on the website or service (d), before anything is collected.",
    why: "The operator's: this system has no surface that a parent or child sees.",
    beside: "docs/retention-policy.md is the text that (d)(2) asks the notice to give (312.10).",
  },
  {
    paragraph: "312.5",
    asks: "Verifiable consent of a parent before personal information of a child is collected, used or disclosed; a choice of its own for disclosure to others.",
    why: "The operator's, before an event is sent. No event says how old somebody is or names a consent, so nothing here can tell an event with consent from one without, or refuse it.",
    beside:
      "A consent that is withdrawn ends in 312.6: the subject's key is destroyed, and no more content is taken in.",
  },
  {
    paragraph: "312.7",
    asks: "No activity may depend on more personal information than it reasonably needs.",
    why: "A matter of what the operator's product asks for.",
    beside:
      "Redaction takes identifiers out of what consumers receive; the originals hold what producers sent.",
  },
];
