const choices = (text: string) => text.split("|");

/** What fills the places of templates that are the same for everybody, by the name of the place. */
export const FIXED: Record<string, string[]> = {
  day: choices(
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|monday|tuesday|friday|tomorrow|next week|Mon|Tues|fri",
  ),
  month: choices(
    "January|February|March|April|May|June|July|August|September|October|November|December|april|may|june|Sept|Oct",
  ),
  subject: choices(
    "math|science|English|Biology|bio|AP Bio|Chemistry|chem|history|US History|Algebra|Algebra 2|geometry|Spanish|French|art|band|PE|gym|Physics|health|economics|AP Lit|world geography|drama|choir|ceramics|computer science|AP Psych|Pre-Calc|study hall",
  ),
  school: choices(
    "Lincoln High|Roosevelt Middle School|Oak Grove Elementary|Central High School|the middle school|Jefferson Academy|Westview High|St. Mary's|Washington Elementary|State University|Riverside High|Kennedy Middle|Brookfield Elementary|Franklin High School",
  ),
  brand: choices(
    "Google Classroom|Chromebook|iPhone|Roblox|Minecraft|Fortnite|TikTok|Instagram|Snapchat|Discord|Netflix|Canvas|Quizlet|Kahoot|Khan Academy|Zoom|Microsoft Teams|YouTube|Spotify|Schoology|PowerSchool|Xbox|Nintendo Switch|Desmos|Duolingo|ChatGPT|Google Docs",
  ),
  thing: choices(
    "homework|my locker|the test|the quiz|lunch|my phone|the bus|my bike|the game|a dog|the library|basketball|the cafeteria|my essay|the group project|my backpack|soccer|volleyball|the musical|the field trip|detention|my schedule|a hoodie|pizza|math class",
  ),
  feel: choices(
    "sad|scared|angry|anxious|tired|happy|lonely|worried|stressed|depressed|nervous|ok|upset|overwhelmed|numb|hopeless|better|mad",
  ),
  kin: choices(
    "mom|dad|mother|father|brother|sister|little brother|big sister|cousin|aunt|uncle|grandma|grandpa|stepdad|stepmom|foster mom|grandmother|niece|nephew|twin brother|half sister|godmother|guardian",
  ),
  friend: choices(
    "friend|best friend|bff|classmate|boyfriend|girlfriend|ex|lab partner|roommate|neighbor|teammate|crush|bf|gf|buddy|study partner|group partner|locker buddy|childhood friend|old friend|gamer friend",
  ),
  role: choices(
    "teacher|counselor|school counselor|principal|vice principal|nurse|school nurse|coach|therapist|social worker|caseworker|tutor|bus driver|librarian|advisor|psychologist|pediatrician|probation officer|dean|custodian|substitute|secretary|babysitter|mentor|doctor|psychiatrist",
  ),
  title: choices(
    "Mr.|Mrs.|Ms.|Miss|Dr.|Mr|Mrs|Ms|Coach|Prof.|Professor|Principal|Nurse|mr|mrs|ms|mr.|ms.|coach|Officer|Mx.|Sr.|Señora|Father|Rev.|Pastor|Judge|dr|Counselor",
  ),
  they: choices("he|she|they"),
  time: choices(
    "3:15|8am|2:30 PM|noon|7:45am|10:05|after school|third period|before lunch|4 o'clock|11:59pm",
  ),
  ord: choices("1st|2nd|3rd|4th|fifth|sixth|7th|8th"),
  book: choices(
    "The Great Gatsby|Romeo and Juliet|Lord of the Flies|Of Mice and Men|To Kill a Mockingbird|Charlotte's Web|Harry Potter|Diary of a Wimpy Kid|Hamlet|Macbeth|Julius Caesar|The Outsiders|Frankenstein|Jane Eyre|Huckleberry Finn|Don Quixote|Matilda|Anne of Green Gables|Peter Pan|Oliver Twist|Percy Jackson|Finding Nemo|Good Will Hunting|The Grapes of Wrath|King Lear|Moby Dick|Little Women",
  ),
  country: choices(
    "Mexico|Canada|France|Germany|China|Japan|India|Brazil|Kenya|Egypt|Russia|Spain|Italy|Korea|Nigeria|Chad|Jordan|Israel|Georgia|Cuba|Haiti|Vietnam|Ukraine|Syria|Somalia|Guatemala|Poland|Peru|Turkey",
  ),
  state: choices(
    "Texas|Virginia|Georgia|Carolina|Florida|Ohio|Montana|Dakota|Washington|California|Oregon|Alabama|Maine|New York|Nevada|Arizona|Michigan|Indiana",
  ),
  sign: choices(
    "Thanks|Thank you|Best|Best regards|Sincerely|Warmly|Regards|Kind regards|Cheers|Respectfully|Yours truly|Love|xoxo|Many thanks|Take care|With appreciation|All the best|thx|thanks|ty|Talk soon|Yours sincerely|Warm regards|Cordially|Gratefully",
  ),
  hi: choices(
    "Dear|Hi|Hello|Hey|hi|hey|hello|Good morning|Good afternoon|Greetings|Morning|Hiya|yo|dear|heyy|hii",
  ),
  var: choices(
    "x|y|n|sqrt|phi|theta|cos|tan|foo|tmp|mw|kph|xs|qty|lim|mph|asdf|hmm|grr|argh|blah|ughh|pfft|skibidi|rizz|yeet|gyatt|delulu",
  ),
  unit: choices(
    "dB|Hz|kHz|MHz|GHz|kW|kWh|mol|M|mM|N|Pa|kPa|psi|J|kJ|kcal|V|mV|A|mA|W|lm|lx|rad|deg|mph|kph|rpm|bpm|fps|ppm|ppb|req/s|ops/s|MB/s|Mbps|Gbps|TB|GB|KB|px|pt|em|rem|oz|lb|lbs|qt|gal|tbsp|tsp|ml|mL|cc|mcg|mg|IU|km|mi|nm|ly|ms|ns|hrs|sec|mins|pcs|ct|doz|sq ft|m/s|km/h|g/mol|g/l|mol/L|cal|eV|u|amu|Bq|Sv|Gy|T|F|C|K|H|Ah|Nm|bar|atm|torr|in|ft|yd|ac|ha",
  ),
  key: choices(
    "Ctrl|Alt|Shift|Cmd|Command|Option|Control|Fn|Tab|Esc|Enter|Delete|Del|Home|End|Space|Win|Windows|F4|F5|C|V|Z|X|T|S|A|Power",
  ),
  tool: choices(
    "sha|sha256|md5|chmod|chown|grep|sed|awk|curl|wget|ssh|scp|tar|gzip|cron|nginx|apache|bash|zsh|vim|nano|emacs|npm|yarn|pip|conda|git|svn|ffmpeg|regex|sudo|dns|dhcp|tcp|udp|http|https|ftp|smtp|ldap|saml|oauth|jwt|json|yaml|xml|csv|utf|ascii|bios|uefi|raid|nas|vpn|lan|wan|nat|qr|nfc|rfid|hdmi|usb|vga|cpu|gpu|ram|ssd|hdd",
  ),
  system: choices(
    "Windows|macOS|iOS|iPadOS|Android|ChromeOS|Linux|Ubuntu|Debian|Fedora|watchOS|tvOS|Chrome OS|OS X|Big Sur|Monterey|Ventura|Sonoma|Sequoia|Catalina|Mojave|Sierra|El Capitan|Yosemite|Fire OS|One UI|Wear OS|Vista|Jammy|Bionic|Bookworm|Bullseye|Buster|Stretch",
  ),
  lang: choices(
    "Spanish|French|Arabic|Mandarin|Cantonese|Tagalog|Vietnamese|Korean|Russian|Hindi|Urdu|Bengali|Punjabi|Tamil|Telugu|Gujarati|Marathi|Farsi|Dari|Pashto|Somali|Swahili|Amharic|Tigrinya|Yoruba|Igbo|Hausa|Zulu|Xhosa|Creole|Portuguese|Italian|German|Dutch|Polish|Ukrainian|Romanian|Turkish|Kurdish|Hebrew|Greek|Nepali|Burmese|Karen|Hmong|Khmer|Lao|Thai|Malay|Samoan|Navajo|Cherokee|Quechua|Nahuatl|Mixtec|Latin|Welsh|Irish|ASL|English|Indian|Asian|African|Mexican|Kenyan|Israeli|Jordanian|Chinese|Japanese",
  ),
  spice: choices(
    "basil|sage|rosemary|thyme|ginger|cinnamon|saffron|pepper|paprika|cumin|mint|dill|parsley|oregano|vanilla|clove|nutmeg|anise|fennel|juniper|olive|honey|maple|hazel|almond|cherry|apple|peach|plum|berry|lemon|candy|coco|cocoa|mocha|brandy|sherry|margarita|kale|romaine|colby|brie|jack|swiss|rye|graham",
  ),
  color: choices(
    "amber|violet|ruby|scarlet|jade|ivory|hazel|olive|rose|pearl|coral|sienna|umber|indigo|teal|cyan|azure|cerise|crimson|ebony|raven|ash|gray|grey|blue|red|green|gold|golden|silver|bronze|lavender|lilac|iris|heather|fuchsia|magenta|mauve|tan|rusty|sandy|dusty|auburn|brown|black|white|cobalt|jet|onyx|opal|garnet|topaz|sapphire|emerald|crystal|diamond",
  ),
  chem: choices(
    "NaOH|HCl|H2SO4|CO2|NaCl|MgO|CaCO3|NH3|CH4|C6H12O6|KMnO4|AgNO3|Fe2O3|H2O2|CuSO4|NaHCO3|O2|HNO3|KCl|SiO2|mRNA|ATP|pH|mL|kPa",
  ),
  ident: choices(
    "getUserName|setState|ArrayList|HashMap|NullPointerException|TypeError|SyntaxError|ImportError|useEffect|println|JavaScript|TypeScript|nodejs|numpy|pandas|PyCharm|VSCode|LaTeX|GeoGebra|OpenOffice|LibreOffice|ThinkPad|EliteBook|LaserJet|DeskJet|OneDrive|AirPods|MacBook|PowerPoint|SharePoint|GitHub|eBay|iCloud|WiFi|SmartBoard|ClassDojo|IXL|iReady|NWEA|DreamBox|Lexia|Turnitin|EasyBib|JSTOR|McGraw|Pearson|Chromecast|Epson|Lenovo|Dell|Acer|Asus|Logitech|Canon|Ubuntu|Firefox|Kubernetes|Docker|Postgres|MySQL|Django|React|Arduino|Raspberry",
  ),
};

/** Places everybody has heard of. */
export const KNOWN_PLACES = choices(
  "Paris|London|Rome|Berlin|Madrid|Tokyo|Beijing|Delhi|Cairo|Sydney|Toronto|Boston|Chicago|Houston|Dallas|Austin|Phoenix|Denver|Seattle|Portland|Miami|Atlanta|Detroit|Cleveland|Columbus|Charlotte|Raleigh|Richmond|Memphis|Nashville|Jackson|Lincoln|Madison|Orlando|Savannah|Charleston|Augusta|Florence|Venice|Naples|Milan|Geneva|Victoria|Melbourne|Brisbane|Adelaide|Perth|Kingston|Hamilton|Brooklyn|Manhattan|Queens|Bronx|Harlem|Hollywood|Malibu|Aspen|Salem|Concord|Trenton|Lansing|Georgia|Virginia|Carolina|Dakota|Montana|Nevada|Texas|Florida|Indiana|Carson City|Santa Fe|San Diego|St. Louis|Los Angeles|New York|Washington|New Jersey|Mexico City|Lima|Santiago|Bogota|Havana|Dublin|Belfast|Glasgow|Chester|Lancaster|Bristol|Oxford|Cambridge|York|Lake Michigan|Lake Erie|Mount Everest|the Delaware|the Hudson|the Mississippi|the Amazon|the Nile|Jordan|Israel|Chad|Kenya|India|China|Cuba|Asia|Africa|Europe|America",
);
