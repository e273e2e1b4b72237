/** Sets of paragraphs of 45 CFR that several rules of AWS's conformance pack share, named for this file's readers. */

/** Who may reach what: access, and guarded transmission. */
export const REACH = [
  "164.308(a)(3)(i)",
  "164.308(a)(4)(ii)(A)",
  "164.308(a)(4)(ii)(C)",
  "164.312(a)(1)",
  "164.312(e)(1)",
] as const;

/** Encryption of what is stored. */
export const AT_REST = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"] as const;

/** Contingency plan: backup and recovery. */
export const BACKUP = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"] as const;

/** Audit controls. */
export const AUDIT = ["164.312(b)"] as const;

/** Encryption and integrity of what is transmitted. */
export const IN_TRANSIT = [
  "164.312(a)(2)(iv)",
  "164.312(e)(1)",
  "164.312(e)(2)(i)",
  "164.312(e)(2)(ii)",
] as const;

/** Supervision, and audit controls. */
export const ACTIVITY = ["164.308(a)(3)(ii)(A)", "164.312(b)"] as const;

/** Contingency plan: operation in an emergency. */
export const CONTINUITY = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"] as const;

/** Authorisation, clearance and isolation of duties. */
export const PRIVILEGE = [
  "164.308(a)(3)(i)",
  "164.308(a)(3)(ii)(A)",
  "164.308(a)(3)(ii)(B)",
  "164.308(a)(4)(i)",
  "164.308(a)(4)(ii)(A)",
  "164.308(a)(4)(ii)(B)",
  "164.308(a)(4)(ii)(C)",
  "164.312(a)(1)",
] as const;

/** Authorised access only. */
export const ACCESS = [
  "164.308(a)(3)(i)",
  "164.308(a)(4)(ii)(A)",
  "164.308(a)(4)(ii)(C)",
  "164.312(a)(1)",
] as const;

/** Authorisation and clearance, and guarded transmission. */
export const CLEARED_REACH = [
  "164.308(a)(3)(i)",
  "164.308(a)(3)(ii)(B)",
  "164.308(a)(4)(i)",
  "164.308(a)(4)(ii)(A)",
  "164.308(a)(4)(ii)(B)",
  "164.308(a)(4)(ii)(C)",
  "164.312(a)(1)",
  "164.312(e)(1)",
] as const;

/** Transmission security. */
export const TRANSMISSION = ["164.312(e)(1)"] as const;

/** Authentication of persons and entities. */
export const AUTHENTICATION = ["164.312(d)"] as const;

/** Risk management. */
export const RISK = ["164.308(a)(1)(ii)(B)"] as const;

/** Encryption and decryption. */
export const KEY_USE = ["164.312(a)(2)(iv)"] as const;

/** Contingency plan, backup of data, and access in an emergency. */
export const RECOVERABLE = [
  ...BACKUP,
  "164.308(a)(7)(ii)(C)",
  "164.310(d)(2)(iv)",
  "164.312(a)(2)(ii)",
] as const;

/** Integrity, and what plan documents have to ask for. */
export const ORGANISATION = [
  "164.312(c)(1)",
  "164.314(b)(1)",
  "164.314(b)(2)",
  "164.314(b)(2)(i)",
  "164.314(b)(2)(ii)",
  "164.314(b)(2)(iii)",
  "164.314(b)(2)(iv)",
] as const;

/** No mapping of AWS's was found for the rule; none is stated. */
export const UNMAPPED = [] as const;
