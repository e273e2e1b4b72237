/** A test that shows a control at work: its file, and words of its title. */
export interface Evidence {
  /** Path; without its ending where files of tests may be joined for the runner (`x.test.ts`, `x.ts`). */
  test: string;
  title: string;
}

/** A paragraph of law, what in this project answers to it, and what shows that it does. */
export interface Clause {
  /** As its regulation counts: `99.31(a)(1)(ii)`, `312.10`. */
  paragraph: string;
  /** What it asks, in our words. */
  asks: string;
  /** What the project does about it, and nothing that no test or policy shows. One that does nothing is `Uncovered`. */
  control: string;
  /** Tests; policies are not listed, each names the paragraphs it answers to itself. */
  evidence: readonly Evidence[];
  /** What of the paragraph stays with the institution or operator, or is not built. */
  remains: string;
}

/** A paragraph that nothing in this project answers to, so that nobody looks for it in vain. */
export interface Uncovered {
  paragraph: string;
  /** What it asks, in our words. */
  asks: string;
  /** Whose duty it is, and why this system cannot show it. */
  why: string;
  /** What here stands beside it, and does not fulfil it. */
  beside: string;
}
