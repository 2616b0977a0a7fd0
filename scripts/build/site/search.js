// The search of the documentation: an index over all sections, made in the page when somebody first searches.
(() => {
  const input = document.getElementById('search');
  const list = document.getElementById('found');
  let index;

  const indexed = () => {
    if (!index) {
      index = new MiniSearch({
        fields: ['title', 'page', 'text'],
        storeFields: ['title', 'page', 'text'],
        searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
      });
      index.addAll(documents);
    }
    return index;
  };

  /** The words around the first term that is found. */
  const excerpt = (text, terms) => {
    const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0);
    const from = Math.max(0, Math.min(...places, text.length) - 40);
    return `${from > 0 ? '…' : ''}${text.slice(from, from + 140)}…`;
  };

  const show = () => {
    const words = input.value.trim();
    const hits = words === '' ? [] : indexed().search(words).slice(0, 12);
    list.replaceChildren(
      ...hits.map(({ id, title, page, text, terms }) => {
        const [item, link, small] = ['li', 'a', 'small'].map((tag) => document.createElement(tag));
        link.href = id;
        link.textContent = title === page ? title : `${page}: ${title}`;
        small.textContent = excerpt(text, terms);
        item.append(link, small);
        return item;
      }),
    );
    if (words !== '' && hits.length === 0) {
      const item = document.createElement('li');
      item.textContent = 'Nothing found.';
      list.append(item);
    }
    list.hidden = words === '';
  };

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') input.value = '';
    if (event.key === 'Enter') list.querySelector('a')?.click();
    if (event.key === 'Escape') show();
  });
  list.addEventListener('click', () => {
    input.value = '';
    show();
  });

  // On a wide screen the menu stands open beside the text.
  const menu = document.querySelector('nav details');
  const wide = matchMedia('(min-width: 60rem)');
  const fold = () => {
    menu.open = wide.matches;
  };
  wide.addEventListener('change', fold);
  fold();
})();
