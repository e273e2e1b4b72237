import { strict as assert } from "node:assert";
import { RETENTION } from "../../contracts/retention";
import { AWS_HIPAA_RULES } from "../../policy-pack/catalogue/aws-hipaa";
import { RULES } from "../../policy-pack/policies";

/** Standards of 45 CFR 164 that are named here, each with the specifications below it, as the regulation counts. */
const STANDARDS: Readonly<Record<string, readonly string[]>> = {
  "164.308(a)(1)": ["(i)", "(ii)", "(ii)(A)", "(ii)(B)", "(ii)(C)", "(ii)(D)"],
  "164.308(a)(2)": [],
  "164.308(a)(3)": ["(i)", "(ii)", "(ii)(A)", "(ii)(B)", "(ii)(C)"],
  "164.308(a)(4)": ["(i)", "(ii)", "(ii)(A)", "(ii)(B)", "(ii)(C)"],
  "164.308(a)(5)": ["(i)", "(ii)", "(ii)(A)", "(ii)(B)", "(ii)(C)", "(ii)(D)"],
  "164.308(a)(6)": ["(i)", "(ii)"],
  "164.308(a)(7)": ["(i)", "(ii)", "(ii)(A)", "(ii)(B)", "(ii)(C)", "(ii)(D)", "(ii)(E)"],
  "164.308(a)(8)": [],
  "164.310(d)": ["(1)", "(2)", "(2)(i)", "(2)(ii)", "(2)(iii)", "(2)(iv)"],
  "164.312(a)": ["(1)", "(2)", "(2)(i)", "(2)(ii)", "(2)(iii)", "(2)(iv)"],
  "164.312(b)": [],
  "164.312(c)": ["(1)", "(2)"],
  "164.312(d)": [],
  "164.312(e)": ["(1)", "(2)", "(2)(i)", "(2)(ii)"],
  "164.314(b)": ["(1)", "(2)", "(2)(i)", "(2)(ii)", "(2)(iii)", "(2)(iv)"],
  "164.316(b)": ["(1)", "(2)", "(2)(i)", "(2)(ii)", "(2)(iii)"],
  "164.502(b)": ["(1)", "(2)"],
};

const PARAGRAPHS = new Set(
  Object.entries(STANDARDS).flatMap(([standard, below]) => [
    standard,
    ...below.map((specification) => `${standard}${specification}`),
  ]),
);

/** How many criteria each series of the 2017 trust services criteria has. */
const SERIES: Readonly<Record<string, number>> = {
  ...{ CC1: 5, CC2: 3, CC3: 4, CC4: 2, CC5: 3, CC6: 8, CC7: 5, CC8: 1, CC9: 2 },
  ...{ A1: 3, C1: 2, PI1: 5, P1: 1, P2: 1, P3: 2, P4: 3, P5: 2, P6: 7, P7: 1, P8: 1 },
};

/** Whether there is a criterion of that id, such as `CC6.1`. */
function isCriterion(id: string): boolean {
  const [series = "", number = ""] = id.split(".");
  return /^[1-9]$/.test(number) && Number(number) <= (SERIES[series] ?? 0);
}

const BASES = Object.values(RETENTION).flatMap(({ basis }): readonly string[] => basis);

describe("what policies, catalogue and manifest answer to", () => {
  it("is a paragraph that 45 CFR 164 has", () => {
    const named = [
      ...AWS_HIPAA_RULES.flatMap(({ hipaa, disputed }) => [...hipaa, ...(disputed?.hipaa ?? [])]),
      ...RULES.flatMap(({ controls }) => controls.hipaa ?? []),
      ...BASES.flatMap((basis) => basis.match(/164\.\d+(\(\w+\))+/g) ?? []),
    ];
    assert.ok(named.length > 500);
    assert.deepEqual(
      named.filter((paragraph) => !PARAGRAPHS.has(paragraph)),
      [],
    );
  });

  it("is a criterion that SOC 2 has", () => {
    const named = [
      ...RULES.flatMap(({ controls }) => controls.soc2 ?? []),
      ...BASES.filter((basis) => basis.startsWith("SOC 2")).flatMap(
        (basis) => basis.match(/\b(CC|PI|A|C|P)\d\.\d/g) ?? [],
      ),
    ];
    assert.ok(named.length > 100);
    assert.deepEqual(
      named.filter((id) => !isCriterion(id)),
      [],
    );
  });
});
