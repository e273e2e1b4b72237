export { type Figures, figuresOf, Stopwatch } from "./figures";
export { describeFindings } from "./findings";
export { describeSample, type Sample, SampleKeeper } from "./sample";
export { linesTable, storesTable } from "./stores";
