import { itFinds, itKeeps } from "./marked";

describe("the detector of addresses", () => {
  itFinds("ADDRESS", [
    "we live at ⟦12 oak⟧",
    "i live at ⟦1420 birchwood drive apt 3⟧",
    "⟦123 Main St, Springfield, IL 62704⟧",
    "⟦1600 Pennsylvania Avenue NW, Washington, DC 20500⟧",
    "come to ⟦77 W. Jackson Blvd., Chicago⟧",
    "⟦P O Box 123, Ames IA 50010⟧",
    "⟦Rural Route 3 Box 213, Lake Isaiah, NM 29112⟧",
    "⟦1423 County Road 512⟧",
    "⟦221B Baker Street, London NW1 6XE⟧",
    "⟦Flat 2, 14 Rose Road, Leeds LS1 4AB⟧",
    "⟦Calle Gran Vía 12⟧ es mi casa",
    "⟦C/ Mayor 5, 28013 Madrid⟧",
    "⟦Via Roma 5, 00184 Roma⟧",
    "wohnhaft ⟦Am Hang 5, 80331 München⟧",
    "⟦12 bis rue de Rivoli, Paris⟧",
    "⟦Rua das Flores, 123 - Centro, São Paulo - SP, 01310-100⟧ e mais",
    "⟦ul. Marszałkowska 12/5, Warszawa⟧",
    "⟦ул. Ленина, д. 5⟧",
    "⟦東京都千代田区丸の内1-2-3⟧",
    "the party is at ⟦Four Terry Street⟧ on Wednesday",
    "at ⟦47 orchard ct⟧ tonight",
    "⟦apt 4b, 12 west st⟧",
    "corner of ⟦5th and Main⟧",
  ]);
  itKeeps([
    "we go to Park Avenue School",
    "5 miles down the road",
    "he ran 3 laps around the court",
    "we have 2 dogs at the lake",
    "it takes 10 minutes to drive to the park",
    "Grade 8 Science Field Trip",
    "12 Angry Men is a movie",
    "I live 5 blocks away and stayed home 3 days",
    "address the 3 issues in the main paragraph",
    "add at least 3 dot points",
    "meet at the corner store",
    "the zip is 30301-4002",
    "one way street, two lane road",
  ]);
});
