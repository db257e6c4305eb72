import { words } from "../types.ts";

/**
 * Verbs that can only, or mostly, be the finite verb of a clause: past forms that no rule makes, and forms of the
 * present that are hardly ever nouns ("owns", not "exports"). Forms in "-ed" go by their ending. Our own list.
 */
export const finiteVerbs = words(`
  arose ate became began bent bore bought bound bred broke brought built burnt came caught chose clung crept dealt dug
  drank drew drove fed fell felt fled flew forbade forgave forgot fought found froze gave got grew heard held hid hung
  kept knew laid lay led leant learnt left lent lost made meant met mistook oversaw overtook paid put ran rang read rode
  rose said sang sank sat saw sent set shook shone shot slept slid sold sought spelt spent spoke spun stood stole strove
  struck stuck sung swept swore swung taught thought threw told took tore understood undertook underwent upheld went
  withdrew withheld woke won wore wove wrote
  acknowledges acquires admits alleges allows appears applies arrives asserts assesses assists attempts attends avoids
  becomes begins believes belongs bears brings buys carries claims comes commits comprises concludes confirms considers
  consists constitutes contains continues contravenes contributes corresponds creates demonstrates denies depends derives
  describes determines employs enables engages ensures establishes evades exceeds exists fails finds follows forbids
  generates gives goes governs has holds identifies ignores implies includes indicates infringes insists intends involves
  keeps knows lacks launders leads leaves lives maintains manages means meets obtains occurs operates owes owns pays
  permits persists possesses prepares prevents produces prohibits provides proves pursues receives recognizes refers
  refuses regards registers relates relies remains represents requires resides results reveals runs says seeks seems sells
  sends serves smuggles speaks stands states stems stipulates suggests takes tells tends threatens uses violates works
  belong constitute contain continue contravene evade exist include operate own possess provide remain reside seem sell
  violate
`);
