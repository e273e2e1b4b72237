import type { Clause } from "./clause";

/** 34 CFR part 99, the paragraphs a system that keeps education records can answer to. */
export const FERPA: readonly Clause[] = [
  {
    paragraph: "99.3",
    asks: "Defines education records, and what personally identifiable information is.",
    control:
      "Every resource is tagged with the class of data it holds; redaction takes direct and indirect identifiers of 19 types out of everything but the raw stream, the sealed originals and the accounts.",
    evidence: [
      { test: "tests/runtime/redaction/labelled/floors.test.ts", title: "the redactor on the labelled set" },
      {
        test: "tests/stores/stack/demo.ts",
        title: "accounts for every line of an input with everything in it",
      },
    ],
    remains: "Whether a record is an education record is the institution's to say.",
  },
  {
    paragraph: "99.10",
    asks: "Parents and eligible students may inspect records within 45 days; none is destroyed while a request is open.",
    control:
      "Messages of a session are answered whole and in order; what grew cold is restored, which a drill proves every month; backups bring back what was lost.",
    evidence: [
      { test: "tests/stores/documents/paging", title: "answers every message of a session once" },
      {
        test: "tests/operations/retrieve/restore.test.ts",
        title: "about one student where that is asked for",
      },
      { test: "tests/operations/stack/drill.ts", title: "restores its canary from Deep Archive" },
      {
        test: "tests/stores/tables/stack/restore",
        title: "give the same answers when they are restored",
      },
    ],
    remains:
      "Receiving requests, knowing who asks, explaining records, and holding back a deletion while a request is open. What an archive gives back stays sealed.",
  },
  {
    paragraph: "99.30",
    asks: "No disclosure of identifiable information without signed and dated consent, exceptions apart.",
    control: "Nothing is open to the public, and roles may read what their work needs and no more.",
    evidence: [
      { test: "tests/components/program/access.test.ts", title: "name every action, and every resource" },
      { test: "tests/operations/privileges/privileges.test.ts", title: "are each used in a run" },
    ],
    remains: "Consent is asked for, recorded and judged outside this system.",
  },
  {
    paragraph: "99.31(a)(1)(ii)",
    asks: "Reasonable methods, so that officials see only records in which they have a legitimate educational interest.",
    control:
      "Whoever asks PostgreSQL sees the rows of one school, whoever asks for similar messages those of one school.",
    evidence: [
      { test: "tests/stores/relational/schools", title: "show a reader the rows of its school" },
      { test: "tests/stores/search/similar", title: "narrows by school" },
      { test: "tests/stores/cache/client", title: "keeps sessions of the same name apart by school" },
    ],
    remains: "Which official has which interest is the institution's to say.",
  },
  {
    paragraph: "99.31(b)",
    asks: "De-identified data may be released where a student's identity is not reasonably identifiable.",
    control: "Aggregates and searches withhold groups of fewer than five students.",
    evidence: [
      { test: "tests/stores/relational/rows", title: "keep small groups out of the aggregates" },
      { test: "tests/stores/search/similar", title: "fewer than five students" },
    ],
    remains:
      "Whether five is enough for a release, and whether several releases together identify somebody. A pseudonym is no de-identification.",
  },
  {
    paragraph: "99.32",
    asks: "A record of each request for and disclosure of identifiable information, kept as long as the records.",
    control:
      "Searches and operators' reads leave an entry in the audit trail before they are answered; it is locked and does not end. Calls to the account and readings of objects are in trails of their own. What fails on its way, entries of audit among it, is kept for another try.",
    evidence: [
      {
        test: "tests/runtime/search/request.test.ts",
        title: "is not answered where its entry in the audit trail cannot",
      },
      { test: "tests/operations/stack/operator.ts", title: "content only with an entry in the audit trail" },
      { test: "tests/runtime/recorders.test.ts", title: "keep an audit event once under lock" },
    ],
    remains:
      "Disclosures made outside this system; the legitimate interests of recipients (a)(3). Paragraph (d) spares disclosures to officials of the school, to parents and by consent: the trail records them all the same.",
  },
  {
    paragraph: "99.33",
    asks: "Who receives identifiable information may not disclose it further.",
    control:
      "What consumers, the lake and logs receive is redacted; resource policies name services and accounts, nobody at large.",
    evidence: [
      {
        test: "tests/stores/stack/demo.ts",
        title: "accounts for every line of an input with everything in it",
      },
    ],
    remains: "What recipients outside this system do.",
  },
  {
    paragraph: "99.35(b)",
    asks: "Data given for audit or evaluation is protected, and destroyed when it is no longer needed.",
    control:
      "Every class of data has an end in the manifest, or none on purpose; a subject's content ends at once with its key.",
    evidence: [
      {
        test: "tests/operations/retention/clock.test.ts",
        title: "is kept where and as long as the manifest says, by every resource",
      },
      {
        test: "tests/operations/stack/erasure.ts",
        title: "makes every copy of that student's content unreadable",
      },
    ],
    remains: "The agreement that says when data is no longer needed.",
  },
  {
    paragraph: "99.36",
    asks: "Disclosure in a health or safety emergency, with a record of the threat (99.32(a)(5)).",
    control: "A crisis and who was notified of it are kept once each, ten years and two.",
    evidence: [
      { test: "tests/runtime/recorders.test.ts", title: "keep a crisis event once" },
      {
        test: "tests/components/storage/cold/inventories.test.ts",
        title: "locks crises for the years that remain of ten",
      },
    ],
    remains: "Whether there is an emergency, and whom to tell.",
  },
  {
    paragraph: "99.67",
    asks: "Whoever improperly rediscloses or fails to destroy loses access for five years or more.",
    control: "Destroying a subject's key is proven copy by copy and leaves an entry in the audit trail.",
    evidence: [
      {
        test: "tests/operations/subject-keys/generations.test.ts",
        title: "makes a destroyed key unreadable in live copies",
      },
      {
        test: "tests/operations/stack/erasure.ts",
        title: "makes every copy of that student's content unreadable",
      },
    ],
    remains: "Enforcement lies with the Department of Education.",
  },
];
