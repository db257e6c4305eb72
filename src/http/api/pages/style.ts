/** The look of the first page: the colours of the other pages, one column on a telephone. */
export const style = `
:root{--paper:#fff;--wash:#f6f5f1;--line:#d9d5cb;--ink:#1b1f24;--soft:#535c66;--accent:#17375e;--bad:#8f1d18;--note:#6a4300;--note-bg:#fdf3da;--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Noto Serif",Georgia,serif;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#14171b;--wash:#1d2126;--line:#3a4048;--ink:#e9e7e1;--soft:#a9b1ba;--accent:#a5c8f0;--bad:#ffb4aa;--note:#f5d28c;--note-bg:#362a10}}
*{box-sizing:border-box}
html{font:400 100%/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;color:var(--ink);background:var(--paper);text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
header,main,footer{max-width:64rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem}
h1{font:600 2rem/1.2 var(--serif);margin:0}
h2{font:600 1.3rem/1.3 var(--serif);margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
p,ul,dl{margin:.75rem 0}
.lead{font-size:1.1rem;max-width:46rem}
.record,.soft{color:var(--soft)}
.notice{background:var(--note-bg);color:var(--note);padding:.6rem .9rem;border-radius:.3rem;max-width:46rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,input:focus-visible,pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.links{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:.5rem 2rem}
.links a{font-weight:600}
.links span,td span{display:block;color:var(--soft);font-size:.92rem}
form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end}
label{display:grid;gap:.2rem;font-size:.92rem;flex:1 1 11rem}
input{font:inherit;padding:.5rem .6rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--paper);color:var(--ink);width:100%;min-height:2.75rem}
button{font:inherit;font-weight:600;padding:.5rem 1.1rem;min-height:2.75rem;border:1px solid var(--accent);border-radius:.3rem;background:var(--accent);color:var(--paper);cursor:pointer}
button.quiet{background:none;color:var(--accent)}
.said:empty{display:none}.said.wrong{color:var(--bad);font-weight:600}
[hidden]{display:none!important}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
th{font-size:.92rem;color:var(--soft);font-weight:600}
td a{margin-right:1rem}td a,td code{white-space:nowrap}
code,pre{font:.9rem/1.5 ui-monospace,"Cascadia Mono",Menlo,monospace}
pre{background:var(--wash);padding:.6rem .9rem;border-radius:.3rem;margin:.25rem 0 .9rem;white-space:pre-wrap}
.commands p{margin:.25rem 0}
footer{margin-top:3rem;padding-bottom:2rem;color:var(--soft);font-size:.92rem}
@media(max-width:40rem){header,main,footer{padding-left:1rem;padding-right:1rem}
table,thead,tbody,tr,td{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:.6rem 0;border-bottom:1px solid var(--line)}td{border:0;padding:.1rem 0}button{width:100%}}
`.trim();
