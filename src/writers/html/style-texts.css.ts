/** Style of the two texts. */
export const textStyle = `
.tools{display:flex;flex-wrap:wrap;gap:.5rem;margin-bottom:1rem}
.heads{display:none}
.texts{border-top:2px solid var(--ink)}
.row{display:grid;grid-template-columns:8.5rem minmax(0,44rem);gap:0 1.5rem;padding:.3rem 0 .3rem .7rem;border-inline-start:4px solid transparent;content-visibility:auto;contain-intrinsic-size:auto 4rem;scroll-margin-top:5rem}
.row.target,tr.target{background:var(--wash)}
.row:focus{outline:none}
.row:focus-visible{outline:3px solid var(--accent)}
.row.reworded,.row.moved,.row.split,.row.merged{border-color:var(--bar)}
.row.removed{border-color:var(--del)}
.row.added{border-color:var(--ins)}
.gut{margin:0;font-size:.75rem;line-height:1.5;color:var(--soft);padding-top:.2rem;overflow-wrap:anywhere}
.gut .pg{float:inline-end}
.gut a{font-weight:600}
.gut .k{white-space:nowrap}
.sil{color:var(--sil);background:var(--sil-bg);padding:0 .3em}
.txt{line-height:1.6;overflow-wrap:anywhere;font-size:1.0313rem}
.txt p{margin:0 0 .3rem}
.num{font-variant-numeric:tabular-nums;padding-inline-end:.3em}
.num .o+.n::before{content:" \\2192  ";color:var(--soft)}
.num .o{color:var(--soft)}
.col .num .n::before{content:none!important}
sup .o{display:none}
.old sup .o{display:inline}
sup{font-size:.7em;line-height:0}
sup a{text-decoration:none;padding:0 .1em}
.k-heading .txt,.k-annex .txt{font-weight:600;font-size:1.2rem;padding-top:1rem}
.k-heading .gut,.k-annex .gut{padding-top:1.3rem}
.k-heading.l2 .txt{font-size:1.1rem}
.k-heading.l3 .txt,.k-heading.l4 .txt{font-size:1.0313rem}
.k-numbered.l1 .txt,.k-item.l1 .txt{padding-inline-start:2rem}
.k-numbered.l2 .txt,.k-item.l2 .txt{padding-inline-start:4rem}
.k-numbered.l3 .txt,.k-numbered.l4 .txt,.k-item.l3 .txt,.k-item.l4 .txt{padding-inline-start:5rem}
.k-item .txt p::before{content:"\\2022\\00a0";color:var(--soft)}
.k-footnote .txt,.k-endnote .txt{font-size:.875rem;padding-inline-start:2rem}
.k-caption .txt{font-size:.9375rem;font-weight:600}
.ghost .txt{font:italic .875rem/1.5 system-ui,"Noto Sans",sans-serif;color:var(--soft);margin:0}
.refs:not(.moved) del,.refs:not(.moved) ins{color:var(--soft);background:none;text-decoration-style:dotted}
.old .para{text-decoration:none;background:none;color:inherit}
.old .para::before{content:"\\A";white-space:pre}
.old .pil{display:none}
.old p:has(+.np),.old .np{display:inline}
.tab table{font-size:.9375rem;min-width:60%}
.tab td{border:1px solid var(--line);padding:.25rem .6rem;vertical-align:top;text-align:start}
.tab td.ref{font:.75rem/1.6 system-ui,"Noto Sans",sans-serif;color:var(--soft);white-space:nowrap}
tr.removed td{background:var(--del-bg)}
tr.added td{background:var(--ins-bg)}
.fold>button{margin:.4rem 0;border:0;border-block:1px dashed var(--line);border-radius:0;width:100%;text-align:start;padding:.3rem .7rem;color:var(--soft);font-size:.8125rem;background:none}
.fold>button:hover{background:var(--wash)}
.fold>button::before{content:"\\25be\\00a0\\00a0"}
.fold.closed>button::before{content:"\\25b8\\00a0\\00a0"}
.fold.closed>.same{display:none}
.col{display:none}
@media screen{
.texts[data-mode=side] .row:not(.ghost){grid-template-columns:6.5rem minmax(0,1fr) minmax(0,1fr)}
.texts[data-mode=side] .row:has(.col)>.txt:not(.col){display:none}
.texts[data-mode=side] .row>.col{display:block}
.texts[data-mode=side] .row.unchanged:not(.k-heading):not(.k-annex) .col{color:var(--soft)}
.heads:has(+.texts[data-mode=side]){display:grid;grid-template-columns:6.5rem 1fr 1fr;gap:0 1.5rem;position:sticky;top:2.6rem;background:var(--paper);z-index:4;padding:.4rem .2rem .4rem .9rem;font-size:.875rem}
.heads b:first-child{grid-column:2}
}
@media screen and (max-width:52rem){
.row{grid-template-columns:minmax(0,1fr);padding-inline-start:.6rem}
.gut{padding:0}
.gut:empty{display:none}
.gut .pg{float:none;padding-inline-start:.6em}
.texts[data-mode=side] .row:not(.ghost){grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 .8rem}
.texts[data-mode=side] .row>.gut{grid-column:1/-1}
.heads:has(+.texts[data-mode=side]){grid-template-columns:1fr 1fr}
.heads b:first-child{grid-column:1}
.k-numbered.l1 .txt,.k-item.l1 .txt,.k-footnote .txt,.k-endnote .txt{padding-inline-start:1rem}
.k-numbered.l2 .txt,.k-numbered.l3 .txt,.k-numbered.l4 .txt,.k-item.l2 .txt{padding-inline-start:1.6rem}
}
`;
