/** What the HTML report does in the browser: it shows and hides what is there, and asks for nothing. */
export const SCRIPT = `
'use strict';
const MODES = ['merged', 'side', 'swipe', 'onion', 'difference'];
const SMALL = matchMedia('(max-width: 800px)').matches;
let active;
for (const mockup of document.querySelectorAll('.mockup')) {
  const stage = mockup.querySelector('.stage');
  const view = mockup.querySelector('.view');
  const places = JSON.parse(mockup.querySelector('script[type="application/json"]').textContent);
  const items = [...mockup.querySelectorAll('.list li')];
  const slider = mockup.querySelector('.slide input');
  let current = -1;
  let zoom = SMALL ? 2 : 1;
  const spots = () => {
    for (const layer of mockup.querySelectorAll('.spots')) {
      layer.replaceChildren();
      if (current < 0) continue;
      for (const place of places[current]) {
        for (const version of ['old', 'new']) {
          const box = place[version];
          if (!box || (layer.dataset.version !== 'merged' && layer.dataset.version !== version)) continue;
          const spot = document.createElement('div');
          spot.className = 'spot ' + version;
          spot.style.left = box[0] + '%'; spot.style.top = box[1] + '%';
          spot.style.width = box[2] + '%'; spot.style.height = box[3] + '%';
          layer.append(spot);
        }
      }
    }
  };
  const goTo = (spot) => {
    const [a, b] = [spot.getBoundingClientRect(), view.getBoundingClientRect()];
    view.scrollBy(a.left + a.width / 2 - b.left - b.width / 2, a.top + a.height / 2 - b.top - b.height / 2);
    if (b.bottom > innerHeight || b.top < 0) view.scrollIntoView({ block: 'nearest' });
  };
  const select = (index, scroll) => {
    current = index === current && scroll !== 'step' ? -1 : index;
    items.forEach((item, i) => item.querySelector('button').setAttribute('aria-current', String(i === current)));
    spots();
    if (current < 0) return;
    const fold = items[current].closest('details');
    if (fold) fold.open = true;
    if (scroll === 'step') items[current].querySelector('button').focus();
    const visible = [...mockup.querySelectorAll('.spot')].filter((spot) => spot.getClientRects().length > 0);
    const goal = visible.find((spot) => spot.classList.contains('new')) || visible[0];
    if (goal) goTo(goal);
  };
  const show = (mode) => {
    stage.className = 'stage ' + mode;
    for (const button of mockup.querySelectorAll('[data-mode]')) {
      button.setAttribute('aria-pressed', String(button.dataset.mode === mode));
    }
    slider.parentElement.hidden = mode !== 'swipe' && mode !== 'onion';
  };
  const slide = () => {
    stage.style.setProperty('--cut', slider.value + '%');
    stage.style.setProperty('--mix', String(slider.value / 100));
  };
  const enlarge = (by) => {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = view;
    const before = zoom;
    zoom = by === 0 ? 1 : Math.min(8, Math.max(1, zoom * by));
    stage.style.setProperty('--zoom', String(zoom));
    const keep = (at, size) => ((at + size / 2) * zoom) / before - size / 2;
    view.scrollTo(keep(scrollLeft, clientWidth), keep(scrollTop, clientHeight));
  };
  items.forEach((item, i) => item.querySelector('button').addEventListener('click', () => { active = api; select(i); }));
  for (const button of mockup.querySelectorAll('[data-mode]')) {
    button.addEventListener('click', () => { active = api; show(button.dataset.mode); });
  }
  for (const button of mockup.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => { active = api; enlarge(Number(button.dataset.zoom)); });
  }
  slider.addEventListener('input', slide);
  const drag = (event) => {
    if (!stage.classList.contains('swipe') || (event.pointerType === 'mouse' && event.buttons !== 1)) return;
    const { left, width } = stage.getBoundingClientRect();
    slider.value = String((100 * (event.clientX - left)) / width);
    slide();
  };
  stage.addEventListener('pointerdown', drag);
  stage.addEventListener('pointermove', drag);
  for (const box of mockup.querySelectorAll('.filters input')) {
    box.addEventListener('change', () => {
      for (const item of items) if (item.dataset.kind === box.value) item.hidden = !box.checked;
      for (const group of mockup.querySelectorAll('.group')) {
        group.hidden = [...group.querySelectorAll('li')].every((item) => item.hidden);
      }
      if (current >= 0 && items[current].hidden) select(current);
    });
  }
  const api = {
    show,
    enlarge,
    clear() { if (current >= 0) select(current); },
    step(by) {
      const shown = items.map((item, i) => (item.hidden ? -1 : i)).filter((i) => i >= 0);
      if (shown.length === 0) return;
      const at = shown.indexOf(current);
      select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length], 'step');
    },
  };
  active = active || api;
  mockup.addEventListener('pointerenter', () => { active = api; });
  show('merged');
  slide();
  stage.style.setProperty('--zoom', String(zoom));
}
document.addEventListener('keydown', (event) => {
  if (!active || event.ctrlKey || event.metaKey || event.altKey || event.target.type === 'range') return;
  const mode = MODES[Number(event.key) - 1];
  const inView = event.target.classList.contains('view');
  if (mode) active.show(mode);
  else if (event.key === 'j' || (event.key === 'ArrowDown' && !inView)) active.step(1);
  else if (event.key === 'k' || (event.key === 'ArrowUp' && !inView)) active.step(-1);
  else if (event.key === '+' || event.key === '=') active.enlarge(1.5);
  else if (event.key === '-') active.enlarge(1 / 1.5);
  else if (event.key === '0') active.enlarge(0);
  else if (event.key === 'Escape') active.clear();
  else return;
  event.preventDefault();
});
// Paper has no folds.
let folded = [];
addEventListener('beforeprint', () => {
  folded = [...document.querySelectorAll('details:not([open])')];
  for (const fold of folded) fold.open = true;
});
addEventListener('afterprint', () => { for (const fold of folded) fold.open = false; });
`;
