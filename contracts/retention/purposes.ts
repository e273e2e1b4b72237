/** Why a class of data is there at all: the written policy of 16 CFR 312.10 asks for both. */
export interface Purpose {
  /** What it is collected or made for. */
  collected: string;
  /** What the business needs it for as long as it is kept. */
  need: string;
}

/** Purposes of the classes that hold what students said, did or are: identifying or under a pseudonym. */
const OF_STUDENTS: Readonly<Record<string, Purpose>> = {
  "event-stream": {
    collected: "To carry what happens in a conversation to the stores that need it.",
    need: "To read again what a consumer missed.",
  },
  "interaction-logs": {
    collected: "To keep the conversations of a student with the counselling service as they were held.",
    need: "Duty of care and the record that districts and states ask for; the time is the system's requirement.",
  },
  conversations: {
    collected: "To answer counsellors who look a conversation up.",
    need: "Care under way; older conversations are in the archive of interaction logs.",
  },
  quarantine: {
    collected: "To lose no record that could not be processed.",
    need: "To mend and replay it.",
  },
  "subject-keys": {
    collected: "To seal each student's content under a key of its own.",
    need: "To read that content, and to end it in every copy at once.",
  },
  accounts: {
    collected: "To know who may see which school's students.",
    need: "To say of a kept record who could see it.",
  },
  "application-logs": { collected: "To run the service.", need: "To find faults of the last weeks." },
  "event-lake": {
    collected: "To see how students of a school fare over time, in groups and without names.",
    need: "Comparison of school years.",
  },
  "claim-checks": {
    collected: "To pass on content too large for a message.",
    need: "The rows that refer to it would be incomplete without it.",
  },
  "audit-trail": {
    collected: "To record who asked for, saw or changed what.",
    need: "To account for disclosures as long as anything they were about is kept.",
  },
  "crisis-events": {
    collected: "To notice a student in danger and to bring help.",
    need: "To account for how a crisis was handled.",
  },
  "notification-logs": {
    collected: "To know who was told of a crisis, and when.",
    need: "To show that help was called.",
  },
  "session-summaries": {
    collected: "To follow the course and risk of a student's sessions.",
    need: "Care across school years.",
  },
  "clinical-scores": {
    collected: "To measure how a student fares by published questionnaires.",
    need: "Care across school years.",
  },
  aggregates: {
    collected: "To show a school how its students fare as a group.",
    need: "Comparison of school years.",
  },
  "message-vectors": {
    collected: "To find messages that are alike, so that a pattern of risk is seen early.",
    need: "Patterns of a school term.",
  },
  "conversation-context": {
    collected: "To answer a student in the light of what was said before.",
    need: "A session that can still be taken up again.",
  },
  "event-archive": { collected: "To replay events to a consumer.", need: "To mend what a consumer lost." },
  "dead-letters": { collected: "To lose no message that failed.", need: "To mend and replay it." },
};

/** Purposes of the classes that hold nothing of a student. */
const OF_OPERATIONS: Readonly<Record<string, Purpose>> = {
  "event-claims": {
    collected: "To recognise an event that comes twice.",
    need: "As long as any copy could come again.",
  },
  remediations: {
    collected: "To recognise a setting that is mended again and again.",
    need: "To stop a loop, and to tell of it.",
  },
  "session-tokens": { collected: "To know a session under way.", need: "The session." },
  "safety-patterns": { collected: "To scan messages for danger fast.", need: "The version in use." },
  "function-logs": { collected: "To run the service.", need: "To find faults of the last weeks." },
  "store-logs": {
    collected: "To run the stores.",
    need: "To find faults and unknown users of the last weeks.",
  },
  "flow-logs": { collected: "To see who spoke with whom in the network.", need: "To follow up an incident." },
  "object-inventories": {
    collected: "To tell which objects are kept, and under which lock.",
    need: "To compare one season with the next.",
  },
  "account-trail": {
    collected: "To record every call to the account.",
    need: "To follow up an incident, and to account for changes.",
  },
  "resource-history": {
    collected: "To record how each resource was set up, and when that changed.",
    need: "To follow up an incident, and to account for changes.",
  },
  evidence: {
    collected: "To prove what was deployed, and that it kept the rules.",
    need: "To account for how records are protected as long as documentation is kept.",
  },
  "access-logs": {
    collected: "To record who read or wrote which object.",
    need: "To account for access as long as documentation is kept.",
  },
};

/** Purposes by data class; a test asks for one of every class of the manifest. */
export const PURPOSES: Readonly<Record<string, Purpose>> = { ...OF_STUDENTS, ...OF_OPERATIONS };
