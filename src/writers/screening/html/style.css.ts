import { pageStyle } from "../../html/style.css.ts";

const own = `
.tiles.five{grid-template-columns:repeat(5,1fr)}
.histogram{display:block;width:100%;min-width:30rem;height:auto;max-width:60rem}
.histogram rect{fill:var(--bar)}
.histogram line{stroke:var(--line)}
.histogram text{font-size:11px;fill:var(--soft)}
.bins{max-width:24rem}
.customer{display:block;content-visibility:auto;contain-intrinsic-size:auto 22rem}
.customer h3{font-size:1.15rem}
.customer h3 small{font-weight:400;margin-inline-start:.6rem}
.cells{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;margin:.3rem 0 .8rem;font-size:.875rem}
.cells div{max-width:100%;overflow-wrap:anywhere}
.cells dt{display:inline;color:var(--soft)}
.cells dt::after{content:": "}
.cells dd{display:inline;margin:0}
.hitlist{list-style:none;margin:0;padding:0}
.hit{border-inline-start:3px solid var(--accent);padding-inline-start:1rem;margin:0 0 1.2rem}
.who{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:1rem}
.score b{display:block;font-size:1.7rem;line-height:1.1;font-variant-numeric:lining-nums tabular-nums}
.score span{font-size:.8125rem;color:var(--soft)}
.who h4{font-size:1rem;margin:0 0 .15rem}
.who h4 small{font-weight:400}
.listed,.verdict,.decided{margin:0 0 .2rem;font-size:.875rem;overflow-wrap:anywhere}
.listed{color:var(--soft)}
.decided{font-weight:600}
.sides{margin-top:.4rem;min-width:40rem}
.sides th[scope=row]{white-space:nowrap;font-weight:400;color:var(--soft)}
.sides td:nth-child(2),.sides td:nth-child(3){font-weight:600;min-width:8rem}
.sides .weigh{white-space:nowrap;font-variant-numeric:tabular-nums}
.sides .weigh svg{vertical-align:-1px;margin-inline-end:.4rem}
.sides .weigh line{stroke:var(--soft)}
.for rect{fill:var(--bar)}
.against rect{fill:var(--del)}
.against td:nth-child(n+2){color:var(--del)}
.missing td{font-weight:400!important;color:var(--soft)}
@media screen and (max-width:52rem){.who{grid-template-columns:minmax(0,1fr);gap:0}.score b,.score span{display:inline}}
@media print{.hit,.sides tr{break-inside:avoid}.customer{display:block!important}.for rect,.against rect,.histogram rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** The style of ledgers, and what a page of hits has besides. */
export function screeningStyle(): string {
  return `${pageStyle(undefined)}\n${own.replace(/\n\s*/g, "\n").trim()}`;
}
