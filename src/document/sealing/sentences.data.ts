// Words before a full stop that does not, or seldom does, end a sentence. Lower case, without the last full stop.

/** Titles and the like: a name or more text follows, always. */
export const titles: ReadonlySet<string> = new Set(
  (
    "mr mrs ms mx dr prof gen lt col maj capt cpt sgt cmdr adm amb hon rev fr sr jr st messrs mme mlle mgr ing sra srta " +
    "pres gov sen rep sec mt ft m/v m/t mm d-r hr frau e.g i.e cf viz vs v approx ca c resp incl excl esp " +
    "г-н г-жа им ул пр пер т.е т.к т.н см ср напр акад проф д-р др-р ген полк кап дж z.b d.h bzw u.a p.ej vgl"
  ).split(" "),
);

/** A number, letter or symbol follows: "No. 5", "para. 12", "arts. IV and V", "Res. 2270". */
export const beforeNumbers: ReadonlySet<string> = new Set(
  (
    "no nos nr nrs num núm nº para paras par art arts sect sects fig figs tab vol vols p pp pg pgs pag pág págs ch chap " +
    "chaps cl app ann ed eds n nn fn ref refs res doc docs ser suppl item sch reg regs l ll col cols pt pts ex art’s " +
    "п пп ст стт с стр рис табл гл ч т тт абз прил резол jan feb mar apr jun jul aug sep sept oct nov dec"
  ).split(" "),
);

/** They stand inside a name or at the end of a sentence; what follows decides. */
export const mayEnd: ReadonlySet<string> = new Set(
  (
    "co cos corp inc ltd llc plc bros bhd sdn pte pty gmbh ag sa s.a s.r.l s.p.a b.v n.v etc al ibid op cit id loc jr " +
    "esq ph.d m.d b.a a.m p.m г гг в вв др т.д т.п млн млрд тыс руб долл ltda cía cie u.s u.k u.n e.u d.p.r.k d.c r.o.k"
  ).split(" "),
);

/** Words that begin a sentence and hardly ever a name's next part. */
export const openers: ReadonlySet<string> = new Set(
  (
    "The This These Those That It They There However According After Before During While When Where Moreover Furthermore " +
    "Although Since As For From With Its Their Our We Each Both Some Many Most Such Another Also Under Between " +
    "Following Subsequently Consequently Therefore Thus Similarly Additionally Panel Meanwhile"
  ).split(" "),
);

/** The same after a firm's name or "etc.", where they are no part of a person's name. */
export const shortOpeners: ReadonlySet<string> = new Set(
  "A An At By He Her His If In Of On One She So To Two".split(" "),
);
