/** Words that say what a value near them is; the longer cues (`date of birth`) are recognised by their last word. */
export const CUES = {
  phone:
    "phone phones phonenumber phoneno cell cellphone mobile tel telephone telefon telefono telefone call calls calling callin text texting txt fax whatsapp reach contact number numbers numero num nbr nr handy dial landline celular ph pager sms digits hmu imessage facetime caller callback called messaged movil portable ring viber signal phne fone cel",
  ssn: "ssn soc sociale sozialversicherungsnummer nss taxpayer bsn ssns social socials socail soical sosh socsec ss itin tin ssnum ssno sin",
  birth:
    "dob born bron birthday birthdays birthdate birth bday bdays bdate birfday brithday bithday birtday dateofbirth geboren geburtstag geburtsdatum geb nacimiento naci nacio nacido nacida cumpleanos cumple naissance ne nee anniversaire nato nata nascita compleanno nascimento nascido nascida aniversario geboortedatum jarig fodelsedag fodd fodt urodziny urodzenia urodzony urodzona dogum nasceu nasci nasc nascidas geboortedag verjaardag syntynyt narozen narozena sinh lahir kaarawan ipinanganak kuzaliwa fet родился родилась рождения",
  studentId:
    "sid id ids studentid stuid schoolid uin emplid cwid lasid sasid perm pupil matric matricola matricule matricula matrikelnummer banner pin idnumber studentnumber studentno snumber badge ssid uid barcode roll enrolment enrollment admission candidate learner upn uln identification studentnummer leerlingnummer schulernummer carnet carne expediente legajo keypad schuelernummer",
  card: "card cards visa mastercard amex discover debit credit creditcard cc kreditkarte tarjeta carte ccnumber cardnumber mc diners",
  address:
    "address addy addr adress addres adresse direccion indirizzo live lives living lived reside resides residing resided moved moving stay stays staying stayed residence located location home house ship shipped mail deliver delivered sent wohne wohnt vivo vive habite abito domicilio mailing corner intersection dropoff pickup dropped picked visit visiting address1 crashing homeaddress streetaddress",
  record:
    "mrn mrns chart medical patient patientid hospital nhs medicalrecord medicalrecordnumber recordnumber emr ehr record records hosp urn clinic encounter med rec",
  plan: "medicare medicaid mbi insurance policy member memberid subscriber plan beneficiary hicn policynumber groupnumber insuranceid healthplan bcbs aetna cigna kaiser hmo ppo chip planid subscriberid membership",
  login:
    "netid gmail login logon username userid user account uniqname onyen kerberos sunet sunetid utorid unikey computingid logins utln eid pid uni andrewid caseid zid",
  plate:
    "plate plates licenseplate licenceplate licence license tag tags kennzeichen placa placas targa immatriculation registration numberplate",
  passport:
    "passport passports pasport passaport reisepass pasaporte passeport passaporto passaporte passportnumber",
  place:
    "lat latitude long lng lon longitude coordinates coords gps geo geolocation latlng latlong location pin position",
  mail: "email emails mail mails mailto gmail contact write reach mailing emailed addy message inbox",
} as const;

/** Whose value it is. */
export const OWNERS =
  "my mine his her hers their theirs your our me mom moms mum mums mother mothers dad dads father fathers parent parents sister sisters brother brothers aunt uncle grandma grandmas grandpa cousin friend friends guardian kid kids son sons daughter daughters child childs client clients";

/** May stand between a cue and its value. */
export const FILLERS =
  "is was are be been as the a an number numbers numero num nbr no nr n its it s this that here of for to at on so and by like also now still just really new old current full reads says said would not student id code pin card my his her their your our under me from date named re am in will home cell im registered uses using user name name called changed ending ends actually probably umm um uh ok plus account school mine iz wuz r holder nummer el la es le est ist de du da und y e lautet digits record security sec exactly legal";

/** Before or after numbers that are not personal ones. */
export const IMPERSONAL =
  "isbn issn doi version ver v chapter ch page pages pg pp room rm grade period locker section sec figure fig table problem problems question questions exercise lesson unit step score scored ratio point population year course class order invoice tracking ticket case item sku model part serial zip zipcode lot build release ios android windows python java firmware equation eq slide slides verse act scene problem route bus flight gate bib row seat total sum mean pi phi sqrt hex rgb binary exam quiz level";

/** Never part of a street's name where they follow a number: units, plain verbs, function words. */
export const COMMON =
  "of the in on at to for and or a an is are was were be been am pm it its i im you u we they he she my his her their our your this that these those not no if then than so but with from by as per out off over more less most least minutes minute mins min hours hour hrs hr days day weeks week months month years year yrs yr old seconds secs second miles mile feet foot ft inches inch km kilometers kilometer meters meter cm mm lbs pounds pound kg grams percent degrees dollars dollar bucks cents times time people persons kids kid students student teachers boys girls friends guys women men pages page points point questions question problems problem chapters classes class credits credit grade graders grader th things thing ways items pieces steps levels level games game goals wins losses runs laps reps sets cups ounces oz tons went go going goes get got getting have has had will would can could should do did does done said told asked saw see seen know knew think thought want wanted need needed like liked because when while where who what why how all some any every each other another different same only just even still also too very really about around into onto after before between during under left right down up across near through along by until since away back here there now today tomorrow yesterday tonight morning night inch star stars percent x equals plus minus divided new gb mb tb mph mbps fps k cars car dogs dog cats cat hit hits make made makes take took takes block blocks drove drive driving walked walking ran running lost last next";

/** `student`, and what it makes a cue of. */
export const ID_WORDS =
  "id ids number numbers num no nr nbr pin code card record student pupil stu studnet learner lunch cafeteria";
/** `turned 12 on`, `b-day`, `d.o.b.` */
export const BIRTH_PARTS = "turn turns turned turning cumplo cumple cumpli cumplio day b";
