// Opens what was encrypted for a reader, with jose.
import { compactDecrypt, importPKCS8 } from 'jose';

const { DIS_SEALED, DIS_KEY, DIS_ALG } = process.env;
const { plaintext, protectedHeader } = await compactDecrypt(DIS_SEALED, await importPKCS8(DIS_KEY, DIS_ALG), { keyManagementAlgorithms: [DIS_ALG], contentEncryptionAlgorithms: ['A256GCM'] });
if (protectedHeader.cty !== 'JWT') { throw new Error(`cty ${protectedHeader.cty}`); }
console.log(new TextDecoder().decode(plaintext));
