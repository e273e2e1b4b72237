import type { Random } from "../../random";
import type { Source } from "../source";
import { words } from "./names";

export const STREETS =
  "Juniper Hollow|Old Mill|Sycamore|Larkspur|Quarry Ridge|Bluebird|Cedar Bend|Foxglove|Harvest Moon|Whispering Pines|Martin Luther King Jr.|Ravenswood|Tamarack|Stonebridge|El Camino|Buena Vista|Kingfisher|Windmill|Copper Creek|Magnolia|Lower Ferry|Saint Andrews|Wisteria|Dogwood|Peachtree|Chestnut Hill|Third Mile|San Marcos|Teton|Lighthouse".split(
    "|",
  );

export const CITIES =
  "Fernbrook|Port Alder|Wexley|Cedar Gulch|New Haddon|Saint Orin|Marlow Falls|Eagle Basin|Dunmore|Las Cruzadas|Kettle Bay|Millbrae Heights|Ossington|Tarrow|North Vale|Bayou Claire|Silver Prairie|Oakhurst|Harlan Mills|West Quincy".split(
    "|",
  );

export const STATES = words(
  "OR WA ID MT WY CO NM AZ TX OK KS NE IA MN WI MI OH PA NY VT NH ME GA FL AL MS TN KY",
);

const anyOf = (list: string) => {
  const items = list.split("|");
  return (r: Random) => r.pick(items);
};

const british = anyOf(
  "Harrow Lane|Priory Gardens|Tanner's Row|Beech Close|The Crescent|Abbotsford Road|Quay Street|Mount Pleasant",
);
const britishTown = anyOf("Leeds|Bristol|Swansea|Inverness|Norwich|York");
const german = anyOf("Lindenallee|Am Stadtpark|Schillerstraße|Wiesenweg|Kastanienstr.|Marktplatz|Goethering");
const germanTown = anyOf("Freiburg|Bremen|Rostock|Jena|Graz|Hannover");
const french = anyOf(
  "rue de la Fontaine|boulevard Saint-Michel|chemin des Vignes|allée des Tilleuls|place du Marché|impasse des Roses",
);
const frenchTown = anyOf("Toulouse|Dijon|Rennes|Grenoble|Nancy");
const spanish = anyOf(
  "Calle de los Olivos|Avenida Reforma|Paseo del Prado|Plaza San Juan|C/ Colón|Carrer de Mallorca",
);
const spanishTown = anyOf("Valencia|Zaragoza|Puebla|Granada|Bilbao");
const brazilian = anyOf(
  "Rua Sete de Setembro|Avenida Paulista|Travessa do Carmo|Alameda Santos|R. Voluntários da Pátria",
);
const brazilianTown = anyOf("Curitiba|Belo Horizonte|Recife|Porto Alegre");
const house = (r: Random) => `${r.int(1, 240)}${r.chance(0.15) ? r.pick(["a", "b"]) : ""}`;

export const ABROAD: Source["abroad"] = {
  uk: (r) =>
    `${r.chance(0.3) ? `Flat ${r.int(1, 30)}, ` : ""}${house(r)} ${british(r)}, ${britishTown(r)}, ${r.pick(["BS", "LS", "SA", "IV", "NR", "YO", "SW"])}${r.pattern("N #AA")}`,
  de: (r) => `${german(r)} ${house(r)}, ${r.pattern("N####")} ${germanTown(r)}`,
  fr: (r) => `${house(r)} ${french(r)}, ${r.pattern("N####")} ${frenchTown(r)}`,
  es: (r) => `${spanish(r)} ${house(r)}, ${r.pattern("N####")} ${spanishTown(r)}`,
  br: (r) =>
    `${brazilian(r)}, ${house(r)}${r.chance(0.5) ? `, apto ${r.int(11, 909)}` : ""}, ${brazilianTown(r)}`,
};
