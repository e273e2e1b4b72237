// One file for the runner, because one stack serves them all; `erasure` needs one with every store (tests/stores/stack).
import "./stack/drill";
import "./stack/late";
import "./stack/operator";
import "./stack/replay";
import "./stack/returned";
import "./stack/stopped";
