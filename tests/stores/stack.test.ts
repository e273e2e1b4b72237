// One file for the runner, because one stack with every store serves them all.
import "./stack/demo";
import "./stack/occasions";
import "./stack/outage";
import "../operations/stack/erasure";
