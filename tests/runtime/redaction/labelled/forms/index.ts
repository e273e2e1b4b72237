import { ADDRESS } from "./address";
import { CREDIT_CARD } from "./card";
import { DATE_OF_BIRTH } from "./dates";
import { EMAIL } from "./email";
import { HANDLE } from "./handle";
import {
  HEALTH_PLAN_ID,
  IBAN,
  LICENSE_PLATE,
  MEDICAL_RECORD_NUMBER,
  NET_ID,
  PASSPORT,
  STUDENT_ID,
} from "./ids";
import { PERSON } from "./person";
import { PHONE } from "./phone";
import { US_SSN } from "./ssn";
import type { Variation } from "./variation";
import { COORDINATES, IP, MAC_ADDRESS, URL } from "./web";

/** Every named way of writing a personal value. */
export const VARIATIONS: readonly Variation[] = [
  ...PERSON,
  ...EMAIL,
  ...PHONE,
  ...US_SSN,
  ...ADDRESS,
  ...DATE_OF_BIRTH,
  ...STUDENT_ID,
  ...HANDLE,
  ...URL,
  ...IP,
  ...CREDIT_CARD,
  ...IBAN,
  ...MEDICAL_RECORD_NUMBER,
  ...HEALTH_PLAN_ID,
  ...NET_ID,
  ...LICENSE_PLATE,
  ...PASSPORT,
  ...MAC_ADDRESS,
  ...COORDINATES,
];
