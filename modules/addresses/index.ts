export { addressesFeature } from './addresses.module.ts';
export { ADDRESS_BOOK, type AddressBook } from './app/address-book.ts';
