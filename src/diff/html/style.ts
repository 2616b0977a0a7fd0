/** The look of the HTML report. */
export const STYLE = `
:root { color-scheme: light; --line: #d0d7de; --soft: #f6f8fa; --ink: #1f2328; --mute: #59636e; --spot: #ff8c00; }
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: #fff; }
header { padding: 12px 20px; border-bottom: 1px solid var(--line); }
h1 { font-size: 18px; margin: 0 0 2px; }
h2 { font-size: 16px; margin: 0; }
h3 { font-size: 13px; margin: 12px 0 4px; color: var(--mute); }
header p, .hint { margin: 0; color: var(--mute); }
.mockup { border-bottom: 1px solid var(--line); }
.bar { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 8px 20px; background: var(--soft);
  border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 5; }
.modes { display: inline-flex; }
.modes button { border: 1px solid var(--line); background: #fff; padding: 4px 10px; font: inherit; cursor: pointer; margin-left: -1px; }
.modes button[aria-pressed="true"] { background: var(--ink); color: #fff; }
.split { display: grid; grid-template-columns: minmax(260px, 340px) 1fr; align-items: start; }
.list { padding: 8px 12px 20px 20px; position: sticky; top: 44px; max-height: calc(100vh - 44px); overflow: auto; }
.list ol { list-style: none; margin: 0; padding: 0; }
.list button { display: grid; grid-template-columns: 18px 1fr; width: 100%; text-align: left; font: inherit; border: 0;
  background: none; padding: 3px 4px; border-radius: 4px; cursor: pointer; overflow-wrap: anywhere; }
.list button:hover { background: var(--soft); }
.list button[aria-current="true"] { background: #fff1e0; outline: 2px solid var(--spot); }
.sign { font-weight: 700; }
.added .sign { color: #1a7f37; } .removed .sign { color: #cf222e; } .moved .sign { color: #0550ae; }
.filters { border: 0; padding: 0; margin: 0 0 6px; display: flex; flex-wrap: wrap; gap: 2px 10px; }
.filters label { white-space: nowrap; }
.view { padding: 12px 20px 20px 8px; overflow: auto; min-width: 0; }
.stage { position: relative; display: grid; grid-template-columns: 1fr; gap: 12px; }
figure { margin: 0; position: relative; border: 1px solid var(--line); background: #fff; }
figcaption { position: absolute; left: 0; top: 0; background: rgba(255,255,255,.9); padding: 1px 6px; font-size: 12px;
  color: var(--mute); z-index: 2; }
img { display: block; width: 100%; height: auto; }
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
.swipe .new-picture { clip-path: inset(0 0 0 var(--cut, 50%)); }
.onion .new-picture { opacity: var(--mix, .5); }
.difference { isolation: isolate; }
.difference .new-picture { mix-blend-mode: difference; }
.slider { width: 160px; }
[hidden] { display: none !important; }
@media (max-width: 800px) { .split { grid-template-columns: 1fr; } .list { position: static; max-height: none; } }
@media print {
  .bar, .filters, .hint { display: none; }
  .split { display: block; } .list { position: static; max-height: none; padding: 0; }
  .list li { break-inside: avoid; }
  .view { padding: 8px 0; } .stage { display: block; } .old-picture, .new-picture { display: none !important; }
  .merged-picture { display: block !important; break-inside: avoid; } .spot { display: none; }
  .mockup { break-after: page; }
}
`;
