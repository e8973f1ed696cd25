// The whole suite in one process: one program, one browser. `node all.mjs`
for (const suite of ['axe', 'html', 'tasks', 'islands', 'print', 'weight', 'year', 'desk', 'alert', 'openid']) await import(`./${suite}.test.mjs`);
