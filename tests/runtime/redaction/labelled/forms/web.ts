import type { Random } from "../random";
import type { Source } from "../values/source";
import { fullWidthDigits, invisible, variations } from "./variation";

const slug = (r: Random, s: Source) => `${s.word(r)}-${s.word(r)}`;
const account = (r: Random, s: Source) =>
  `${s
    .given(r)
    .toLowerCase()
    .replace(/[^a-z]/g, "")}${r.pick([".", "_", ""])}${s.word(r)}${r.int(1, 99)}`;
const page = (r: Random, s: Source) => `https://${s.webHost(r)}/${slug(r, s)}`;
const SOCIAL = ["instagram.com/", "facebook.com/", "tiktok.com/@", "twitter.com/", "snapchat.com/add/"];
const OWN = ["tumblr.com", "wordpress.com", "weebly.com", "carrd.co", "blogspot.com"];

export const URL = variations("URL", "url", {
  https: { weight: 3, make: page },
  "http with a port": (r, s) => `http://${s.webHost(r)}:${r.int(3000, 9000)}/${s.word(r)}`,
  query: (r, s) => `${page(r, s)}?id=${r.pattern("xxxxxx")}&ref=${s.word(r)}`,
  fragment: (r, s) => `${page(r, s)}/#${s.word(r)}`,
  tilde: (r, s) => `http://${s.webHost(r)}/~${account(r, s)}/`,
  www: { weight: 2, make: (r, s) => `www.${s.webHost(r)}/${slug(r, s)}` },
  "social page": { weight: 2, make: (r, s) => `https://www.${r.pick(SOCIAL)}${account(r, s)}` },
  "social page without a scheme": { weight: 2, make: (r, s) => `${r.pick(SOCIAL)}${account(r, s)}` },
  "own page at a host": (r, s) => `${account(r, s).replace(/[._]/g, "-")}.${r.pick(OWN)}`,
  "own page with a scheme": (r, s) =>
    `https://${account(r, s).replace(/[._]/g, "-")}.${r.pick(OWN)}/post/${r.pattern("N#####")}`,
  document: (r) => `https://docs.google.com/document/d/1${r.pattern("xxAaxxaAx#xaAxx#xxaA")}/edit`,
  invitation: (r) => r.pattern(r.pick(["discord.gg/aA#xaxA", "https://discord.gg/xaAx#A", "t.me/+aAx#xAa#"])),
  "shortened link": (r) =>
    r.pattern(r.pick(["bit.ly/3aAx#xA", "https://tinyurl.com/aaaa##x", "https://youtu.be/xAa#xaAA#xx"])),
  "video meeting": (r) =>
    r.pattern(r.pick(["https://us02web.zoom.us/j/8##########", "meet.google.com/aaa-aaaa-aaa"])),
  "hxxp and bracketed dots": (r, s) => `hxxps://${s.webHost(r).replaceAll(".", "[.]")}/${s.word(r)}`,
  "dots in words": (r, s) => `${account(r, s).replace(/[._]/g, "")} dot ${r.pick(OWN).replace(".", " dot ")}`,
  "scheme in capitals": (r, s) => page(r, s).replace("https", "HTTPS"),
  "in angle brackets": (r, s) => `<⟦${page(r, s)}⟧>`,
  "in parentheses": (r, s) => `(⟦${page(r, s)}⟧)`,
  "invisible characters inside": (r, s) => invisible(r, page(r, s)),
});

const byte = (r: Random) => r.int(1, 254);
const v4 = (r: Random) => `${r.int(11, 223)}.${byte(r)}.${byte(r)}.${byte(r)}`;
const v6 = (r: Random) => `2001:${Array.from({ length: 7 }, () => r.pattern("#xxx")).join(":")}`;

export const IP = variations("IP", "ip", {
  plain: { weight: 3, make: v4 },
  private: {
    weight: 2,
    make: (r) =>
      r.pick([
        `10.${byte(r)}.${byte(r)}.${byte(r)}`,
        `192.168.${byte(r)}.${byte(r)}`,
        `172.16.${byte(r)}.${byte(r)}`,
      ]),
  },
  "with a port": (r) => `⟦${v4(r)}⟧:${r.int(1024, 65000)}`,
  "in brackets": (r) => `[⟦${v4(r)}⟧]`,
  "in a range": (r) => `⟦${v4(r).replace(/\d+$/, "0")}⟧/24`,
  "glued to a full stop": (r) => `⟦${v4(r)}⟧.`,
  defanged: { weight: 2, make: (r) => v4(r).replaceAll(".", "[.]") },
  "defanged, last dot only": (r) => v4(r).replace(/\.(\d+)$/, "[.]$1"),
  "defanged in parentheses": (r) => v4(r).replaceAll(".", "(.)"),
  "defanged in words": (r) => v4(r).replaceAll(".", "[dot]"),
  "dots in words": (r) => v4(r).replaceAll(".", " dot "),
  "full-width digits": (r) => fullWidthDigits(v4(r)),
  "invisible characters inside": (r) => invisible(r, v4(r)),
  "version 6": { weight: 2, make: v6 },
  "version 6 in capitals": (r) => v6(r).toUpperCase(),
  "version 6 shortened": {
    weight: 2,
    make: (r) => r.pattern(r.pick(["2001:db8::#x:#xx", "fe80::#xxx:#xff:fe##:xxx#", "2001:#xx::#"])),
  },
  "version 6 with a port": (r) => `[⟦${r.pattern("2001:db8:#x::#x")}⟧]:443`,
  "version 4 within version 6": (r) => `::ffff:${v4(r)}`,
});

const pairs = (form: string, joint: string) => (r: Random) =>
  Array.from({ length: 6 }, () => r.pattern(form)).join(joint);

export const MAC_ADDRESS = variations("MAC_ADDRESS", "mac", {
  colons: { weight: 2, make: pairs("#x", ":") },
  "colons in capitals": (r) => pairs("#x", ":")(r).toUpperCase(),
  dashes: (r) => pairs("x#", "-")(r).toUpperCase(),
  "dots between fours": (r) => r.pattern("x#xx.#xxx.xx#x"),
  "twelve characters": (r) =>
    r
      .pattern("a#x#x#x#x#x#")
      .toUpperCase()
      .replace(/^[G-Z]/, "A"),
});

const degrees = (r: Random, most: number, places: number) => (r.next() * most).toFixed(places);

export const COORDINATES = variations("COORDINATES", "coordinates", {
  "decimal pair": { weight: 2, make: (r) => `${degrees(r, 70, 5)}, -${degrees(r, 170, 5)}` },
  "decimal pair without space": (r) => `-${degrees(r, 70, 6)},${degrees(r, 170, 6)}`,
  "degrees and letters": (r) => `${degrees(r, 70, 4)}° N, ${degrees(r, 170, 4)}° W`,
  "degrees, minutes, seconds": (r) =>
    `${r.int(10, 70)}°${r.int(10, 59)}'${r.int(10, 59)}"N ${r.int(10, 170)}°${r.int(10, 59)}'${r.int(10, 59)}"W`,
  "named latitude and longitude": (r) => `lat ⟦${degrees(r, 70, 5)}⟧, lon ⟦-${degrees(r, 170, 5)}⟧`,
  "geo scheme": (r) => `geo:⟦${degrees(r, 70, 4)},-${degrees(r, 170, 4)}⟧`,
});
