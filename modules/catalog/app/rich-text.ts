import sanitize from 'sanitize-html';

export const RICH_TEXT_CHARS_MAX = 50_000;

/** What an editor for product pages makes; nothing that runs, asks, frames or loads from elsewhere. */
const RULES: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'h2', 'h3', 'h4', 'strong', 'b', 'em', 'i', 'u', 's', 'span', 'ul', 'ol', 'li'],
    ...['blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'hr', 'figure', 'figcaption'],
  ],
  allowedAttributes: {
    img: ['src', 'alt', 'width', 'height', 'srcset'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    '*': ['style'],
  },
  allowedStyles: {
    '*': {
      'text-align': [/^(?:left|center|right)$/],
      color: [/^#[0-9a-f]{3,6}$/i],
    },
  },
  // Pictures of this house only: one from elsewhere tells its owner who looks at the page.
  allowedSchemes: [],
  allowedSchemesAppliedToAttributes: ['src', 'srcset', 'href'],
  allowProtocolRelative: false,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^\/(?!\/|\\)/.test(attribs['src'] ?? ''),
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: true,
  nestingLimit: 20,
};

/** Markup as it may stand on a page: what is not allowed is gone, its text stays (scripts and styles go whole). */
export function safeRichText(markup: string): string {
  return sanitize(markup, RULES);
}
