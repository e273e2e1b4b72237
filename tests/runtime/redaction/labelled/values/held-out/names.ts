/** Given names of many countries in plain Latin letters, invented into people only by chance. */
export const GIVEN = words(`
  Abigail Aiden Alana Alessia Alondra Amira Anders Annika Ariadne Asher Aubrey Beatrix Bennett Bethany Blaine
  Boaz Braden Bridget Bryce Caleb Callum Camila Carmen Cedric Celeste Clara Cormac Corinne Dahlia Dalton Damian
  Daphne Darius Delia Dominic Edith Eleanor Eliza Elliot Emmett Enrique Esther Ezra Fabian Felix Fernando Fiona
  Flora Gareth Gemma Gideon Gianna Giselle Graham Gregor Gretchen Gwen Hannah Harriet Hazel Hector Henrik Imogen
  Ines Ingrid Isaac Isadora Ivan Jamal Janelle Jared Javier Jenna Jolene Jonas Josiah Julian Kara Keisha Kelvin
  Kendra Kieran Lachlan Lamar Latisha Leah Leif Leona Linus Lorena Lorenzo Lucinda Luther Mabel Malcolm Marcela
  Marisol Matilda Mateo Mckenna Micah Mireille Moira Nadia Nathaniel Nigel Noelle Octavia Odette Orlando Oscar
  Paloma Percy Petra Phoebe Quentin Rafael Ramona Raymond Regina Rhys Rowan Roxanne Rufus Salma Santiago Saskia
  Selena Sergio Shania Simone Solomon Sonia Stefan Stella Tabitha Tamara Terrence Thaddeus Thea Tobias Trevor
  Ulrich Ursula Valentina Vaughn Veronica Vivian Wallace Wendell Wilfred Xavier Yolanda Yvette Zachary Zelda`);

export const SURNAMES = words(`
  Abernathy Alcott Aldridge Appleby Ashworth Babcock Baldwin Barlow Beckett Bellamy Birch Blackwood Blevins
  Boswell Bramley Brannigan Buckner Burgess Cabrera Calloway Cardenas Carmody Castellano Chadwick Clifton
  Coleridge Crandall Crockett Dalrymple Davenport Delgado Dempsey Drummond Eastman Edgerton Ellison Espinoza
  Fairchild Farnsworth Figueroa Finnegan Flanagan Fontaine Fortner Gallagher Galloway Garrity Gillespie Goodwin
  Granger Greenwood Guthrie Hadley Halloran Hargrove Hathaway Hawthorne Henshaw Hollis Holloway Huxley Ibarra
  Ingram Jamison Jarvis Kavanagh Keating Kessler Kirkland Lachance Langston Larkin Ledbetter Lindqvist Lockhart
  Lombardi Macklin Maddox Mancini Marchetti McBride Merriweather Montoya Moreau Mulligan Nakagawa Nordstrom
  Norwood Oakley Ortega Osborne Pemberton Pennington Peralta Pickett Prescott Quigley Quintero Radcliffe
  Ramsey Ravenel Redmond Renner Ridgeway Rosales Rutherford Salazar Sandoval Satterfield Sheffield Shelby
  Sorensen Spalding Stanfield Sturgis Sutherland Talbot Tennant Thackeray Thornhill Trujillo Underhill
  Vandiver Vasquez Villanueva Wadsworth Wainwright Weatherby Whitaker Whitlock Winslow Wolfe Yarborough Zamora`);

/** Names that are words of the language too. */
export const WORD_NAMES = words(`
  Grace Faith Olive Ivy Violet Daisy Iris Heather Holly Pearl Crystal Melody Destiny Serenity Patience Charity
  Felicity Angel Christian Dean King Major Mason Cooper Parker Piper Archer Sawyer Reed River Glen Cliff
  Clay Sterling August April June Wren Robin Jay Phoenix Raven Gene Guy Lance Pierce Skip Wade Bill Frank Jack
  Art Rich Pat Penny Sandy Sky Brooke Savannah Brandy Ginger Jasmine Amber Scarlett Rusty Buddy Chance Trip Ace`);

const EAST_FAMILY = words(
  "Kang Yoon Shin Bae Ahn Huang Zhao Xu Deng Qian Pham Vu Dang Bui Do Ngo Tanaka Mori",
);
const EAST_GIVEN = words(
  "Da-eun Joon-ho Soo-bin Mei-ling Jia-hao Xiuying Haoran Quoc-Anh Thuy Duc Bao-Tran Haruto Yui",
);

/** Family name first. */
export const FAMILY_FIRST = EAST_FAMILY.flatMap((family) => EAST_GIVEN.map((given) => `${family} ${given}`));

export const PARTICLES =
  "O'Sullivan|O'Rourke|D'Amico|Mac an Bhaird|van den Broek|van Rijn|von Trotha|de Souza|de los Santos|del Rio|Di Pietro|La Fontaine|le Roux|ter Horst|St. John|FitzGerald|McGillicuddy|zu Stolberg|da Costa|dos Reis".split(
    "|",
  );

export const LINKED =
  "Khalid bin Rashid|Maryam bint Faisal|Hamza ibn Yunus|Layla al-Masri|Tariq el-Amin|Ismail abu Zayd|Miriam bat Shlomo|Yosef ben Avraham|Gurpreet Kaur Gill|Harjit Singh Sandhu|Sigríður Jónsdóttir|Björn Einarsson|Nguyễn Thị Hồng|Siti binti Osman|Ana y Ledesma|Teófilo de la O|Anneke van 't Hof".split(
    "|",
  );

/** Words of a text, at any white space. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
