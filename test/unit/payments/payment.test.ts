import { PAYMENT_TRANSITIONS, type PaymentState } from '#modules/payments';

const states = Object.keys(PAYMENT_TRANSITIONS) as PaymentState[];

test('money that arrived is final: nothing leads out of SUCCEEDED', () => {
  expect(PAYMENT_TRANSITIONS.SUCCEEDED).toEqual([]);
});

test('money may arrive in every state that is not final', () => {
  for (const state of states)
    if (state !== 'SUCCEEDED') expect(PAYMENT_TRANSITIONS[state]).toContain('SUCCEEDED');
});

test('no state leads back to an earlier one', () => {
  for (const state of states) {
    expect(PAYMENT_TRANSITIONS[state]).not.toContain('CREATED');
    expect(PAYMENT_TRANSITIONS[state]).not.toContain(state);
  }
  expect(PAYMENT_TRANSITIONS.CLOSED).not.toContain('PREPAID');
});
