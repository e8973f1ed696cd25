// Search in a copy of the site that has no server. copy-words.js has the words of the record and
// where they stand, copy-names.js the names and addresses for readers of the page's language.
(function () {
  'use strict';
  var words = window.actaWords, names = window.actaNames, marks = window.actaMarks;
  var field = document.getElementById('q'), list = document.getElementById('found');
  var said = document.getElementById('said');
  if (!words || !names || !field || !list) return;

  // As the record's own words are folded: without case and accents.
  function fold(text) {
    return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }

  // The stems of a word; of one that the record does not have, those of words that begin with it, or
  // with all of it but an ending.
  function stemsOf(word) {
    if (Object.prototype.hasOwnProperty.call(words.words, word)) return words.words[word];
    if (word.length < 3) return [];
    for (var end = word.length; end === word.length || end >= Math.max(4, word.length - 3); --end) {
      var start = word.slice(0, end);
      var all = Object.keys(words.words).filter(function (known) {
        return known.indexOf(start) === 0;
      }).reduce(function (some, known) { return some.concat(words.words[known]); }, []);
      if (all.length) return all;
    }
    return [];
  }

  // That a name is in another language than the page, as its other pages mark it.
  function markOf(language) {
    var mark = document.createElement('span'), whole = document.createElement('span');
    mark.className = 'lg';
    whole.className = 'vh';
    mark.textContent = marks[language][0];
    whole.textContent = ' (' + marks[language][1] + ')';
    mark.append(whole);
    return mark;
  }

  // How well each subject answers: 2 for a word in its name, 1 for one in its texts.
  function find(query) {
    var asked = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var found = null;
    asked.forEach(function (word) {
      var here = new Map();
      stemsOf(word).forEach(function (stem) {
        words.stems[stem][1].forEach(function (place) { if (!here.has(place)) here.set(place, 1); });
        words.stems[stem][0].forEach(function (place) { here.set(place, 2); });
      });
      var both = new Map();
      here.forEach(function (points, place) {
        if (found === null) both.set(place, points);
        else if (found.has(place)) both.set(place, found.get(place) + points);
      });
      found = both;
    });
    var whole = fold(query).trim();
    function rank(hit) { return (fold(names[hit[0]][0]) === whole ? 100 : 0) + hit[1]; }
    return Array.from(found || []).sort(function (a, b) { return rank(b) - rank(a) || a[0] - b[0]; });
  }

  function show(hits) {
    list.textContent = '';
    hits.forEach(function (hit) {
      var item = document.createElement('li'), line = document.createElement('p');
      var link = document.createElement('a'), kind = document.createElement('span');
      link.textContent = names[hit[0]][0];
      link.href = names[hit[0]][1];
      kind.textContent = names[hit[0]][2];
      kind.className = 'tag';
      line.append(link);
      if (names[hit[0]][3]) {
        link.lang = names[hit[0]][3];
        line.append(markOf(link.lang));
      }
      line.append(' ', kind);
      item.append(line);
      list.append(item);
    });
  }

  var query = new URLSearchParams(location.search).get('q') || '';
  field.value = query;
  if (!query.trim()) return;
  var hits = find(query);
  show(hits);
  said.textContent = hits.length ? query + ': ' + hits.length : said.getAttribute('data-none');
})();
