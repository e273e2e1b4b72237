/** Addresses, and ids that schools and clinics hold, marked as in `forms.ts`. */
export const ID_FORMS = {
  ADDRESS: [
    "we moved to ⟦7462 E. Nichols Hwy⟧, can the bus still get me?",
    "send it to ⟦91390 Williams Forges in Jonesland⟧.",
    "at ⟦80841 Stone Expressway Suite 388, Danaborough, AS 31878⟧, since",
    "home address: ⟦986 amanda pine, north renee⟧",
    "⟦12 rue de la Paix, 75002 Paris⟧ is hers",
    "ich wohne ⟦Lange Straße 5a, 10115 Berlin⟧",
    "⟦PO Box 9142, New Brooke, UT 99196⟧",
    "⟦Flat 35C, White Burg, Kerryborough, KA9 8XP⟧",
    "i live on ⟦maple street⟧",
    "drop me at the corner of ⟦Fifth and Main⟧",
  ],
  MEDICAL_RECORD_NUMBER: ["MRN: ⟦00441233⟧", "medical record number is ⟦A-448211⟧"],
  HEALTH_PLAN_ID: ["medicare ⟦1EG4-TE5-MK73⟧ ok", "⟦1EG4TE5MK73⟧", "member id: ⟦XYZ123456789⟧"],
  NET_ID: ["my netid is ⟦abc123⟧", "login: ⟦jd482⟧"],
  LICENSE_PLATE: ["license plate ⟦7ABC123⟧", "the plate number was ⟦KLM-4821⟧"],
  PASSPORT: ["passport number ⟦C01X00T47⟧ expires", "my passport is ⟦123456789⟧"],
  MAC_ADDRESS: ["mac ⟦00:1A:2B:3C:4D:5E⟧", "⟦00-1a-2b-3c-4d-5e⟧ ok"],
  COORDINATES: ["at ⟦40.7128° N, 74.0060° W⟧ now", "pin ⟦40.712776, -74.005974⟧"],
};
