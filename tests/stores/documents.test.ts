// One file for the runner, because one server serves them all; those that change its users come late, the last one kills it.
import "./documents/archive";
import "./documents/closures";
import "./documents/injection";
import "./documents/paging";
import "./documents/recorder";
import "./documents/rollups";
import "./documents/validators";
import "./documents/refusals";
import "./documents/rotation";
import "./documents/restore";
