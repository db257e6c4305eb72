/** Style of the printed page: everything open, no controls, the notice and the page number in every margin. */
export function printStyle(notice: string | undefined): string {
  const head = notice
    ? `@top-center{content:${cssString(notice)};font:600 8pt system-ui,"Noto Sans",sans-serif;color:#6a4300}`
    : "";
  return `
@page{size:A4;margin:20mm 18mm 18mm;${head}@bottom-center{content:counter(page) " / " counter(pages);font:8pt system-ui,"Noto Sans",sans-serif;color:#535c66}}
@media print{
html{font-size:9pt;background:#fff}
.answers{grid-template-columns:1fr 1.2fr 1fr}
.plot tr,.list tr,.bars tr{break-inside:avoid}
main{max-width:none;padding:0}
.nav,.skip,.js,.filters,.tools,.heads,.help,.go{display:none!important}
.card[hidden],.has-js .more{display:revert!important}
.card[hidden]{display:grid!important}
li.more{display:list-item!important}
tr.more{display:table-row!important}
.cols{display:block}
.notice{border:1px solid var(--sil-line);margin-bottom:4mm}
.head{padding-top:0}
.card,.row{content-visibility:visible;break-inside:avoid}
.row{break-inside:auto;orphans:3;widows:3}
.fold>button{display:none!important}
.fold>.same{display:block!important}
.texts .row>.col{display:none!important}
.texts .row>.txt:not(.col){display:block!important}
.row{grid-template-columns:26mm minmax(0,1fr)!important;gap:0 5mm}
.card{grid-template-columns:minmax(0,1fr) 52mm}
.card .bind{grid-column:2;grid-row:1/span 3;margin:0}
.answers{gap:6mm}
.scroll{overflow:visible}
h2,h3{break-after:avoid}
section{margin-top:9mm}
#texts{break-before:page}
a{color:inherit;text-decoration:none}
ins,del,mark,.bars rect,.tile.warn,.bind.silent,.dumb *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
}

/** Text as a CSS string: everything that could end it is written by its code. */
function cssString(text: string): string {
  const letters = [...text.toWellFormed()].map((letter) =>
    /[\p{L}\p{N} .,:;()–—-]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `,
  );
  return `"${letters.join("")}"`;
}
