/** How a standing looks: what is well, what waits, what needs somebody, and what only is. */
export type Tone = 'good' | 'waiting' | 'needs-you' | 'calm';
