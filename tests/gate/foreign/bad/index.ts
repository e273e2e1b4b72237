import "./account";
import "./analytics";
import "./apis";
import "./balancer";
import "./containers";
import "./database";
