// The persons of this server. It has no operation to enrol them; this one is for the checks, which want somebody new.
const persons = new Map([['910000000015', { pin: '482915', email: 'wanjiru@example.org', name: 'Wanjiru' }]]);
let last = 910000100000;

export function enrol({ pin, email, fullName }) {
  const number = String((last += 1));
  persons.set(number, { pin, email, name: fullName });
  return number;
}

export function signIn(number, pin) {
  return persons.get(number)?.pin === pin ? number : undefined;
}

/** What oidc-provider asks of an account. */
export async function findAccount(ctx, id) {
  const person = persons.get(id);
  return person && { accountId: id, claims: async () => ({ sub: id, email: person.email, email_verified: true, name: person.name }) };
}
