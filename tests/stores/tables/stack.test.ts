// One file for the runner, because one stack serves them all.
import "./stack/queries";
import "./stack/ends";
import "./stack/outage";
import "./stack/restore";
