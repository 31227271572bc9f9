// The ids that an account owns, as a peer prepares them once.

/** @typedef {{ assistants: Set<number>, phoneNumbers: Set<number> }} Owned */

/** @param {any} account @returns {Owned | undefined} */
export const ownedBy = (account) =>
  account && {
    assistants: new Set(account.outbound_assistant_ids),
    phoneNumbers: new Set(account.phone_number_ids),
  };
