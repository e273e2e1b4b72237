/**
 * Words that end the name of a street: the suffixes of USPS Publication 28, appendix C1, with their abbreviations, by
 * how seldom they stand after a number for anything else.
 */
export const STREETS: Readonly<Record<1 | 2 | 3, string>> = {
  3: "street str strt streat avenue ave aven avn avenu avnue road rd lane ln boulevard blvd boulv boul parkway pkwy parkwy pky expressway expy expwy turnpike tpke trnpk cul motorway mtwy throughway trwy freeway fwy crescent cres cresent strasse gardens gdns grove grv highway hwy hiway",
  2: "st drive dr drv court ct circle cir circl square sq place pl terrace ter terr trail trl trails way wy alley aly ally plaza plz loop lp crossing xing route rte causeway cswy walk row mews close heights hts trafficway trfy skyway skwy esplanade espl bypass byp quay promenade concourse boulevards avenues courts cts drives drs circles cirs squares sqs places terraces junction jct crossroad xrd commons cmns common cmn estates ests estate est gateway gtwy",
  1: "annex anx arcade arc bayou byu beach bch bend bnd bluff blf bluffs blfs bottom btm branch br bridge brg brook brk brooks brks burg bg burgs bgs camp cp canyon cyn cape cpe center centre ctr centers ctrs cliff clf cliffs clfs club clb corner cor corners cors course crse cove cv coves cvs creek crk crest crst curve curv dale dl dam dm divide dv extension ext extensions fall falls fls ferry fry field fld fields flds flat flats flts ford frd fords forest frst forge frg forges fork frk forks frks fort ft garden gdn glen gln glens green grn greens grns groves grvs harbor harbour hbr harbors haven hvn hill hl hills hls hollow holw inlet inlt island is islands iss isle junctions jcts key ky keys kys knoll knl knolls knls lake lk lakes lks land landing lndg light lgt lights loaf lf lock lck locks lcks lodge ldg mall manor mnr manors meadow mdw meadows mdws mill ml mills mls mission msn mount mt mountain mtn mountains mtns neck nck orchard orch oval ovl overpass park pk parks parkways pass passage psge path pike pine pne pines pnes plain pln plains plns point pt points pts port prt ports prairie pr radial radl ramp ranch rnch rapid rpd rapids rpds rest rst ridge rdg ridges rdgs river riv roads rds rue run shoal shl shoals shls shore shr shores shrs spring spg springs spgs spur spurs station sta stravenue stra stream strm streets sts summit smt throughways trace trce track trak trailer trlr tunnel tunl underpass union un unions uns valley vly valleys vlys via viaduct vw view views vws village vlg villages vlgs ville vis vista vl walks wall ways well wl wells wls",
};

/** Words that begin the name of a street; those of the second row are English words as well. */
export const STREET_FIRST: readonly [string, string] = [
  "rue chemin allee impasse quai ruelle calle avenida avda av carrer paseo plaza camino callejon carretera ronda travesia glorieta carrera piazza viale vicolo piazzale rua travessa praca alameda ulica ul ulitsa улица ул проспект пр переулок пер jalan jl nucleo urbanizacion urb residencial lungomare contrada strasse straße sokak caddesi cadde",
  "c r cl boulevard avenue place route via largo corso strada passage square",
];

/** Ends of words that are a street in one word, followed by the number: `Rohtgasse 103`. */
export const STREET_ENDINGS: readonly string[] = [
  "strase",
  "strasse",
  "straat",
  "gasse",
  "weg",
  "platz",
  "allee",
  "damm",
  "ufer",
  "steig",
  "laan",
  "plein",
  "gracht",
  "kade",
  "vagen",
  "gatan",
  "gata",
  "veien",
  "vegen",
  "vej",
  "gade",
  "katu",
];

export const UNITS =
  "apt apartment apartament appt apto suite ste unit flat floor flr studio bldg building lot trailer penthouse dept room rm plot etage wohnung piso depto";
export const DIRECTIONS =
  "n s e w ne nw se sw north south east west northeast northwest southeast southwest norte sur este oeste nord sud est ouest";
