/** Where an order was sold (ORD-05): our own mini-program, the platforms, the tills; the names of inventory's shares. */
export const ORDER_CHANNELS = ['mini_program', 'douyin', 'kuaishou', 'meituan', 'pos'] as const;
export type Channel = (typeof ORDER_CHANNELS)[number];
