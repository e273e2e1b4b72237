import { hashWord } from "../hash";

/** What a word says about an account name near it. */
export const WORD = { none: 0, platform: 1, act: 2, link: 3, owner: 4, filler: 5, thing: 6 } as const;

const WORDS: Record<Exclude<keyof typeof WORD, "none">, string> = {
  /** Where accounts are, and what an account name is called. */
  platform: `snap snapchat snapchats sc insta instagram ig finsta rinsta tiktok tt discord twitter tweet handle handles username usernames usrname
    screenname gamertag gamertags gt roblox rblx xbox psn playstation ps4 ps5 kik telegram tele twitch steam epic fortnite minecraft ign fb facebook
    whatsapp bereal vsco threads bluesky bsky mastodon youtube yt reddit pinterest tumblr wattpad spotify soundcloud venmo cashapp skype wechat vk
    signal account accounts acc acct alt profile user login gamer nick omegle yubo wizz bigo ao3 deviantart letterboxd strava goodreads
    duolingo lichess nintendo switch valorant riot overwatch geometrydash scratch burner`,
  /** What people do with an account. */
  act: `add follow followed following follows dm dmed dming dms messaging messaged messages commenting commented comments posting posted posts
    texting texted blocked block report reported friend friended unfollow unfollowed pm pmed mention mentioned tag tagged subscribe stalking
    impersonating pretending chatting playing logged catfishing hmu`,
  link: "is was as called named under es also ist to",
  owner: "my his her their ur your our hes shes our mi",
  filler:
    "me him them us name names on at the tag user its it's from by id new old other main private spam fake second with in for here there app",
  /** What a number sign follows without being part of a name. */
  thing: `room rm order case ticket locker bus id no number num item invoice issue po pr apt suite unit box bldg student chapter page question
    version build lot ref test seat table code pin ext`,
};

const KINDS = new Map<number, number>();
for (const [kind, words] of Object.entries(WORDS)) {
  for (const word of words.split(/\s+/)) {
    const hash = hashWord(word);
    if (!KINDS.has(hash)) KINDS.set(hash, WORD[kind as keyof typeof WORD]);
  }
}

export function wordKind(hash: number): number {
  return KINDS.get(hash) ?? WORD.none;
}

/** What stands behind an at sign in code and in talk without being an account. */
const NO_ACCOUNTS = new Set(
  `everyone here channel all all_students home school lunch work noon night midnight gym church practice media import override param return
   returns author see since deprecated property staticmethod classmethod test before after component injectable input output entity autowired
   the my this that same least about library starbucks mcdonalds target walmart recess`
    .split(/\s+/)
    .map(hashWord),
);

export function isNoAccount(hash: number): boolean {
  return NO_ACCOUNTS.has(hash);
}

/** Endings of files and domains. */
export const ENDING =
  /\.(?:com|org|net|edu|gov|io|co|us|uk|ca|de|me|tv|gg|app|dev|info|docx?|pptx?|xlsx?|pdf|txt|csv|json|html?|css|jsx?|tsx?|py|java|cpp|png|jpe?g|gif|svg|mp[34]|mov|zip|exe|md|xml|ya?ml|sql|sb3|ipynb)$/i;
