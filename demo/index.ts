export { checkInput, type Source } from "./input";
export { checkJsonTarget, isGood, type Outcome, outcomeOf } from "./outcome";
export { describeSample, type Figures, linesTable, Stopwatch, storesTable } from "./report";
export { type RunOptions, type RunResult, runDemo } from "./run";
export { type DemoStack, openStack } from "./stack";
