import type { Random } from "./random";

/** An invented person; every value is unlike any word the pipeline writes by itself, so a find is a leak. */
export interface Person {
  name: string;
  studentId: string;
  email: string;
  phone: string;
  ssn: string;
  card: string;
}

const FIRST = [
  "Xanthia",
  "Beorhtric",
  "Zofia-Mae",
  "Quillon",
  "Ysolde",
  "Thandeka",
  "Eskild",
  "Noémie",
  "Okonkwe",
];
const MIDDLE = ["", "", "", " J.", " de la", " van"];
const LAST = [
  "Quillfeather",
  "Marrowbane",
  "O'Dunleavy",
  "Szczepanik",
  "Ravenscourt",
  "Iñárritu",
  "Thistlewick",
];
const MAIL_HOSTS = ["quillpost.example", "students.northfield.example", "mail.ravens.example.org"];

export function inventPerson(random: Random): Person {
  const [first, last] = [random.pick(FIRST), random.pick(LAST)];
  const plain = `${first}.${last}`.normalize("NFD").replace(/[^A-Za-z.]/g, "");
  return {
    name: `${first}${random.pick(MIDDLE)} ${last}`,
    studentId: `STU${random.digits(9)}`,
    email: `${plain.toLowerCase()}${random.int(10, 9999)}@${random.pick(MAIL_HOSTS)}`,
    phone: inventPhone(random),
    ssn: inventSsn(random),
    card: inventCard(random),
  };
}

/** A North American number; area and exchange start with 2–9 and the area is none of the toll-free ones. */
function inventPhone(random: Random): string {
  const area = `${random.int(2, 7)}${random.int(0, 9)}${random.int(1, 7)}`;
  const exchange = `${random.int(2, 9)}${random.digits(2)}`;
  const line = random.digits(4);
  return random.pick([
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `+1 ${area} ${exchange} ${line}`,
  ]);
}

/** Three groups that the Social Security Administration could issue: no 000, 666 or 9xx area, no zero group. */
function inventSsn(random: Random): string {
  const area = String(random.int(100, 660));
  return `${area}-${String(random.int(1, 99)).padStart(2, "0")}-${random.digits(4)}`;
}

/** Sixteen digits that pass Luhn's check, grouped as people type them. */
function inventCard(random: Random): string {
  const body = `${random.pick(["4", "51", "55"])}${random.digits(15)}`.slice(0, 15);
  const digits = body + String(luhnCheckDigit(body));
  return digits.replace(/(\d{4})(?=\d)/g, `$1${random.pick([" ", "-", ""])}`);
}

function luhnCheckDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
