/** First character of a nickname, then stars. */
export const maskedName = (nickname: string): string => `${[...nickname].slice(0, 1).join('')}**`;
