/** Digits in words, as they are said one by one: English, Spanish, French, German. */
export const DIGITS: readonly string[] = [
  "zero oh o nought cero null",
  "one uno un eins",
  "two dos deux zwei",
  "three tres trois drei",
  "four cuatro quatre vier",
  "five cinco cinq funf fuenf",
  "six seis sechs",
  "seven siete sept sieben",
  "eight ocho huit acht",
  "nine nueve neuf neun niner",
];

/** Numbers of two digits that are one word. */
export const TENS: Readonly<Record<string, number>> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

export const REPEATS: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3, quadruple: 4 };
export const SCALES: Readonly<Record<string, number>> = { hundred: 1, thousand: 2 };

/** Words for the days of a month; those above twenty are two words of these. */
export const ORDINALS: readonly string[] = [
  "",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth nineth",
  "tenth",
  "eleventh",
  "twelfth twelveth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
  "twentieth",
];

/** Months in English (with abbreviations and common slips) and the languages most spoken in schools. */
export const MONTHS: readonly string[] = [
  "january jan januray janurary janvier janv enero ene januar janner gennaio gen janeiro styczen stycznia января januari",
  "february feb febuary feburary fevrier fevr febrero februar febbraio fevereiro luty lutego февраля februari",
  "march mar mars marzo marz maerz marco marzec marca марта maart",
  "april apr aprl avril avr abril abr aprile aprils kwiecien kwietnia апреля",
  "may mai mayo maggio maio maj maja мая mei",
  "june jun juin junio juni giugno junho czerwiec czerwca июня",
  "july jul juillet juil julio juli luglio julho lipiec lipca июля",
  "august aug agust aout agosto ago sierpien sierpnia августа augustus",
  "september sep sept septmber setember septembre septiembre settembre setembro wrzesien wrzesnia сентября",
  "october oct octobr octobre octubre oktober okt ottobre outubro pazdziernik pazdziernika октября",
  "november nov novemeber novembre noviembre novembro listopad listopada ноября",
  "december dec decemeber decembre diciembre dic dezember dez dicembre dezembro grudzien grudnia декабря",
];
