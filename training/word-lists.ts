import { hashWord } from "../runtime/redaction/names/hash";

const list = (text: string) => text.split(/[\s]+/).filter(Boolean);
const lines = (text: string) =>
  text
    .split(/[,\n]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Words too frequent to be taken for names, though some people bear them. */
export const FUNCTION_WORDS = new Set(
  list(`a an the and or but so if as at by in on of to up no not do go he she it we you i me my us is am are was be been
    her him his its our their they them this that these those there here then than when what who why how all any
    some one two has had have did does done can could would should shall might must from for with into out off over
    very too just now yes okay ok oh like get got let see say said too more most much many few new old good bad day
    today tomorrow yesterday week month year time mom dad school class home work because about after before again
    other also only even ever never always really still back down well way want need know think make made take
    come came feel felt tell told ask give help look find put keep try call use u ur r im dont cant wont aint ya
    son man men boy boys girl girls love first last name sir hi hey hello dear thanks please pls plz lol idk
    mr mrs ms miss dr its ill id ive hes shes theyre youre were wasnt isnt didnt doesnt thats whats
    monday tuesday wednesday thursday friday saturday sunday october november december february january july
    which whom whose where while until till since both each every own same such else per via than though yet
    sid ssn dob mrn ext acct id ids gpa iep pin pw pwd usr addr tel ph fax cell attn cc bcc re fwd fyi asap rgb hex url api
    le la el los las un una de du des et est y o que en por para con mi tu su se te no si`).map(hashWord),
);

/** First and last names that are more often words, by forms that WordNet does not count. */
export const OFTEN_WORDS = new Set(
  list(`will may drew won can long young best case been being having gone said done seen wants needs`),
);

/** What chats write that no dictionary holds. */
export const SLANG =
  list(`idk lol lmao lmfao omg omfg tbh ngl fr frfr rn smh wtf wth bc bcuz cuz cos coz tho thru pls plz thx ty tysm
  np nvm jk brb btw fyi imo imho irl ikr ily ilysm hbu wbu wyd wya hmu ppl gonna wanna gotta kinda sorta dunno lemme gimme
  yall ya yea yeah yep yup nah nope nope hmm um umm uh uhh ugh huh meh aww ew eww oof yikes yo yoo bruh bro sis fam lit sus
  cringe slay bestie bff gf bf hw convo info vid vids pic pics selfie insta snap tiktok youtube google gmail discord roblox
  minecraft fortnite netflix spotify chromebook ipad iphone laptop wifi url pdf docx pptx xlsx html css json png jpg zip gpa
  sat act ap ib ela pe esl iep ssn dob hr calc precalc trig bio chem econ gov lang lit asap tmr tmrw 2moro rlly rly srsly
  srry sry soz ok okay okey k kk mhm yass haha hahaha hehe lolol xd gg wp afk dm dms pm msg txt gc ig fb sc obv obvs prob
  prolly def defo deffo totes legit lowkey highkey af idc idgaf stfu gtfo mf dat dis wut wat wassup sup hiii heyyy heyy helloo
  freind teh wierd recieve definately alot becuase thier untill tommorow tomorow excercise practise pasword adress numbr
  dont cant wont didnt doesnt isnt wasnt arent werent havent hasnt hadnt shouldnt couldnt wouldnt aint im ive ill id youre
  youve youll hes shes theyre theyve weve wed theyd itd itll thatd thats whats wheres whos hows theres heres lets
  homeroom kindergartener gradebook schoology powerschool kahoot quizlet edpuzzle desmos khan docs dropdown login logins
  signup username usernames password passwords website websites online offline email emails blog app apps hotline crisis
  lgbtq lgbt bipoc adhd ptsd ocd asd cbt dbt meds covid vape vaping vaped weed pronoun pronouns nonbinary genderfluid trans
  hola buenos buenas dias tardes noches gracias por favor como estas esta estoy soy eres somos son tengo tienes tiene quiero quiere puedo puede necesito ayuda tarea escuela maestra maestro mama papa hermano hermana amigo amiga hoy manana ayer triste feliz cansado cansada solo sola mucho muy pero porque cuando donde que quien nombre llamo hija hijo nacio clase examen casa familia bien mal todo todos nada algo siempre nunca bonjour merci je suis tu es il elle nous vous ils mon ma mes est et dans pour avec pas oui non ich bin du bist er sie wir ihr und nicht mit fur danke bitte heute morgen ola obrigado obrigada voce nao sim hoje 你好 谢谢 再见 你好吗 我 是 不 的 こんにちは ありがとう はい いいえ 안녕하세요 감사합니다 네 아니요 привет спасибо да нет пожалуйста я не ты он она мы вы они как что это дела хорошо здравствуйте नमस्ते धन्यवाद हाँ नहीं मैं है हूँ مرحبا شكرا نعم لا أنا السلام عليكم שלום תודה כן לא אני γειά σου ευχαριστώ ναι όχι καλημέρα สวัสดี ขอบคุณ ครับ ค่ะ дякую привіт так ні cyberbully cyberbullying bully bullied triggered triggering suicidal selfharm counselling counsellor gym pe rotc jv
  mbps kbps ghz mhz kg cm mm km mph kph lbs oz rpm pts qty num misc est dept ext apt dr`);

/** Brands, products, works and schools' words that are written with a capital and are no persons. */
export const PROPER_NOUNS =
  lines(`Google, Gmail, YouTube, TikTok, Instagram, Insta, Snapchat, Snap, Facebook, Twitter, Discord, WhatsApp, Telegram,
  Reddit, Twitch, Spotify, Netflix, Hulu, Disney, Pixar, Roblox, Minecraft, Fortnite, Pokemon, Nintendo, Xbox, PlayStation, Steam,
  iPhone, iPad, Android, Samsung, Chromebook, MacBook, Windows, Microsoft, Word, Excel, PowerPoint, Outlook, OneNote, Teams, Zoom,
  Canvas, Schoology, Moodle, Blackboard, Kahoot, Quizlet, Khan, Academy, Duolingo, Desmos, Edpuzzle, Grammarly, Naviance,
  PowerSchool, Clever, Wikipedia, Amazon, Walmart, Starbucks, McDonald, Chick, Nike, Adidas, Uber, Lyft, PayPal, Venmo, Visa, Mastercard,
  Chromebooks, Photoshop, Adobe, Python, Java, JavaScript, Scratch, GitHub, Linux, Firefox, Chrome, Safari, Wi-Fi, Bluetooth,
  Algebra, Geometry, Calculus, Precalculus, Trigonometry, Statistics, Biology, Chemistry, Physics, Anatomy, Physiology, Economics,
  Psychology, Sociology, Geography, History, Civics, Government, English, Spanish, French, German, Latin, Mandarin, Chinese, Japanese,
  Literature, Composition, Journalism, Drama, Theater, Theatre, Band, Orchestra, Choir, Photography, Ceramics, Robotics, Yearbook,
  Freshman, Sophomore, Junior, Senior, Homecoming, Prom, Winterfest, Halloween, Thanksgiving, Christmas, Hanukkah, Kwanzaa, Easter,
  Ramadan, Eid, Diwali, Passover, Juneteenth, Valentine, Labor, Memorial, Veterans, Presidents, Columbus, Indigenous,
  Mitochondria, Photosynthesis, Chloroplast, Renaissance, Holocaust, Constitution, Congress, Senate, Supreme, Court, Republican,
  Democrat, Democratic, Nazi, Soviet, Roman, Greek, Egyptian, Aztec, Mayan, Inca, Viking, Zeus, Odyssey, Iliad, Gatsby, Hamlet, Macbeth,
  Hogwarts, Gryffindor, Batman, Superman, Spiderman, Avengers, Marvel, Barbie, Frozen, Encanto, Moana, Shrek, Pikachu, Mario, Zelda, Sonic,
  Olympics, Olympic, NFL, NBA, MLB, FIFA, Lakers, Yankees, Cowboys, Patriots, Celtics, Warriors,
  Prozac, Zoloft, Lexapro, Adderall, Ritalin, Concerta, Tylenol, Advil, Ibuprofen, Melatonin, Xanax, Wellbutrin,
  Medicaid, Medicare, FAFSA, UCAS, GCSE, STEM, NASA, FBI, CIA, USA, UK, UN, EU, NATO, WWI, WWII, DNA, RNA, CPR, ADHD, PTSD, OCD, GPA, SAT, PSAT, ACT, IEP, ELA,
  Bible, Quran, Torah, Christian, Muslim, Jewish, Catholic, Hindu, Buddhist, Islam, Christianity, Judaism`);

/** Persons everybody knows and characters of what is read and watched, beside those WordNet has. */
export const PUBLIC_PERSONS =
  lines(`Martin Luther King, Rosa Parks, Harriet Tubman, Frederick Douglass, Malcolm X, Nelson Mandela, Mahatma Gandhi,
  Barack Obama, Michelle Obama, Donald Trump, Joe Biden, Kamala Harris, Hillary Clinton, Bill Clinton, George Bush, Ronald Reagan,
  Ruth Bader Ginsburg, Greta Thunberg, Malala Yousafzai, Elon Musk, Bill Gates, Steve Jobs, Mark Zuckerberg, Jeff Bezos,
  Taylor Swift, Billie Eilish, Ariana Grande, Olivia Rodrigo, Harry Styles, Ed Sheeran, Justin Bieber, Selena Gomez, Bruno Mars, Kanye West,
  Kendrick Lamar, Travis Scott, Lady Gaga, Michael Jackson, Elvis Presley, Freddie Mercury, Bob Marley, Tom Hanks, Tom Cruise, Tom Holland,
  Emma Watson, Dwayne Johnson, Johnny Depp, Leonardo DiCaprio, Jennifer Lawrence, LeBron James, Stephen Curry,
  Kobe Bryant, Lionel Messi, Cristiano Ronaldo, Serena Williams, Simone Biles, Tom Brady, Patrick Mahomes, Tiger Woods, Muhammad Ali, Usain Bolt,
  Harry Potter, Hermione Granger, Ron Weasley, Albus Dumbledore, Percy Jackson, Katniss Everdeen, Peter Parker, Tony Stark,   Luke Skywalker, Darth Vader, Sherlock Holmes, Atticus Finch, Scout Finch, Boo Radley, Jay Gatsby, Nick Carraway, Daisy Buchanan,
  Holden Caulfield, Huck Finn, Huckleberry Finn, Tom Sawyer, Jane Eyre, Elizabeth Bennet, Oliver Twist, Ebenezer Scrooge, Robinson Crusoe,
  Anne Frank, Sylvia Plath, Maya Angelou, Toni Morrison, Stephen King, Suzanne Collins, Rick Riordan, Roald Dahl,
  Marie Curie, Isaac Newton, Albert Einstein, Charles Darwin, Galileo Galilei, Nikola Tesla, Stephen Hawking, Jane Goodall, Rosalind Franklin,
  Ada Lovelace, Alan Turing, Neil Armstrong, Sally Ride, Amelia Earhart, Abraham Lincoln, George Washington, Thomas Jefferson,
  Benjamin Franklin, Alexander Hamilton, Theodore Roosevelt, Franklin Roosevelt, Eleanor Roosevelt, John Kennedy,
  Ulysses Grant, Sojourner Truth, Clara Barton, Helen Keller, Booker Washington, Cesar Chavez,
  William Shakespeare, Jane Austen, Charles Dickens, Mark Twain, Edgar Allan Poe, Emily Dickinson, Walt Whitman, Langston Hughes,
  Ernest Hemingway, John Steinbeck, George Orwell, Ray Bradbury, Virginia Woolf, Leonardo da Vinci, Vincent van Gogh, Pablo Picasso, Claude Monet,
  Frida Kahlo, Andy Warhol, Julius Caesar, Alexander the Great, Genghis Khan, Joan of Arc, Napoleon Bonaparte, Adolf Hitler, Joseph Stalin,
  Winston Churchill, Queen Elizabeth, King Henry, Queen Victoria, Christopher Columbus, Lewis and Clark, Sigmund Freud, Karl Marx, Mother Teresa,
  Romeo Montague, Juliet Capulet, Lady Macbeth, Victor Frankenstein, Winnie the Pooh, Mickey Mouse, Santa Claus, Bilbo Baggins, Frodo Baggins,
  Steve Irwin, Bob Ross, Mister Rogers, Oprah Winfrey, Walt Disney, Henry Ford, Thomas Edison, Alexander Graham Bell, Johann Sebastian Bach, George Floyd, Emmett Till, Jackie Robinson, Wilma Rudolph, Jesse Owens, Babe Ruth,
  Shaquille O'Neal, Kevin Durant, Caitlin Clark, Travis Kelce, Lamar Jackson, Aaron Rodgers, Peyton Manning, Kylian Mbappe, Erling Haaland,
  Naomi Osaka, Coco Gauff, Roger Federer, Rafael Nadal, Novak Djokovic, Michael Phelps, Katie Ledecky, Megan Rapinoe, Mia Hamm, Derek Jeter, Shohei Ohtani,
  Nicki Minaj, Cardi B, Megan Thee Stallion, Doja Cat, Bad Bunny, Post Malone, Frank Ocean, Tyler the Creator, Tupac Shakur, Snoop Dogg, Katy Perry, Miley Cyrus,
  Dua Lipa, Sabrina Carpenter, Chappell Roan, Noah Kahan, Zach Bryan, Morgan Wallen, Luke Combs, Dolly Parton, Johnny Cash, Whitney Houston, Stevie Wonder, Bob Dylan, Paul McCartney, John Lennon,
  David Bowie, Elton John, Kurt Cobain, Jimi Hendrix, Amy Winehouse, Lana Del Rey, Shawn Mendes, Charlie Puth, Lil Nas, Lil Wayne, Juice Wrld,
  Kim Kardashian, Kylie Jenner, Kendall Jenner, Addison Rae, Charli D'Amelio, Logan Paul, Jake Paul, Emma Chamberlain, Joe Rogan, Jimmy Fallon, Ellen DeGeneres,
  Tom Hiddleston, Robert Downey, Chris Hemsworth, Scarlett Johansson, Ryan Reynolds, Ryan Gosling, Margot Robbie, Timothee Chalamet, Jenna Ortega, Millie Bobby Brown, Pedro Pascal,
  Keanu Reeves, Morgan Freeman, Denzel Washington, Viola Davis, Chadwick Boseman, Robin Williams, Jim Carrey, Adam Sandler, Daniel Radcliffe, Rupert Grint,
  Draco Malfoy, Severus Snape, Sirius Black, Peeta Mellark, Annabeth Chase, Jon Snow, Homer Simpson, Bart Simpson, Charlie Brown, Bugs Bunny, Donald Duck,
  Buzz Lightyear, Indiana Jones, James Bond, Han Solo, Princess Leia, Miles Morales, Wednesday Addams, Willy Wonka, Charlie Bucket, Mary Poppins, Jack Sparrow, Forrest Gump, Rocky Balboa,
  Arthur Dimmesdale, Hester Prynne, Willy Loman, Blanche DuBois, Dorian Gray, Victor Hugo, Jean Valjean, Edmond Dantes, Bob Cratchit, Tiny Tim, Jem Finch, George Milton, Lennie Small,
  Simone de Beauvoir, Agatha Christie, Beatrix Potter, Lewis Carroll, Oscar Wilde, Zora Neale Hurston, Alice Walker, Ralph Ellison, Kurt Vonnegut, Judy Blume, Jeff Kinney, Dav Pilkey,
  George Carver, Jonas Salk, Louis Pasteur, Gregor Mendel, Dmitri Mendeleev, Niels Bohr, Robert Oppenheimer, Edwin Hubble, Carl Sagan, Neil deGrasse Tyson, Bill Nye, Mae Jemison, Buzz Aldrin,
  Paul Revere, Patrick Henry, Betsy Ross, Nat Turner, Dred Scott, Sitting Bull, Davy Crockett, Daniel Boone, Meriwether Lewis, Ferdinand Magellan, Hernan Cortes,
  Henry Hudson, Francis Drake, Walter Raleigh, Anne Boleyn, Queen Isabella, Catherine the Great, Ivan the Terrible, Peter the Great, Otto von Bismarck, Benito Mussolini, Vladimir Lenin, Vladimir Putin,
  Volodymyr Zelensky, Angela Merkel, Margaret Thatcher, Boris Johnson, Justin Trudeau, Emmanuel Macron, Xi Jinping, Mao Zedong, Fidel Castro, Che Guevara, Desmond Tutu, Dalai Lama,
  Sonia Sotomayor, Clarence Thomas, Thurgood Marshall, Nancy Pelosi, Bernie Sanders, Alexandria Ocasio-Cortez, Mitt Romney, John McCain, Jimmy Carter, Richard Nixon, Lyndon Johnson, Harry Truman, Dwight Eisenhower,
  Herbert Hoover, Woodrow Wilson, Calvin Coolidge, Grover Cleveland, James Madison, James Monroe, Aaron Burr, John Hancock, Thomas Paine, John Locke, Thomas Hobbes, Jean Rousseau`);
