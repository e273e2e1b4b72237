/** Abbreviations of the states of the United States and Australia, and of Canada's provinces. */
export const REGION_CODES =
  "al ak az ar as ca co ct de dc fl ga gu hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa pr ri sc sd tn tx ut vt va vi wa wv wi wy ae ap aa mp fm pw mh ab bc mb nb nl ns on pe qc sk yt nt nu nsw vic qld tas act";

/** Names of states and provinces, or the last word of those of two. */
export const REGION_NAMES =
  "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec alberta manitoba saskatchewan columbia brunswick scotia";

/**
 * Ends of hosts: common generic ones and those of countries. Words that end names of files and sentences more often
 * than hosts are left out.
 */
export const TOP_LEVELS =
  "com org net edu gov mil info biz io co gg me us ca uk tv app dev ly be xyz site online link page club in blog tech store shop live world life art design email cloud fm ai gl ee to cc ws nz au de fr es it nl se no dk fi pl pt br mx ar cl jp kr cn ru ch at ie il za tk ml ga ps pm re st pub social school family bio art fun space website network news video chat game games zone id ph sg hk tw vn th my pk bd ng ke gr cz hu ro ua tr ir sa ae eu int mobi name pro";
