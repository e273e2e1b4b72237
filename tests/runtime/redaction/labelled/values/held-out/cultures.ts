import { words } from "./names";

/** Given names and surnames of one tradition. */
interface Culture {
  given: readonly string[];
  surnames: readonly string[];
}

const culture = (given: string, surnames: string): Culture => ({
  given: words(given),
  surnames: words(surnames),
});

/** With letters beyond ASCII in both parts. */
export const ACCENTED: readonly Culture[] = [
  culture(
    "Sofía José Andrés Iván Óscar Lucía Verónica",
    "Ibáñez Gutiérrez Peñalver Zúñiga Bermúdez Rincón-Báez",
  ),
  culture("Éloïse Gaëlle Cédric Hélène Rémi Françoise", "Lefèvre Bézier Désormeaux Gagné Côté Périgord"),
  culture("Jörg Käthe Günther Björk Jürgen", "Müllner Schäffler Größling Königshofer Brüning"),
  culture("Þóra Åse Øystein Sølvi Märta Jørn", "Åkesson Sjöberg Bjørnstad Håkansson Østergaard"),
  culture("Łucja Władysław Grażyna Żaneta Michał", "Wójcicki Dąbrowicz Żelazny Kościelny Gołąb"),
  culture("Šárka Jiří Matěj Zdeněk Růžena", "Dvořáček Říha Kovářová Beneš Šťastný"),
  culture("Gülşen Çağla Ömer İpek Tuğba", "Yıldırım Öztürk Çelikoğlu Şimşek Güneş"),
  culture("João Antônio Conceição Inês Estêvão", "Magalhães Simões Falcão Araújo Gusmão"),
  culture("Zsófia László Györgyi Ágnes Bálint", "Szűcs Kőrösi Bárány Hegedűs Pálfy"),
  culture("Hồng Tuấn Phượng Thảo Đức", "Nguyễn Trần Phạm Đặng Võ"),
  culture("Ștefan Ioană Mădălina Răzvan", "Ionașcu Bălan Mărginean Țurcanu"),
  culture("Siân Dónal Síle Caoimhín Áine", "Ó'Néill Ní-Bhriain Mac-Síthigh Ó'Dálaigh"),
];

/** From other scripts or traditions, in plain Latin letters. */
export const ROMANISED: readonly Culture[] = [
  culture("Chukwuemeka Adaeze Obinna Nkechi Ifeoma Uche", "Okonjo Nwosu Ezeudu Anyanwu Onyeka"),
  culture("Oluwaseun Folasade Babatunde Yetunde Kayode", "Adeyemi Ogunleye Bamgbose Akinola Fashola"),
  culture("Kwabena Akosua Yaw Efua Kojo", "Mensah Boateng Asante Owusu Agyeman"),
  culture("Thandiwe Sipho Nomvula Bongani Lindiwe", "Dlamini Mthembu Ndlovu Zwane Khumalo"),
  culture("Wanjiru Kamau Njeri Otieno Achieng", "Mwangi Odhiambo Wambui Kiprono Njoroge"),
  culture("Abebe Tigist Selamawit Dawit Hiwot", "Tesfaye Bekele Gebremariam Haile Wolde"),
  culture("Aarav Priyanka Deepika Rohan Sanjana", "Chaudhary Mukherjee Iyengar Deshpande Venkatesan"),
  culture("Gurpreet Simran Jaspreet Harleen", "Dhillon Grewal Bhullar Sekhon"),
  culture("Ayesha Bilal Zainab Usman Hina", "Qureshi Siddiqui Chaudhry Bhatti Malik"),
  culture("Mehmet Aylin Emre Elif", "Demir Kaplan Aydin Koc"),
  culture("Xiuying Jianhong Meiling Zhihao", "Ouyang Zhong Xie Feng Cao"),
  culture("Haruka Takeshi Sayuri Kenji Akane", "Yamashita Kobayashi Fujimoto Ishikawa Nakajima"),
  culture("Hyejin Sungmin Jiyeon Minseok", "Hwang Jeong Kwon Moon"),
  culture("Svetlana Dmitri Yekaterina Grigory Ludmila", "Kuznetsov Morozova Sokolov Belyaeva Gagarin"),
  culture("Oksana Taras Bohdan Yaryna", "Shevchuk Bondarenko Kovalenko Tkachenko"),
  culture("Giorgi Nino Tamar Levan", "Beridze Kapanadze Lomidze Gelashvili"),
  culture("Anahit Tigran Nareh Hovik", "Petrosyan Harutyunyan Sargsyan Grigoryan"),
  culture("Yitzhak Shoshana Avital Noam", "Ben-David Rabinovich Mizrahi Shapira"),
  culture("Fatemeh Reza Shirin Kaveh", "Hosseini Karimi Ahmadi Tehrani"),
  culture("Kalani Leilani Keoni Malia", "Kamaka Kealoha Nakamura Kahale"),
  culture("Tane Aroha Wiremu Hine", "Tamihana Parata Ngata Rangi"),
  culture("Nayeli Xochitl Citlali Itzel", "Huerta Tlapa Xicale Cuautle"),
  culture("Somchai Malee Kanya Niran", "Srisai Wongsakul Chaiyasit Rattanakorn"),
  culture("Budi Dewi Putu Wayan Ratna", "Santoso Wijaya Kusuma Hartono"),
  culture("Jomar Marikit Rodel Liwayway", "Bautista Dimaculangan Macaraeg Pangilinan"),
];

/** Whole names in scripts other than Latin. */
export const SCRIPTS =
  "王秀英|欧阳建国|林志玲子|陳美玲|高橋 美咲|渡辺健太|小林 さくら|김서연|박지훈|정민재|최유진|Наталья Орлова|Игорь Лебедев|Марина Зайцева|Олена Кравчук|Тарас Гончар|محمد الزهراني|نورة القحطاني|سارة حداد|زهرا موسوی|علی رضایی|שרה לוינסון|יעקב פרידמן|Δήμητρα Παπαδάκη|Νίκος Γεωργίου|ნინო გელაშვილი|დავით ლომიძე|Անահիտ Սարգսյան|प्रिया शर्मा|रोहन वर्मा|அனிதா குமார்|สมชาย ใจดี|বিনয় সেনগুপ্ত|ਗੁਰਪ੍ਰੀਤ ਕੌਰ|అనిత రెడ్డి|ሰላም ተስፋዬ|Бойко Стефанов|Драган Јовановић|Айгүл Нұрланова|မမစန္ဒာ".split(
    "|",
  );
