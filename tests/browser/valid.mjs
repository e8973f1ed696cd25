// What html-validate says of a page.
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'error',
    'long-title': 'off',  // a page is named after its subject, which may be long
    'require-sri': ['error', { target: 'crossorigin' }],
  },
});

export async function validate(html, url) {
  const report = await validator.validateString(html, url);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${url}:${line}: ${ruleId}: ${message}`));
}
