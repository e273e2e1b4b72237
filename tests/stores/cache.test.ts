// One file for the runner, because one Redis serves them all; the last two take it away.
import "./cache/access";
import "./cache/bad-input";
import "./cache/client";
import "./cache/closure";
import "./cache/users";
import "./cache/outage";
import "./cache/restore";
