// Runs before the first paint, small and blocking, because two things cannot wait for the application:
// 1. A choice made before it is ready is kept, and taken from `window.sfEarly` when it is.
// 2. Whoever has an unfinished attempt must not meet scene one again: it is hidden until their place is known.
(function () {
  var html = document.documentElement;
  var path = location.pathname.replace(/\/$/, '');
  /** @param {string} key */
  function mark(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }
  if (mark('sf:inter')) html.classList.add('inter');

  var unfinished = [];
  try {
    unfinished = JSON.parse(mark('sf:unfinished') || '[]');
  } catch {
    // Not ours, or broken: nothing is hidden.
  }
  var here = path.replace(/^\/kurs\//, '');
  /** @param {string} id */
  function isHere(id) {
    // The start page shows where one was, whatever it is; one page has the tests of both roles.
    return path === '' || id === here || (here === 'prove' && /^test\//.test(id));
  }
  if (Array.isArray(unfinished) && unfinished.some(isHere)) {
    html.classList.add('fortsetter');
    // Should the application never come, the page is shown all the same.
    setTimeout(function () {
      html.classList.remove('fortsetter');
    }, 8000);
  }

  window.sfEarly = null;
  window.sfReady = false;
  /** @param {NonNullable<Window['sfEarly']>} step @param {Element} control */
  function keep(step, control) {
    if (window.sfEarly) return;
    window.sfEarly = step;
    control.setAttribute('aria-pressed', 'true');
  }
  document.addEventListener(
    'click',
    function (event) {
      if (window.sfReady || !(event.target instanceof Element)) return;
      /** @type {HTMLElement | null} */
      var button = event.target.closest('button[data-choice]');
      if (button) keep({ scene: button.dataset.scene || '', choice: button.dataset.choice || '' }, button);
      // Somebody in a photo: the box in the list is ticked, and the application takes over what is ticked.
      /** @type {HTMLElement | null} */
      var figure = event.target.closest('[data-person]');
      /** @type {HTMLElement | null} */
      var box = figure && document.querySelector('form [value="' + figure.dataset.person + '"]');
      if (box) box.click();
    },
    true,
  );
  document.addEventListener(
    'submit',
    function (event) {
      var form = event.target;
      if (window.sfReady || !(form instanceof HTMLFormElement) || !form.dataset.scene) return;
      event.preventDefault();
      /** @type {NodeListOf<HTMLInputElement>} */
      var ticked = form.querySelectorAll('input:checked');
      /** @type {string[]} */
      var picks = [];
      ticked.forEach(function (input) {
        picks.push(input.value);
      });
      if (picks.length > 0) keep({ scene: form.dataset.scene, picks: picks.sort() }, event.submitter || form);
    },
    true,
  );
})();
