import { printStyle } from "./style-print.css.ts";
import { textStyle } from "./style-texts.css.ts";

/** The page's whole style. A notice is repeated in the margin of every printed page. */
export function pageStyle(notice: string | undefined): string {
  return [colours, base, summary, changes, textStyle, printStyle(notice)].join("\n").replace(/\n\s*/g, "\n").trim();
}

// Removed is red with a line through it, added is blue and underlined: told apart by those who see no red and green.
const light = `--paper:#fff;--wash:#f6f5f1;--line:#d9d5cb;--ink:#1b1f24;--soft:#535c66;--accent:#17375e;--bar:#5b7596;
  --del:#8f1d18;--del-bg:#fbeae7;--ins:#0b4a6b;--ins-bg:#e3f0f7;--sil:#6a4300;--sil-bg:#fdf3da;--sil-line:#c08a1e;--mark:#fde9a6`;
const dark = `--paper:#14171b;--wash:#1d2126;--line:#3a4048;--ink:#e9e7e1;--soft:#a9b1ba;--accent:#a5c8f0;--bar:#7f9dc2;
  --del:#ffb4aa;--del-bg:#43201d;--ins:#a3dcf5;--ins-bg:#123443;--sil:#f5d28c;--sil-bg:#362a10;--sil-line:#a37a25;--mark:#5a4a12`;

const colours = `
:root{${light};color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
`;

const base = `
*{box-sizing:border-box}
html{font:400 100%/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}
body{margin:0}
main{max-width:76rem;margin:0 auto;padding:0 1.5rem 4rem}
h1,h2,.lead,.txt,.diff,.ev,.tile b{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif",Georgia,serif}
h1{font-size:clamp(1.6rem,1.1rem + 2vw,2.5rem);line-height:1.18;font-weight:600;margin:.2rem 0 1.1rem;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1.5rem;line-height:1.25;font-weight:600;margin:0 0 .9rem}
h3{font-size:1rem;margin:0 0 .5rem}
h4{font-size:.875rem;margin:1.2rem 0 .3rem}
p{margin:0 0 .7rem}
a{color:var(--accent);text-underline-offset:.15em}
section{margin-top:3.5rem;scroll-margin-top:3.5rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
small,.note,.caption,caption{font-size:.8125rem;color:var(--soft)}
.note{max-width:60rem}
code,kbd{font:.8125rem/1 ui-monospace,"Noto Sans Mono",monospace}
kbd{border:1px solid var(--line);border-bottom-width:2px;border-radius:3px;padding:0 .3em;background:var(--wash)}
ins{color:var(--ins);background:var(--ins-bg);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.18em}
del{color:var(--del);background:var(--del-bg);text-decoration:line-through;text-decoration-thickness:1px}
del+ins,ins+del{margin-inline-start:.2em}
mark{background:var(--mark);color:inherit;padding:0 .1em;font-weight:600}
button,select,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:3px;padding:.3rem .6rem;min-height:2.2rem}
button{cursor:pointer}
button:hover{background:var(--wash)}
button[aria-pressed=true]{background:var(--accent);color:var(--paper);border-color:var(--accent)}
.skip{position:absolute;left:-99rem;top:0;background:var(--paper);padding:.6rem 1rem;z-index:9}
.skip:focus{left:.5rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
html:not(.has-js) .js{display:none}
[hidden]{display:none!important}
.has-js .more{display:none}
.all .more{display:revert}
.notice{margin:0;padding:.5rem 1.5rem;background:var(--sil-bg);color:var(--sil);border-bottom:1px solid var(--sil-line);text-align:center;font-size:.875rem;font-weight:600}
.nav{position:sticky;top:0;z-index:5;background:var(--paper);border-bottom:1px solid var(--line);display:flex;gap:1.5rem;align-items:baseline;padding:.55rem max(1.5rem,calc((100vw - 73rem)/2));font-size:.875rem;overflow-x:auto;white-space:nowrap}
.nav b{letter-spacing:.02em}
.nav ul{display:flex;gap:1.25rem;list-style:none;margin:0;padding:0}
.nav a{text-decoration:none}
.nav a:hover{text-decoration:underline}
.scroll{overflow-x:auto}
table{border-collapse:collapse}
.list{width:100%;font-size:.9rem}
.list th,.list td{text-align:start;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.list thead th{font-size:.8125rem;color:var(--soft);font-weight:600;overflow-wrap:normal}
.list tbody th{font-weight:600}
.list .n,.bars .n,.plot .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:1.5rem 3rem}
.two>*{min-width:0}
ul.plain{list-style:none;padding:0}
.showmore{margin-top:.7rem}
.help{max-width:32rem;border:1px solid var(--line);border-radius:4px;padding:1.5rem 2rem;background:var(--paper);color:inherit}
.help::backdrop{background:#0008}
.help dl div{display:flex;gap:1rem;padding:.25rem 0}
.help dt{min-width:7rem}
.help dd{margin:0}
`;

const summary = `
.head{padding-top:2.5rem;scroll-margin-top:4rem}
.kicker{margin:0;font-size:.8125rem;font-weight:600;letter-spacing:.12em;text-transform:uppercase;color:var(--soft)}
.docs{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:.4rem 3rem;margin:0 0 .6rem;font-size:.9rem}
.docs div{display:flex;gap:.9rem;border-top:2px solid var(--ink);padding-top:.45rem}
.docs dt{font-weight:700;min-width:4.6rem}
.docs dd{margin:0;color:var(--soft)}
.docs .t{display:block;color:var(--ink)}
.docs .f{display:block;color:var(--ink);overflow-wrap:anywhere}
.caution{margin:1rem 0;padding:.6rem .9rem;border:1px solid var(--sil-line);border-left-width:5px;background:var(--sil-bg);color:var(--sil);font-size:.9rem}
.caution p,.caution ul{margin:0}
.caution ul{padding-left:1.2rem}
.caution a{color:inherit}
.made{font-size:.8125rem;color:var(--soft);margin:0}
.lead{max-width:54rem;margin:1.6rem 0 1.8rem;font-size:1.15rem;line-height:1.5}
.lead p:first-child{font-size:1.45rem;line-height:1.35;font-weight:600;margin-bottom:.4rem}
.tiles{display:grid;grid-template-columns:repeat(5,1fr);list-style:none;margin:0;padding:0;border-block:1px solid var(--line)}
.tile a{display:block;height:100%;padding:.9rem 1rem;color:inherit;text-decoration:none}
.tile+.tile{border-inline-start:1px solid var(--line)}
.tile a:hover{background:var(--wash)}
.tile b{display:block;font-size:2.1rem;line-height:1.1;font-weight:600;font-variant-numeric:lining-nums}
.tile span{font-weight:600;font-size:.9375rem}
.tile small{display:block;line-height:1.35}
.tile.warn{background:var(--sil-bg);box-shadow:inset 0 3px var(--sil-line)}
.tile.warn b,.tile.warn span,.tile.warn small{color:var(--sil)}
.answers{display:grid;grid-template-columns:repeat(3,1fr);gap:2.5rem;margin-top:2.5rem}
.answer{min-width:0;scroll-margin-top:4rem}
.answer h2{font-size:1.25rem;border-bottom:2px solid var(--ink);padding-bottom:.35rem}
.bars{width:100%;font-size:.9rem;margin-bottom:1.2rem}
caption,.caption{text-align:start;padding-bottom:.3rem;margin:0}
.bars th{font-weight:400;text-align:start;padding:.12rem .6rem .12rem 0;width:58%}
.bars th a,.gone a,.plot th a{color:inherit;text-decoration-color:var(--line)}
.bars th a:hover,.gone a:hover,.plot th a:hover{text-decoration-color:currentColor}
.bars .n{padding-inline-end:.6rem;width:2.5rem}
.bars rect{fill:var(--bar)}
.bars svg{display:block}
.answer .list{margin-bottom:.8rem}
.answer .list .rest th{font-weight:400}
.gone{list-style:none;padding:0;margin:0}
.gone li{padding:.4rem 0;border-bottom:1px solid var(--line);line-height:1.35}
.gone a{font-weight:600}
.gone a::before{content:"\\00d7\\00a0";color:var(--del);text-decoration:none}
.gone small{display:block}
.less-t{margin-top:1.4rem}
.list th a{color:inherit;text-decoration-color:var(--line)}
.list th a:hover{text-decoration-color:currentColor}
.answer .note{margin-top:.8rem}
.plot{width:100%;font-size:.9rem}
.plot th[scope=row]{font-weight:600;text-align:start;width:38%;padding:.3rem 1rem .3rem 0;line-height:1.3;overflow-wrap:anywhere}
.plot th small{display:block;font-weight:400}
.plot thead th{text-align:start;font-size:.8125rem;color:var(--soft);padding-bottom:.2rem}
.plot thead .n{text-align:end}
.plot td,.plot th{border-bottom:1px solid var(--line)}
.plot .n{padding-inline-start:1rem}
.plot .axis{padding:0 .6rem;min-width:9rem}
.plot .d{font-weight:600}
.is-gone .d,.is-less .d{color:var(--del)}
.is-more .d{color:var(--ins)}
.dumb{display:block;overflow:visible}
.dumb text{font-size:11px;fill:var(--soft)}
.base{stroke:var(--line)}
.span{stroke:var(--bar);stroke-width:3}
.is-gone .span,.is-less .span{stroke:var(--del)}
.is-more .span{stroke:var(--ins)}
.was{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.now{fill:var(--ink)}
path.none{stroke:var(--del);stroke-width:2.5;fill:none}
.legend{font-size:.8125rem;color:var(--soft)}
.even{margin-inline-start:1.5rem}
.legend svg{vertical-align:-3px;margin-inline-start:.9rem}
.legend svg:first-child{margin:0}
`;

const changes = `
.cols{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:2.5rem;align-items:start}
html:not(.has-js) .cols{grid-template-columns:minmax(0,1fr)}
.filters{position:sticky;top:4rem;font-size:.875rem}
.filters label{display:block;margin-bottom:.8rem;font-weight:600}
.filters select,.filters input{display:block;width:100%;margin-top:.2rem;font-weight:400}
.filters.active select:has(option:checked:not([value=""])){border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.hits{font-weight:700;font-size:1rem}
.hint{margin-top:.8rem;color:var(--soft)}
.cards{list-style:none;margin:0;padding:0}
.card{padding:1.1rem 0 1.3rem;border-top:1px solid var(--line);scroll-margin-top:3.5rem;content-visibility:auto;contain-intrinsic-size:auto 16rem;display:grid;grid-template-columns:minmax(0,1fr) 17rem;gap:.2rem 2rem;grid-template-rows:auto auto 1fr}
.card:first-child{border-top:2px solid var(--ink)}
.card.current{box-shadow:-1rem 0 var(--paper),calc(-1rem - 4px) 0 var(--accent)}
.card:focus{outline:none}
.card:focus-visible{outline:3px solid var(--accent);outline-offset:6px}
.card header,.card .diff,.card .classes{grid-column:1}
.card .bind{grid-column:2;grid-row:1/span 3}
.card h3{font-size:1rem;font-weight:600;margin:0;line-height:1.4}
.cid{display:inline-block;font:600 .8125rem/1.5 ui-monospace,"Noto Sans Mono",monospace;color:var(--soft);min-width:2.2rem}
.kind{display:inline-block}
.kind::first-letter{text-transform:uppercase}
.where{font-weight:400;color:var(--soft)}
.sec{font-size:.8125rem;color:var(--soft);margin:0;display:inline-block;padding-inline-end:1rem}
.go{font-size:.8125rem}
.diff{margin:.6rem 0;line-height:1.6;font-size:1.0313rem;overflow-wrap:anywhere}
.gap{color:var(--soft)}
.classes{list-style:none;margin:0;padding:0;font-size:.875rem}
.classes li{padding:.15rem 0 .15rem 1.3rem;position:relative;overflow-wrap:anywhere}
.classes li::before{position:absolute;left:0;top:.1rem;font-weight:700;content:"\\2022";color:var(--soft)}
.classes .less::before{content:"\\2212";color:var(--del)}
.classes .more::before{content:"+";color:var(--ins)}
.has-js .classes .more{display:list-item}
.grade{white-space:normal;padding:0 .15rem}
.ev{color:var(--soft);font-size:.9375rem}
.ev mark{color:var(--ink)}
.classes code{color:var(--soft);font-size:.75rem}
.bind{font-size:.8125rem;line-height:1.45;border-inline-start:3px solid var(--accent);padding-inline-start:.9rem;align-self:start;overflow-wrap:anywhere}
.bind p{margin:0 0 .3rem}
.bind dl{margin:.3rem 0 0}
.bind dl div{padding:.12rem 0}
.bind dt{display:inline;font-weight:600}
.bind dt::after{content:": "}
.bind dd{display:inline;margin:0;color:var(--soft)}
.badge{font-weight:700;font-size:.875rem}
.badge::first-letter{text-transform:uppercase}
.bind.silent{border-color:var(--sil-line);background:var(--sil-bg);padding:.6rem .9rem}
.bind.silent p,.bind.silent dt,.bind.silent dd{color:var(--sil)}
.bind.silent.quiet{background:none;padding-block:0}
.bind.own-correction{border-color:var(--line)}
.flag{font-weight:600;color:var(--sil)}
.flag::before{content:"! "}
li.bind{margin-bottom:1.2rem;max-width:48rem;font-size:.875rem}
@media screen and (max-width:70rem){.card{grid-template-columns:minmax(0,1fr)}.card .bind{grid-column:1;grid-row:auto;margin-top:.7rem}}
@media screen and (max-width:52rem){
  main{padding:0 1rem 3rem}
  .nav{padding:.55rem 1rem}
  .notice{padding:.5rem 1rem}
  .answers{grid-template-columns:minmax(0,1fr);gap:2rem}
  .tiles{grid-template-columns:repeat(6,1fr)}
  .tile{grid-column:span 2;border:0!important;border-bottom:1px solid var(--line)!important}
  .tile:nth-child(n+4){grid-column:span 3;border-bottom:0!important}
  .tile a{padding:.7rem .6rem}
  .tile b{font-size:1.6rem}
  .cols{grid-template-columns:minmax(0,1fr);gap:1.2rem}
  .filters{position:static;display:grid;grid-template-columns:1fr 1fr;gap:.2rem .8rem;align-items:end}
  .hits,.filters label:first-of-type,.hint{grid-column:1/-1}
  .hint{display:none}
  .lead{font-size:1.0625rem}.lead p:first-child{font-size:1.25rem}
  .plot th[scope=row]{width:34%;padding-inline-end:.4rem}
  .plot .axis{min-width:5rem}
  .plot thead text:not(:first-child,:last-child){display:none}
  .plot .n{padding-inline-start:.5rem}
  .plot thead th:nth-child(n+3){font-size:.75rem}
}
`;
