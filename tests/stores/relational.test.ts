// One file for the runner, because one migrated server serves them all. The first counts rows, the last takes the server away.
import "./relational/schools";
import "./relational/access";
import "./relational/hostile";
import "./relational/queries";
import "./relational/rights";
import "./relational/rows";
import "./relational/sessions";
import "./relational/outage";
