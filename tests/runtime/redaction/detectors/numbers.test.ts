import { itFinds, itKeeps } from "./marked";

describe("the detector of phone numbers", () => {
  itFinds("PHONE", [
    "my mom's cell: ⟦5 5 5 - 2 1 2 - 3 4 4 9⟧",
    "number is ⟦five five five, two one two, thirty four forty nine⟧",
    "⟦double five five two one two three four four nine⟧ is my number",
    "⟦five-five-five two-one-two three-four-four-nine⟧",
    "call ⟦020 7946 0958⟧ please",
    "ring me on ⟦07700 900 123⟧",
    "⟦+44 (0)20 7946 0958⟧",
    "meine Nummer ist ⟦0171 2345678⟧",
    "⟦+91-98765-43210⟧ whatsapp",
    "ph ⟦212 3449⟧",
    "caller on ⟦935-0532⟧",
    "⟦(555)2123449 ext 33⟧",
    "⟦0049 30 1234567⟧ works",
    "my cell is ⟦888-555-1234⟧",
    "⟦555.212.3449⟧, ⟦555 212 3449⟧",
  ]);
  itKeeps([
    "Call 1-800-273-8255 any time",
    "poison control is 1-800-222-1222",
    "call our helpline 0800 1111 now, or 988, or text 741741",
    "the hotline is (866) 488-7386",
    "order #4155551234 shipped",
    "count: one two three four five six seven eight nine ten",
    "0101 1100 1010 0011 is binary",
    "2019-20 season, pages 100-200",
    "$1,234,567.89 was raised",
    "ISBN 978-0-306-40615-7",
    "the time is 12:30:45, 24/7",
  ]);
});

describe("the detector of social security numbers", () => {
  itFinds("US_SSN", [
    "social security number is ⟦078 05 1120⟧",
    "S.S.N. ⟦078-05-1120⟧",
    "Soc. Sec. No. ⟦078051120⟧",
    "ss# ⟦078051120⟧ and soc ⟦078 05-1120⟧",
    "⟦oh seven eight oh five one one two oh⟧ is my social",
    "my social is ⟦four three one dash eight seven dash one three one one⟧",
    "last 4 of SSN: ⟦1120⟧",
    "last four digits of my social are ⟦one one two oh⟧",
    "XXX-XX-⟦6642⟧ stands on the card",
  ]);
  itKeeps([
    "what does ssn mean on the form",
    "pi is three point one four one five nine two six five three",
    "temps were 72-75-81",
    "part 123-45-6789-0",
    "my last 4 grades were 1120 points",
  ]);
});

describe("the detector of card numbers", () => {
  itFinds("CREDIT_CARD", [
    "amex ⟦3782 822463 10005⟧",
    "card no ⟦5105105105105100⟧",
    "card: ⟦1234 5678 9012 3456⟧".replace("1234 5678", "4234 5678"),
    "visa ⟦four one one one, one one one one, one one one one, one one one one⟧",
  ]);
  itKeeps(["order 4111 1111 1111 1112", "624e6859212315371", "card games at 5"]);
});

describe("the detector of network and hardware addresses", () => {
  itFinds("IP", [
    "server at ⟦10 dot 0 dot 0 dot 1⟧",
    "⟦192 . 168 . 0 . 12⟧",
    "⟦1[dot]2[dot]3[dot]4⟧",
    "ip=[⟦132.120.72.208⟧]",
    "⟦one ninety two dot one sixty eight dot one dot five⟧",
    "⟦ten dot zero dot zero dot one hundred and two⟧ is it",
    "⟦192 point 168 point 1 point 20⟧",
  ]);
  itFinds("MAC_ADDRESS", [
    "mac ⟦A16373E4D586⟧ ok",
    "wifi mac address is ⟦30-91-23-45-10-86⟧",
    "⟦001a.2b3c.4d5e⟧",
  ]);
  itFinds("COORDINATES", [
    "lat=⟦40.7128&lng=-74.0060⟧",
    "⟦40°42'46\"N 74°00'22\"W⟧",
    "geo:⟦51.5074,-13.4050⟧ now",
    "⟦51.5074, 113.4050⟧",
  ]);
  itKeeps([
    "version 10.2.3.4 is out",
    "1.2.3.4.5 has five parts",
    "locker combo 12-34-56-78-90-12",
    "lat 40.7, long -74.0 is the map question",
    "points (3.25, 4.75) and (1.2345, 2.3456)",
    "sha 9f86d081884c7d65",
  ]);
});
