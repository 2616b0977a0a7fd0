/** What the HTML report does in the browser: it shows and hides what is there, and asks for nothing. */
export const SCRIPT = `
'use strict';
const MODES = ['merged', 'side', 'swipe', 'onion', 'difference'];
let active;
for (const mockup of document.querySelectorAll('.mockup')) {
  const stage = mockup.querySelector('.stage');
  const places = JSON.parse(mockup.querySelector('script[type="application/json"]').textContent);
  const items = [...mockup.querySelectorAll('.list li')];
  const slider = mockup.querySelector('.slider');
  let current = -1;
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
  const select = (index, scroll) => {
    current = index === current && scroll !== 'step' ? -1 : index;
    items.forEach((item, i) => item.querySelector('button').setAttribute('aria-current', String(i === current)));
    spots();
    if (current < 0) return;
    if (scroll === 'step') items[current].querySelector('button').focus();
    const visible = [...mockup.querySelectorAll('.spot')].find((spot) => spot.getClientRects().length > 0);
    if (visible) visible.scrollIntoView({ block: 'center', inline: 'center' });
  };
  const show = (mode) => {
    stage.className = 'stage ' + mode;
    for (const button of mockup.querySelectorAll('[data-mode]')) {
      button.setAttribute('aria-pressed', String(button.dataset.mode === mode));
    }
    slider.hidden = mode !== 'swipe' && mode !== 'onion';
  };
  const slide = () => {
    stage.style.setProperty('--cut', slider.value + '%');
    stage.style.setProperty('--mix', String(slider.value / 100));
  };
  items.forEach((item, i) => item.querySelector('button').addEventListener('click', () => { active = api; select(i); }));
  for (const button of mockup.querySelectorAll('[data-mode]')) {
    button.addEventListener('click', () => { active = api; show(button.dataset.mode); });
  }
  slider.addEventListener('input', slide);
  for (const box of mockup.querySelectorAll('.filters input')) {
    box.addEventListener('change', () => {
      for (const item of items) if (item.dataset.kind === box.value) item.hidden = !box.checked;
      for (const heading of mockup.querySelectorAll('h3')) {
        heading.hidden = [...heading.nextElementSibling.children].every((item) => item.hidden);
      }
      if (current >= 0 && items[current].hidden) select(current);
    });
  }
  const api = {
    show,
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
}
document.addEventListener('keydown', (event) => {
  if (!active || event.ctrlKey || event.metaKey || event.altKey || event.target.type === 'range') return;
  const mode = MODES[Number(event.key) - 1];
  if (mode) active.show(mode);
  else if (event.key === 'j' || event.key === 'ArrowDown') active.step(1);
  else if (event.key === 'k' || event.key === 'ArrowUp') active.step(-1);
  else if (event.key === 'Escape') active.clear();
  else return;
  event.preventDefault();
});
`;
