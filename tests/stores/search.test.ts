// One file for the runner, because one OpenSearch serves them all; the last one ends it.
import "./search/access";
import "./search/closures";
import "./search/hostile";
import "./search/indexing";
import "./search/keeping";
import "./search/lambda";
import "./search/recall";
import "./search/similar";
import "./search/restore";
