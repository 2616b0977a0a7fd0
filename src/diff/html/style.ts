/** The look of the HTML report, in light and in dark; the drawings keep their white paper. */
export const STYLE = `
:root { color-scheme: light; --page: #fff; --line: #d0d7de; --soft: #f6f8fa; --ink: #1f2328; --mute: #59636e;
  --spot: #ff8c00; --mark: #fff1e0; --added: #1a7f37; --removed: #cf222e; --moved: #0550ae; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --page: #0d1117; --line: #3d444d; --soft: #151b23; --ink: #e6edf3; --mute: #9198a1;
    --mark: #452b08; --added: #3fb950; --removed: #f85149; --moved: #58a6ff; }
}
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--page); overflow-wrap: anywhere; }
header { padding: 12px 20px; border-bottom: 1px solid var(--line); }
h1 { font-size: 18px; margin: 0 0 2px; }
h2 { font-size: 16px; margin: 0; }
h3, summary { font-size: 13px; font-weight: 700; margin: 12px 0 4px; color: var(--mute); }
header p, header ul, .hint, .opening { margin: 0; color: var(--mute); }
header ul { padding-left: 18px; }
.opening { color: var(--ink); font-weight: 700; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; font: 12px ui-monospace, monospace; }
button { color: inherit; }
button:focus-visible, input:focus-visible, summary:focus-visible, .view:focus-visible { outline: 2px solid var(--moved); outline-offset: 1px; }
.mockup { border-bottom: 1px solid var(--line); }
.bar { display: flex; flex-wrap: wrap; gap: 6px 14px; align-items: center; padding: 7px 20px; background: var(--soft);
  border-bottom: 1px solid var(--line); }
.buttons { display: inline-flex; flex-wrap: wrap; padding-left: 1px; }
.buttons button { border: 1px solid var(--line); background: var(--page); padding: 4px 10px; font: inherit; cursor: pointer;
  margin-left: -1px; white-space: nowrap; }
.buttons button[aria-pressed="true"] { background: var(--ink); color: var(--page); }
.split { display: grid; grid-template-columns: minmax(260px, 340px) 1fr; }
.list, .view { overflow: auto; max-height: calc(100vh - 46px); min-width: 0; }
.list { padding: 8px 12px 20px 20px; }
.list ol { list-style: none; margin: 0; padding: 0; }
.list button { display: grid; grid-template-columns: 18px 1fr; width: 100%; text-align: left; font: inherit; border: 0;
  background: none; padding: 3px 4px; border-radius: 4px; cursor: pointer; }
.list button:hover { background: var(--soft); }
.list button[aria-current="true"] { background: var(--mark); outline: 2px solid var(--spot); }
summary { cursor: pointer; }
.sign { font-weight: 700; }
.added .sign { color: var(--added); } .removed .sign { color: var(--removed); } .moved .sign { color: var(--moved); }
.filters { border: 0; padding: 0; margin: 0 0 6px; display: flex; flex-wrap: wrap; gap: 2px 10px; }
.filters label { white-space: nowrap; }
.view { padding: 12px 20px 20px 8px; }
.stage { position: relative; display: grid; grid-template-columns: 1fr; gap: 12px; width: calc(100% * var(--zoom, 1)); }
figure { margin: 0; position: relative; border: 1px solid var(--line); background: #fff; min-width: 0; }
figcaption { position: absolute; left: 0; top: 0; background: rgba(255,255,255,.9); padding: 1px 6px; font-size: 12px;
  color: #59636e; z-index: 2; }
.swipe .new-picture figcaption { left: auto; right: 0; }
.onion figcaption, .difference figcaption { display: none; }
img { display: block; width: 100%; height: auto; -webkit-user-drag: none; user-select: none; }
.spots { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
.spot { position: absolute; border: 3px solid var(--spot); border-radius: 4px; box-shadow: 0 0 0 2px #fff, 0 0 14px 4px rgba(255,140,0,.65);
  min-width: 12px; min-height: 12px; }
.spot.old { border-style: dashed; }
.old-picture, .new-picture { display: none; }
.side { grid-template-columns: 1fr 1fr; }
.side .merged-picture, .swipe .merged-picture, .onion .merged-picture, .difference .merged-picture { display: none; }
.side .old-picture, .side .new-picture { display: block; }
.swipe .old-picture, .swipe .new-picture, .onion .old-picture, .onion .new-picture,
.difference .old-picture, .difference .new-picture { display: block; grid-area: 1 / 1; }
.swipe { cursor: ew-resize; touch-action: pan-y; }
.swipe .new-picture { clip-path: inset(0 0 0 var(--cut, 50%)); }
.swipe::after { content: ''; position: absolute; top: 0; bottom: 0; left: var(--cut, 50%); width: 3px; margin-left: -1.5px;
  background: var(--spot); pointer-events: none; }
.onion .new-picture { opacity: var(--mix, .5); }
.difference { isolation: isolate; }
.difference .new-picture { mix-blend-mode: difference; }
.slide { display: inline-flex; gap: 6px; align-items: center; color: var(--mute); }
.slide input { width: 150px; }
[hidden] { display: none !important; }
@media screen and (max-width: 800px) {
  .bar { padding: 7px 12px; }
  .split { grid-template-columns: 1fr; }
  .list { max-height: none; padding: 8px 12px 20px; }
  .view { order: -1; position: sticky; top: 0; z-index: 4; height: 50vh; padding: 0; background: var(--page);
    border-bottom: 1px solid var(--line); }
  .side { grid-template-columns: 1fr; }
}
@media print {
  body { font-size: 11px; }
  .bar .buttons, .slide, .filters, .hint { display: none; }
  .split { display: block; } .list, .view { max-height: none; overflow: visible; padding: 4px 0; }
  .list { columns: 2; column-gap: 20px; }
  .list li { break-inside: avoid; } h3, summary { break-after: avoid; }
  .stage { display: block; width: 100%; } .old-picture, .new-picture { display: none !important; }
  .merged-picture { display: block !important; border: 0; break-inside: avoid; break-before: page; }
  .merged-picture img { width: auto; max-width: 100%; max-height: 255mm; margin: 0 auto; }
  .spot { display: none; }
  .mockup { break-after: page; border: 0; }
  .mockup:last-of-type { break-after: auto; }
}
`;
