/** Near-matches of what detectors look for, repeated: each makes a careless pattern start over at every character. */
export const UNITS: readonly string[] = [
  // Mail addresses.
  ...`@¦a@¦a@a¦a@a.¦a.b@¦a at ¦a at b dot ¦ dot ¦a [at] ¦(at)¦a+b¦@a.b¦a.a.`.split("¦"),
  // Web addresses and hosts.
  ...`http://¦https://a¦www.¦www.a.¦a.com/¦hxxp://¦[.]¦a[.]b¦a/¦//¦?a=¦%20¦bit.ly/¦:// `.split("¦"),
  // Numbers of all kinds.
  ...`1¦12 ¦1-¦1.¦1/¦1 ¦1, ¦12-34-¦123-45-¦123-45-678 ¦555-¦(555) ¦+1 ¦+¦(1¦1)¦4111 `.split("¦"),
  ...`4111111111111112¦4111-1111-¦0 ¦00-¦1e9 ¦1_000_¦$1,¦x1¦1x¦#1¦1234#¦one ¦one-¦oh ¦double `.split("¦"),
  ...`six six six ¦twenty one ¦one dash `.split("¦"),
  // Internet, hardware and places.
  ...`1.1.¦1.1.1.¦255.255.255.256 ¦256.¦f:¦::¦ff:ff:¦a:b:c:¦00:11:22:33:44:¦00-11-22-¦1.5, `.split("¦"),
  ...`-1.23456,¦12.345678 ¦°¦1°¦1°2'3"¦geo:¦lat 1 `.split("¦"),
  // Dates.
  ...`1/1/¦01/02/200 ¦2001-¦2001-01-¦jan ¦January 1 ¦the 1st of ¦march march ¦dob ¦born `.split("¦"),
  ...`born on the ¦1st ¦'09 `.split("¦"),
  // Cues and ids.
  ...`ssn ¦ssn: ssn ¦sid ¦id ¦id: ¦student id student ¦mrn ¦member id ¦netid ¦passport no `.split("¦"),
  ...`plate ¦iban ¦GB82 ¦DE89¦GB82WEST¦A1¦a1b2¦STU-¦S123456¦AB-¦ab12 ¦A-1-`.split("¦"),
  // Addresses.
  ...`1 Main ¦1 Main St ¦12 a ¦Apt ¦PO Box ¦p.o. ¦St. ¦Street ¦1 Street ¦North ¦5th ¦rue `.split("¦"),
  ...`Calle ¦straße ¦OR 97301 `.split("¦"),
  // Names and accounts.
  ...`A¦Aa¦A ¦A. ¦Aa ¦Aa Bb ¦Aa, ¦Aa-¦Aa-Bb-¦O'¦O'A¦Mc¦van der ¦de la ¦Mr. ¦Dr. Mr. ¦Mr Mr`.split("¦"),
  ...`im ¦my name is ¦dear ¦Grace ¦will ¦hope mark will ¦bin ¦al-¦Jr., ¦'s ¦s ¦"A" ¦@ ¦@_¦_`.split("¦"),
  ...`__a¦xX_¦a_¦a.¦u/¦#¦a#`.split("¦"),
  // More of the above without the space that ends a word, or with it.
  ...`a¦12:¦a@b.¦ at ¦a at b.¦a dot ¦+1¦:¦ssn 1 ¦dob 1/¦sid a¦snap ¦GB82¦4111111111111111 ¦Zoë¦zoe `.split(
    "¦",
  ),
  ...`twenty¦january ¦#1234¦a#1`.split("¦"),
  // Brackets, placeholders, quotes and line ends.
  ...`(¦)¦((¦()¦[¦[[¦]¦{¦"¦'¦\`¦<¦<a¦</¦[EMAIL]¦[EMAIL¦[[EMAIL]]¦[PERSON:ab12cd34]¦[PERSON][`.split("¦"),
  ...`\n¦\r\n¦\t¦ ¦,¦, ¦;¦|¦\\¦\\n`.split("¦"),
  // What nobody sees, marks, and characters that change their length.
  ...`\u200b¦a\u200b¦1\u200b¦\u00ad¦\ufeff¦\u2060-¦\u0301¦e\u0301¦a\u0301\u0301\u0301¦\u202e`.split("¦"),
  ...`\u200f1¦\u2066a\u2069¦\ud800¦\udc00¦\ud83d\ude00¦😀1¦\ue000¦½¦ﬃ¦ﷺ¦㍿¦İ¦ß¦１¦Ａ¦＠¦。¦٣¦\u0000`.split(
    "¦",
  ),
  ...`\uffff`.split("¦"),
  // Scripts.
  ...`名¦名前¦王さん¦김¦김씨 ¦م¦محمد ¦ק¦а¦Иван ¦аa¦अ¦प्रिया ¦ก¦ა¦Ά¦Nguyễn ¦Ñ¦ñ1`.split("¦"),
];
