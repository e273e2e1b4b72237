// One file for the runner, because one stack serves them all.
import "./stack/drill";
import "./stack/erasure";
import "./stack/late";
import "./stack/operator";
import "./stack/replay";
import "./stack/returned";
import "./stack/stopped";
