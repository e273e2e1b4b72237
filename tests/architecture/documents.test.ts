import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, resolve } from "node:path";
import { scripts } from "../../package.json";
import { FAULTS } from "../faults/table";

const ROOT = resolve(__dirname, "../..");
const FILES = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" })
  .trim()
  .split("\n");
const PAGES = FILES.filter((file) => file.endsWith(".md")).map((file) => ({
  file,
  text: readFileSync(join(ROOT, file), "utf8"),
}));

describe("what the documents say of the project", () => {
  it("is linked to files and headings that are there", () => {
    assert.ok(PAGES.length > 30);
    const dead = PAGES.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = ""]) => link)
        .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(file, link))
        .map((link) => `${file}: ${link}`),
    );
    assert.deepEqual(dead, []);
  });

  it("names files and folders that are there", () => {
    const gone = PAGES.flatMap(({ file, text }) =>
      codeIn(text)
        .filter((code) => isOwnPath(code) && !isThere(code))
        .map((code) => `${file}: ${code}`),
    );
    assert.deepEqual(gone, []);
  });

  it("names commands that package.json has", () => {
    const gone = PAGES.flatMap(({ file, text }) =>
      [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)]
        .filter(([, script = ""]) => !(script in scripts))
        .map(([command]) => `${file}: ${command}`),
    );
    assert.deepEqual(gone, []);
  });

  it("lists every command a user runs in the README", () => {
    const row = /^\| (`.*?) \|/gm;
    const listed = [...text("README.md").matchAll(row)].flatMap(([, cell = ""]) => codeIn(cell));
    const named = new Set(listed.map((code) => code.split(" ")[0]));
    const within = ["lint", "typecheck", "contracts"];
    assert.deepEqual(
      Object.keys(scripts).filter((script) => !named.has(script) && !within.includes(script)),
      [],
    );
  });

  it("counts the injected faults as they are", () => {
    const faults = Object.values(FAULTS).flat().length;
    for (const { file, text } of PAGES)
      for (const [found, count] of text.matchAll(/(\d+) (?:injected faults|fault tests)/g))
        assert.equal(Number(count), faults, `${file}: ${found}`);
  });
});

function text(file: string): string {
  return PAGES.find((page) => page.file === file)?.text ?? "";
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path, heading] = link.split("#");
  const file = path ? join(dirname(from), path) : from;
  if (!existsSync(join(ROOT, file))) return false;
  return heading === undefined || anchorsOf(readFileSync(join(ROOT, file), "utf8")).includes(heading);
}

/** The anchors that GitHub gives headings. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function codeIn(page: string): string[] {
  return [...page.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
}

/** A path below a folder of the project, or the name of a TypeScript file. */
function isOwnPath(code: string): boolean {
  if (/^[\w-]+\.ts$/.test(code)) return true;
  return (
    /^[\w.-]+(\/[\w.*-]*)+$/.test(code) && FILES.some((file) => file.startsWith(`${code.split("/")[0]}/`))
  );
}

function isThere(code: string): boolean {
  return FILES.some(
    (file) =>
      file === code ||
      file.startsWith(code.replace(/\/?$/, "/")) ||
      file.endsWith(`/${code}`) ||
      matchesGlob(file, code),
  );
}
